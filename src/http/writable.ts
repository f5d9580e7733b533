/** As the schemas of the API have it: what is stored and decided on is readonly, their lists are not. */
export type Writable<T> = T extends string | number | boolean
  ? T
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T

/** The same value, ready to be sent: every field is still held against the schema of the answer. */
export const writable = <T>(value: T): Writable<T> => value as Writable<T>

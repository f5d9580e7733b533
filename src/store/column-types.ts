import type { ColumnType } from 'kysely'

/** Read as T, written as JSON text. */
export type Json<T> = ColumnType<T, string, string>
/** Read as a Date, written as one. */
export type At = ColumnType<Date, Date, Date>
export type MaybeAt = ColumnType<Date | null, Date | null | undefined, Date | null>

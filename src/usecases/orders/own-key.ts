/** What opens an order in place of its query code: the session of whoever was recognised. Codes are digits alone. */
const mark = 'own:'

export const ownKey = (sessionToken: string): string => `${mark}${sessionToken}`

/** The session's token; null for a query code. */
export const sessionIn = (key: string): string | null =>
  key.startsWith(mark) ? key.slice(mark.length) : null

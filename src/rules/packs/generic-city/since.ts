/** The surviving text gives no day; it is held to be in force since the first calendar we have. */
export const since = '2019-01-01'

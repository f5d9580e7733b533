/** The day the regulation came into force (art. 41). */
export const since = '2021-12-15'

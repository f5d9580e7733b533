/** In force from the day of issue. */
export const since = '2018-06-04'

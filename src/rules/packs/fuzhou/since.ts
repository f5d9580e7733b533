/** In force from the day of the notice. */
export const since = '2007-07-04'

/** soon: it comes near (yellow) | due: the day has come | lapsed: it has passed, and nobody has looked. */
export type ReviewStage = 'fine' | 'soon' | 'due' | 'lapsed'

/** A month to look through an entry. */
export const reviewNoticeDays = 30

/** The calendar day so many days later. */
export const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** How an entry stands to its day of review. Days are YYYY-MM-DD. */
export const reviewStage = (reviewBy: string, today: string): ReviewStage => {
  if (today > reviewBy) return 'lapsed'
  if (today === reviewBy) return 'due'
  return daysLater(today, reviewNoticeDays) >= reviewBy ? 'soon' : 'fine'
}

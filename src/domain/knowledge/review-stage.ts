/**
 * soon: it comes near (yellow) | due: the day has come | lapsed: it has passed, and nobody has looked |
 * ended: the entry's last day has passed, and it was neither renewed nor withdrawn.
 */
export type ReviewStage = 'fine' | 'soon' | 'due' | 'lapsed' | 'ended'

/** A month to look through an entry. */
export const reviewNoticeDays = 30

/** The calendar day so many days later. */
export const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** How an entry stands to its day of review. Days are YYYY-MM-DD. */
export const reviewStage = (reviewBy: string, today: string): Exclude<ReviewStage, 'ended'> => {
  if (today > reviewBy) return 'lapsed'
  if (today === reviewBy) return 'due'
  return daysLater(today, reviewNoticeDays) >= reviewBy ? 'soon' : 'fine'
}

type Dates = { readonly reviewBy: string; readonly endsOn: string | null }

/** Whether its last day comes before, or on, the day of review: then that is what somebody has to look at. */
export const endsFirst = ({ reviewBy, endsOn }: Dates): boolean => endsOn !== null && endsOn <= reviewBy

/** How an entry stands to what comes first, its day of review or its last day. */
export const dueStage = (dates: Dates, today: string): ReviewStage => {
  const { reviewBy, endsOn } = dates
  if (endsOn !== null && endsOn < today) return 'ended'
  return reviewStage(endsOn !== null && endsFirst(dates) ? endsOn : reviewBy, today)
}

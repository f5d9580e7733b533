import type { PlaceId, UnitId } from '../domain/place.ts'
import type { NewDelivery } from './conversation-store.ts'
import type { Period } from './report-figures.ts'

/** Somebody looked in: when, and what stood there. */
export type DailyCheck = {
  /** null: the hotline's own people. */
  readonly unit: UnitId | null
  /** Calendar day in China, YYYY-MM-DD. */
  readonly day: string
  /** Account name. */
  readonly by: string
  readonly at: Date
  /** Orders that waited for them, and those overdue, counted up to 100. */
  readonly waiting: number
  readonly overdue: number
  /** In their words; empty where there was nothing to note. */
  readonly found: string
  readonly article: string
}

/** Days of one desk in a period: those it looked in, and those it was reminded of and did not. */
export type CheckedDays = { readonly unit: UnitId | null; readonly checked: number; readonly missed: number }

type Desk = { readonly unit: UnitId | null; readonly day: string }

export type DailyChecks = {
  /** False when this form was recorded before. */
  record(place: PlaceId, check: DailyCheck & { readonly once: string }): Promise<boolean>
  /** The first of that day; null where nobody looked in. */
  first(place: PlaceId, desk: Desk): Promise<DailyCheck | null>
  /** The latest first; of all desks where no unit is given. */
  latest(
    place: PlaceId,
    filter: { readonly unit?: UnitId; readonly limit: number },
  ): Promise<readonly DailyCheck[]>
  /** With its notice, once a day; false where somebody looked in, or was reminded before. */
  remind(place: PlaceId, desk: Desk, notice: NewDelivery, at: Date): Promise<boolean>
  /** A reminder of today misses nothing yet. */
  days(place: PlaceId, period: Period, today: string): Promise<readonly CheckedDays[]>
}

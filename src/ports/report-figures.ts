import type { PlaceId, UnitId } from '../domain/place.ts'
import type { OrderState } from '../domain/work-order/work-order.ts'

/** What is counted in a period, each in the order in which reports tell it. */
export const measures = [
  'filed',
  /** Dispatched for the first time. */
  'dispatched',
  /** Of those: the citizen was contacted or answered. */
  'responded',
  /** Times of handling that were met, and those met on the calendar day they began. */
  'handled',
  'sameDay',
  'closed',
  /** Closed without any step overdue. */
  'onTime',
  /** Steps that ran out. */
  'overdue',
  'returns',
  /** 不当退单: returns that were refused. */
  'improperReturns',
  'extensions',
  'rework',
  /** Callbacks in which the citizen said whether it was solved, and those in which it was. */
  'asked',
  'resolved',
  /** Ratings that count towards satisfaction, and those that were satisfied. */
  'rated',
  'satisfied',
  /** Ratings left out: exempt kinds, mistaken and malicious ones. */
  'exempt',
  'supervised',
  'accountability',
] as const
export type Measure = (typeof measures)[number]
export type Figures = Readonly<Record<Measure, number>>

/** Days YYYY-MM-DD, both counted. */
export type Period = { readonly from: string; readonly to: string }

/** By what figures are laid out. */
export type Dimension = 'unit' | 'duty' | 'area' | 'channel' | 'day' | 'month'

/** null: the hotline itself, or what has none. */
export type FigureLine = Figures & { readonly key: string | null }

/** How the place counts ratings. */
export type RatingRule = {
  /** Worst score that still counts as satisfied, from 1 (best). */
  readonly satisfiedTo: number
  /** Categories of handling that are left out. */
  readonly exempt: readonly string[]
}

/** Whose figure it is: everybody's, or one line's. */
export type FigureAsked = {
  readonly period: Period
  readonly measure: Measure
  readonly line?: { readonly by: Dimension; readonly key: string | null }
}

/** An order behind a figure. Nothing in it is personal. */
export type CountedOrder = {
  readonly no: string
  readonly title: string
  readonly nature: string
  readonly state: OrderState
  readonly lead: UnitId | null
  readonly filedAt: string
  /** Day of the latest step that was counted, and how many were. */
  readonly day: string
  readonly times: number
}

/** Consultations in a period, in conversations and as orders, and those settled at first contact. */
export type FirstContact = { readonly consulted: number; readonly settled: number }

export type ReportFigures = {
  /** Lines that have anything in the period, by their key. No order of merit. */
  figuresBy(place: PlaceId, period: Period, rating: RatingRule, by: Dimension): Promise<readonly FigureLine[]>
  /** The orders of one figure, the latest first; one more than `limit` where there are more. */
  ordersBehind(
    place: PlaceId,
    asked: FigureAsked,
    rating: RatingRule,
    page: { readonly skip: number; readonly limit: number },
  ): Promise<readonly CountedOrder[]>
  firstContact(place: PlaceId, period: Period): Promise<FirstContact>
}

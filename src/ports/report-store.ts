import type { PlaceId, UnitId } from '../domain/place.ts'
import type { DeliveryState } from './ledger.ts'

/** What happened in a period, of one unit; null stands for the hotline itself. */
export type UnitFigures = {
  readonly unit: UnitId | null
  readonly filed: number
  readonly closed: number
  /** Closed without any step overdue. */
  readonly onTime: number
  readonly overdue: number
  readonly returns: number
  /** 不当退单: returns that were refused. */
  readonly improperReturns: number
  readonly extensions: number
  readonly rework: number
  /** Ratings that count towards satisfaction, and those that were satisfied. */
  readonly rated: number
  readonly satisfied: number
  /** Ratings left out: exempt kinds, mistaken and malicious ones. */
  readonly exempt: number
  readonly supervised: number
  readonly accountability: number
}

/** How the place counts ratings. */
export type RatingRule = {
  /** Worst score that still counts as satisfied, from 1 (best). */
  readonly satisfiedTo: number
  /** Categories of handling that are left out. */
  readonly exempt: readonly string[]
}

export type NotedAccountability = {
  readonly no: string
  readonly at: string
  readonly unit: UnitId | null
  readonly rule: string
  readonly cause: string
  readonly of: string
  readonly measures: readonly string[]
  readonly reason: string
  readonly article: string
}

/** A line of the ledger. The address stays sealed; the body is opened for the desk only, where nothing is personal. */
export type DeliveryLine = {
  readonly id: number
  readonly purpose: string
  readonly channel: string
  readonly orderNo: string | null
  readonly state: DeliveryState
  readonly tries: number
  readonly lastError: string | null
  readonly at: string
  readonly settledAt: string | null
  /** The unit or `hotline`, for the desk. */
  readonly desk?: string
  readonly body?: string
}

export type ReportStore = {
  /** Units that have anything in the period [from, to), by id; the hotline first. No order of merit. */
  figures(place: PlaceId, from: Date, to: Date, rating: RatingRule): Promise<readonly UnitFigures[]>
  /** With a unit only its own, and none from an order that complains of it. */
  accountability(
    place: PlaceId,
    from: Date,
    to: Date,
    limit: number,
    unit?: UnitId,
  ): Promise<readonly NotedAccountability[]>
  /** The latest first; `before` is the id where the page before ended. */
  deliveries(
    place: PlaceId,
    filter: { readonly state?: DeliveryState; readonly before?: number; readonly limit: number },
  ): Promise<readonly DeliveryLine[]>
}

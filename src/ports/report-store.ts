import type { PlaceId, UnitId } from '../domain/place.ts'
import type { DeliveryState } from './ledger.ts'
import type { BoardReads } from './report-board.ts'
import type { ReportFigures } from './report-figures.ts'

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

/** A line of the ledger. The address stays sealed; personal numbers and codes in its text are masked. */
export type DeliveryLine = {
  readonly id: number
  readonly purpose: string
  readonly channel: string
  readonly orderNo: string | null
  /** null for people at work, and where the id opens the conversation. */
  readonly conversationId: string | null
  readonly state: DeliveryState
  readonly urgent: boolean
  readonly tries: number
  readonly partsSent: number
  readonly lastError: string | null
  /** The platform's permission it left under, and the platform's own id. */
  readonly allowance: string | null
  readonly platformId: string | null
  readonly at: string
  readonly notBefore: string | null
  readonly settledAt: string | null
  /** The line on another channel whose words this one carries on. */
  readonly continues: number | null
  readonly text: string
  /** Who had it sent once more, and when. */
  readonly resent: readonly { readonly who: string; readonly at: string }[]
  /** The unit or `hotline`, for the desk. */
  readonly desk?: string
  readonly body?: string
}

/** Which lines: every given part must hold. */
export type DeliveryFilter = {
  readonly state?: DeliveryState
  readonly purpose?: string
  readonly channel?: string
  readonly orderNo?: string
  readonly conversationId?: string
  /** The id where the page before ended. */
  readonly before?: number
  readonly limit: number
}

export type ReportStore = ReportFigures &
  BoardReads & {
    /** With a unit only its own, and none from an order that complains of it. */
    accountability(
      place: PlaceId,
      from: Date,
      to: Date,
      limit: number,
      unit?: UnitId,
    ): Promise<readonly NotedAccountability[]>
    /** The latest first. */
    deliveries(place: PlaceId, filter: DeliveryFilter): Promise<readonly DeliveryLine[]>
  }

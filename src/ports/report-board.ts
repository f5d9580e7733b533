import type { Deadline } from '../domain/deadline.ts'
import type { PlaceId, UnitId } from '../domain/place.ts'
import type { OrderState } from '../domain/work-order/work-order.ts'

/** Orders a board counts: late, due by the end of the next working day, and with a card. */
export const boardMarks = ['late', 'near', 'yellow', 'red'] as const
export type BoardMark = (typeof boardMarks)[number]

/** Now, and until when something is nearly due. */
export type BoardTime = { readonly now: Date; readonly soon: Date }

/** By the unit that has them now; null = the hotline itself. */
export type BoardLine = Readonly<Record<BoardMark, number>> & { readonly unit: UnitId | null }

/** An order on the board. Nothing in it is personal. */
export type BoardOrder = {
  readonly no: string
  readonly title: string
  readonly state: OrderState
  /** The unit that has it now. */
  readonly unit: UnitId | null
  readonly dueAt: string | null
  /** What the clock that ends first counts in; null = none runs. */
  readonly clock: Deadline['clock'] | null
  readonly overdue: boolean
}

/** A supervision in force. */
export type SupervisedOrder = BoardOrder & {
  readonly n: number
  readonly level: string
  readonly label: string
  readonly by: string
  readonly since: string
  readonly requires: readonly string[]
  readonly answered: boolean
  /** End of the clock the supervision set going. */
  readonly planDueAt: string | null
}

/** A leader's instruction, and whether the citizen was answered since. */
export type InstructedOrder = BoardOrder & {
  readonly by: string
  readonly text: string
  readonly at: string
  readonly answered: boolean
}

/** An order at a spot where several came in. */
export type SpotOrder = {
  readonly no: string
  readonly title: string
  readonly area: string | null
  readonly filedAt: string
  readonly state: OrderState
}
/** Orders of one spot and duty, the latest first. */
export type SpotGroup = {
  readonly spot: string
  readonly duty: string | null
  readonly orders: readonly SpotOrder[]
}

export type BoardReads = {
  standing(place: PlaceId, at: BoardTime): Promise<readonly BoardLine[]>
  /** What ends first at the top; `unit` null = the hotline's own, absent = all. */
  marked(
    place: PlaceId,
    mark: BoardMark,
    at: BoardTime,
    page: { readonly unit?: UnitId | null; readonly skip: number; readonly limit: number },
  ): Promise<readonly BoardOrder[]>
  /** Of orders that are not finished, what was decreed first at the top. */
  supervisions(place: PlaceId, limit: number): Promise<readonly SupervisedOrder[]>
  /** The latest first. */
  instructions(place: PlaceId, since: Date, limit: number): Promise<readonly InstructedOrder[]>
  /** Spots with at least so many orders of one duty filed in [mid, to); those filed in [from, mid) come with them. */
  spots(
    place: PlaceId,
    span: { readonly from: Date; readonly mid: Date; readonly to: Date },
    least: number,
    limit: number,
  ): Promise<readonly SpotGroup[]>
}

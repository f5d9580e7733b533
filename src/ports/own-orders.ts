import type { PlaceId } from '../domain/place.ts'
import type { OrderState } from '../domain/work-order/work-order.ts'
import type { NewDelivery } from './conversation-store.ts'

/** By what somebody was recognised: an account on a channel, or a telephone they hold. */
export type OwnBy = 'citizen' | 'telephone'

export type OwnOrderLine = {
  readonly no: string
  readonly title: string
  readonly state: OrderState
  readonly filedAt: string
}

/** A code asked for: refused when it comes too soon after another, or too often on one day. */
export type CodeAsked = 'taken' | 'too-soon' | 'too-often'

/**
 * Ways to one's own orders without number and code. Tokens are unguessable and nowhere kept as they are; whoever has
 * none of them learns nothing of who is known here.
 */
export type OwnOrders = {
  /** The whole address of a link that opens once, until then; null where nobody said under which address we are reached. */
  link(place: PlaceId, citizenKey: string, now: Date, until: Date): Promise<string | null>
  /** The token of a new session; null for a link that never was, was used, or whose time is over: nobody learns which. */
  enterByLink(place: PlaceId, token: string, now: Date, until: Date): Promise<string | null>
  /** Keeps the code for the telephone in place of an earlier one; the message goes on the ledger if it has orders here. */
  askCode(
    place: PlaceId,
    phone: string,
    code: string,
    message: NewDelivery,
    now: Date,
    until: Date,
  ): Promise<CodeAsked>
  /** The token of a new session; null for a wrong code, after too many wrong ones, or when its time is over. */
  enterByCode(place: PlaceId, phone: string, code: string, now: Date, until: Date): Promise<string | null>
  /** By what the session was opened; null when it is over. */
  session(place: PlaceId, token: string, now: Date): Promise<OwnBy | null>
  /** The orders of whoever the session is of, the latest first. */
  list(place: PlaceId, token: string, now: Date, limit: number): Promise<readonly OwnOrderLine[]>
  /** Whether the order is theirs. */
  owns(place: PlaceId, token: string, no: string, now: Date): Promise<boolean>
  leave(place: PlaceId, token: string): Promise<void>
}

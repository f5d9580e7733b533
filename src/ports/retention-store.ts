import type { PlaceId } from '../domain/place.ts'
import type { Pruned } from '../rules/retention.ts'

export type WhyErased = 'retention' | 'request'

/** Erases what may not be kept any longer. Each call does one thing whole or not at all, and notes that it did. */
export type RetentionStore = {
  /** Orders that ended before and still hold contact data, the first `limit` by number after `after`. */
  endedOrders(place: PlaceId, before: Date, limit: number, after?: string): Promise<readonly string[]>
  /**
   * Contact data, pictures, lines of the ledger and whatever finds the order by its citizen. Nothing is done to an order
   * that is not finished, or was changed at or after `before`. True when something was erased.
   */
  eraseOrder(place: PlaceId, no: string, before: Date, at: Date, why: WhyErased): Promise<boolean>
  /** Conversations nobody spoke in since, whose orders hold no contact data any more. `withoutOrder`: those that led to none. */
  quietConversations(
    place: PlaceId,
    before: Date,
    withoutOrder: Date,
    limit: number,
  ): Promise<readonly string[]>
  /** Words, replies and who it was; what is left is anonymous, for the reports. False when it was erased already. */
  eraseConversation(place: PlaceId, id: string, at: Date, why: WhyErased): Promise<boolean>
  /** The conversation the order was told in, unless another order of it still holds contact data. */
  eraseConversationOf(place: PlaceId, no: string, at: Date, why: WhyErased): Promise<boolean>
  /** Lines of the ledger without an order or a conversation, and arrived messages that were answered; how many. */
  eraseLeftovers(place: PlaceId, before: Date, at: Date, limit: number): Promise<number>
  /**
   * What only served the work and is older than `before`, at most `limit` rows, none that another process has in hand;
   * how many.
   */
  prune(place: PlaceId, what: Pruned, before: Date, at: Date, limit: number): Promise<number>
}

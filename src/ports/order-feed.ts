import type { PlaceId, UnitId } from '../domain/place.ts'
import type { FeedEvent, FeedType } from '../domain/work-order/feed-event.ts'

export type FeedQuery = {
  /** null = of the whole place; a unit gets what its people may see, as the orders stand now. */
  readonly unit: UnitId | null
  readonly types?: readonly FeedType[]
  /** The cursor of the page before; 0 = from the beginning. */
  readonly after: number
  readonly limit: number
}

export type FeedPage = {
  readonly events: readonly FeedEvent[]
  /** Everything up to here has been told, or is not for this reader. Never goes back. */
  readonly cursor: number
  /** There is more behind the cursor already. */
  readonly more: boolean
}

/** What happened to the orders of a place, each event in its place in line. */
export type OrderFeed = {
  /** Nothing is passed over: an event whose transaction is still open comes behind the cursor. */
  read(place: PlaceId, query: FeedQuery): Promise<FeedPage>
  /** The cursor of whoever has read everything there is now. */
  head(place: PlaceId): Promise<number>
}

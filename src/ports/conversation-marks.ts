import type { PlaceId } from '../domain/place.ts'

/** Tells cheaply which of many conversations have something new. */
export type ConversationMarks = {
  /** A mark for each that exists; it differs whenever a turn or a line of the ledger came to it. */
  marks(place: PlaceId, conversationIds: readonly string[]): Promise<ReadonlyMap<string, string>>
}

import type { AttachmentRef } from '../domain/attachment.ts'
import type { PlaceId } from '../domain/place.ts'

/** What a page may do with what it uploaded to its own conversation. */
export type Uploads = {
  /** Those of the ids that are stored in this very conversation, in the order of the ids. */
  refs(place: PlaceId, conversationId: string, ids: readonly string[]): Promise<readonly AttachmentRef[]>
  /** Deletes what was added at a desk before then with a form that was never sent. How many. */
  discardUnsent(place: PlaceId, before: Date): Promise<number>
  /** Deletes one that no message and no order has yet. False when there is no such. */
  discard(place: PlaceId, conversationId: string, id: string): Promise<boolean>
}

import type { AttachmentRef } from '../domain/attachment.ts'
import type { PlaceId } from '../domain/place.ts'

export type NewAttachment = Omit<AttachmentRef, 'id'> & {
  readonly conversationId: string
  /** Checked and stripped of location data by whoever puts it. */
  readonly bytes: Uint8Array
  readonly at: Date
  /** Added by somebody at work with an act of theirs; the citizen's own have none. */
  readonly given?: GivenWith
}

/** The command it goes with, and the account of who added it. */
export type GivenWith = { readonly act: string; readonly by: string }

/** Something a platform keeps for a while and that has yet to be fetched: a media id, a URL. */
export type AwaitedAttachment = Omit<AttachmentRef, 'id'> & {
  readonly conversationId: string
  readonly channel: string
  /** What the channel's adapter needs to fetch it. */
  readonly source: string
  readonly at: Date
  /** After this the platform no longer has it. */
  readonly until: Date
}

export type Awaited = AwaitedAttachment & {
  readonly place: PlaceId
  readonly id: string
  readonly tries: number
}

export type StoredAttachment = AttachmentRef & {
  readonly bytes: Uint8Array
  readonly orderNo: string | null
  readonly conversationId: string
  readonly given: GivenWith | null
}

export type AttachmentState = 'awaited' | 'stored' | 'lost' | 'erased'

export type ListedAttachment = AttachmentRef & {
  readonly state: AttachmentState
  readonly at: string
  readonly given: GivenWith | null
}

export type AttachmentStore = {
  put(place: PlaceId, attachment: NewAttachment): Promise<AttachmentRef>
  /** One that no message brought yet belongs to this order from now on. */
  giveTo(place: PlaceId, id: string, orderNo: string): Promise<void>
  /** Notes what is to be fetched, so that it is fetched even when the process ends before. */
  expect(place: PlaceId, attachment: AwaitedAttachment): Promise<AttachmentRef>
  /** Leases at most `limit` due ones to this process, none of channels whose media another process fetches. */
  takeAwaited(now: Date, limit: number, elsewhere?: readonly string[]): Promise<readonly Awaited[]>
  fetched(place: PlaceId, id: string, bytes: Uint8Array, mime: string): Promise<void>
  /** Tried in vain: again at `next`, or lost for good when null. */
  notFetched(place: PlaceId, id: string, error: string, next: Date | null): Promise<void>
  /** null when there is none, it is not fetched yet, or it was lost. */
  read(place: PlaceId, id: string): Promise<StoredAttachment | null>
  ofOrder(place: PlaceId, orderNo: string): Promise<readonly ListedAttachment[]>
  /** Bytes a conversation holds, for its limit. */
  sizeOf(place: PlaceId, conversationId: string): Promise<number>
}

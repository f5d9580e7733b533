import type { PlaceId } from '../domain/place.ts'

export type Redeemed =
  | { readonly kind: 'found'; readonly conversationId: string }
  /** Never issued, used already, or its time is over: nobody learns which. */
  | { readonly kind: 'wrong' }
  /** So many wrong ones came lately that none is looked at. */
  | { readonly kind: 'shut' }

/** Short codes that open a conversation on another device, each once. */
export type ContinueCodes = {
  /** Takes the place of the conversation's earlier code. False when another conversation has this very code now. */
  issue(place: PlaceId, conversationId: string, code: string, now: Date, until: Date): Promise<boolean>
  redeem(place: PlaceId, code: string, now: Date): Promise<Redeemed>
}

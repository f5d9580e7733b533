import type { PlaceId } from '../domain/place.ts'

/** Links by which whoever was told of a reply rates it without a code; they open nothing else. */
export type RatingLinks = {
  /** Whether the token at the end of a link is that of the order. It cannot be guessed, and never changes. */
  opens(place: PlaceId, no: string, token: string): Promise<boolean>
  /** The whole address; null where nobody said under which address the service is reached. */
  linkOf(place: PlaceId, no: string): Promise<string | null>
}

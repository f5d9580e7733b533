import type { Channel } from '../domain/conversation.ts'
import type { PlaceId } from '../domain/place.ts'
import type { Due } from './ledger.ts'

/** What a gateway learns later of a message it took. */
export type DeliveryReport = {
  /** The ledger's id, under which it was sent. */
  readonly id: string
  readonly state: 'accepted' | 'undeliverable'
  /** Of one part of a long message: its arrival says nothing of the others, its failure is that of the whole. */
  readonly ofPart?: boolean
  readonly error?: string
}

/** `not-yet`: the line is still being sent; the report comes again later. */
export type Reported = 'noted' | 'unknown' | 'not-yet'

/** Where channels hand in what became of what they sent. */
export type DeliveryReports = {
  /** A report counts for lines of these channels only. The same one twice, or one that comes late, changes nothing. */
  note(place: PlaceId, channels: readonly Channel[], report: DeliveryReport): Promise<Reported>
}

/** The lines that reports are about. */
export type ReportedLines = {
  accepted(place: PlaceId, channels: readonly Channel[], id: string, now: Date): Promise<Reported>
  /** What there is to say of a line that is left as it is. */
  standing(place: PlaceId, channels: readonly Channel[], id: string): Promise<Reported>
  /** The line back in hand, so that it can be ended; else what there is to say of it. */
  takeBack(
    place: PlaceId,
    channels: readonly Channel[],
    id: string,
    now: Date,
  ): Promise<{ readonly kind: 'in-hand'; readonly due: Due } | { readonly kind: Reported }>
}

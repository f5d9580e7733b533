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

/** A line as its platform knows it: by whom it was sent to, and the id the platform has for it. */
export type PlatformLine = { readonly conversationId: string; readonly platformId: string }

/** Where channels hand in what became of what they sent. */
export type DeliveryReports = {
  /** The same for platforms that tell their own id. */
  noteOf(
    place: PlaceId,
    channels: readonly Channel[],
    line: PlatformLine,
    report: Omit<DeliveryReport, 'id'>,
  ): Promise<Reported>
  /** A report counts for lines of these channels only. The same one twice, or one that comes late, changes nothing. */
  note(place: PlaceId, channels: readonly Channel[], report: DeliveryReport): Promise<Reported>
}

/** The lines that reports are about. */
export type ReportedLines = {
  /** The ledger's id of a line; null when there is none. */
  known(place: PlaceId, line: PlatformLine): Promise<string | null>
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

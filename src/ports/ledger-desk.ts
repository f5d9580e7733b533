import type { PlaceId } from '../domain/place.ts'

/** What a channel's lines are doing; for operators. */
export type LedgerFigures = {
  readonly channel: string
  /** Waiting to be sent, those that failed and are tried again among them. */
  readonly waiting: number
  /** Since when the oldest of them has been due; null when none waits. */
  readonly oldestWaitingAt: Date | null
  /** In the last day. */
  readonly sent: number
  /** Undeliverable or given to a person in the last day. */
  readonly failed: number
}

export type Resent =
  | 'queued'
  | 'unknown'
  /** It left already, or is still under way by itself. */
  | 'not-failed'
  /** The same words left, or are on their way, by another channel. */
  | 'gone-on'

/** The ledger for people who look after it. */
export type LedgerDesk = {
  /** Puts a line that failed back in the queue, from the part that is missing; who did is kept. */
  resend(place: PlaceId, id: number, who: string, at: Date): Promise<Resent>
  /** Of all places; what people at work read on their desks is not among them. `fetched`: channels nobody sends. */
  figures(fetched: readonly string[], now: Date): Promise<readonly LedgerFigures[]>
}

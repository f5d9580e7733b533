import type { Channel, InboundMessage } from '../domain/conversation.ts'
import type { Decision } from '../domain/decision.ts'
import type { PlaceId } from '../domain/place.ts'

export type Verdict = 'upheld' | 'overturned' | 'handled'

/** A turn the machine may not have the last word on, or could not answer at all. */
export type Undecided = {
  /** Names the conversation at the desk. */
  readonly key: string
  readonly conversationId: InboundMessage['conversationId']
  readonly channel: Channel
  readonly seq: number
  readonly at: Date
  /** Masked. */
  readonly text: string
  /** What the rules said; null for a message that failed. */
  readonly decision: Decision | null
}

export type NewDecision = {
  readonly conversationId: string
  readonly seq: number
  readonly verdict: Verdict
  readonly reason: string
  readonly article: string | null
  readonly by: string
}

/** stays: it is taken on. not-ours: the order is to be ended or handed over by its own steps. */
export type FactVerdict = 'stays' | 'not-ours'

/** An order that was filed although a fact stayed open on which it turns whether it is taken on. */
export type OpenFactOrder = {
  readonly orderNo: string
  readonly title: string
  readonly at: Date
  readonly question: string
  readonly article: string | null
}

export type FactDecision = {
  readonly orderNo: string
  readonly verdict: FactVerdict
  readonly reason: string
  readonly basis: string
  readonly by: string
}

export type UndecidedStore = {
  /** The oldest first; those taken down by people at work are decided already. */
  waiting(place: PlaceId, since: Date, limit: number): Promise<readonly Undecided[]>
  /** null when there is nothing to decide, or it was decided. */
  one(place: PlaceId, key: string, seq: number): Promise<Undecided | null>
  /** false when somebody was first. */
  decide(place: PlaceId, decision: NewDecision, at: Date): Promise<boolean>
  /** Orders under way with an open fact, the oldest first; of one number where it is given. */
  openFacts(place: PlaceId, limit: number, orderNo?: string): Promise<readonly OpenFactOrder[]>
  /** false when somebody was first. */
  settleFact(place: PlaceId, decision: FactDecision, at: Date): Promise<boolean>
}

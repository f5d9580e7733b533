import type { Citation, Reply } from '../domain/answer.ts'
import type { AttachmentRef } from '../domain/attachment.ts'
import type { Channel, Conversation, Dialogue, PastTurn, Turn } from '../domain/conversation.ts'
import type { Decision } from '../domain/decision.ts'
import type { PlaceId, UnitId } from '../domain/place.ts'
import type { Actor, OrderEvent } from '../domain/work-order/event.ts'

/** The record that a consultation was settled: what was asked and the very words that were quoted. */
export type ConsultationRecord = {
  readonly question: string
  readonly citation: Citation
  readonly quoted: string
  readonly probability: number
}

/** The record of a matter that was not accepted (如实记录). */
export type RejectionRecord = { readonly text: string; readonly decision: Decision }

/** Personal data of an order, kept sealed and apart from its events. */
export type OrderPersonal = {
  readonly contactName?: string
  readonly contactPhone?: string
  /** The citizen's own words, unmasked. */
  readonly verbatim: string
}

export type OrderCommit = {
  readonly no: string
  /** Version (number of events) these events follow; 0 for a new order. */
  readonly expectedVersion: number
  readonly events: readonly { readonly actor: Actor; readonly event: OrderEvent }[]
  readonly personal?: OrderPersonal
  /** New orders only: the code with which the citizen looks it up. */
  readonly queryCode?: string
  /** A child order has its parent's contact data. */
  readonly personalFrom?: string
  /** Told together with these events, or not at all. */
  readonly deliveries?: readonly NewDelivery[]
  /** The command these events answer, so that it is not done twice. */
  readonly claim?: CommandClaim
  /** Where the count of other orders went into the decision: what was counted, so that a race is seen. */
  readonly tally?: OverdueTally
  /** New orders only: what was asked and stayed open, for a person to decide on. */
  readonly openFact?: OpenFact
}

/** A fact that decides whether a matter is taken on, asked for and not given. `article`: the rule that turns on it. */
export type OpenFact = { readonly fact: string; readonly question: string; readonly article?: string }

/** An idempotency key as one actor used it on one order, with a digest of the command. */
export type CommandClaim = { readonly key: string; readonly actor: string; readonly digest: string }

/** Overdue steps of a unit in a calendar month, this one included. */
export type OverdueTally = {
  readonly unit: UnitId
  readonly stage: string
  /** YYYY-MM in Beijing. */
  readonly month: string
  readonly count: number
}

export type NewDelivery = {
  /** reply | notice | handoff | unit-notice */
  readonly purpose: string
  /** `desk` for people who work with the system. */
  readonly channel: Channel | 'desk'
  /** Sealed at rest: conversation id, openid or telephone; for the desk the unit's id, `hotline` for its own people. */
  readonly address: string
  readonly body: string
  readonly orderNo?: string
  /** Canonical replies instead of `body`, for a channel that renders them. */
  readonly replies?: readonly Reply[]
  /** Goes out at any hour. */
  readonly urgent?: boolean
  /** Not sent before; for a reply that is expected to travel back in the response. */
  readonly notBefore?: Date
  /** 'sent' when the reply travels back in the same response, else 'queued'. */
  readonly state: 'queued' | 'sent'
}

/** Everything one turn changes; stored in one transaction or not at all. */
export type TurnCommit = {
  readonly place: PlaceId
  readonly channel: Channel
  readonly messageId: string
  /** Fragments answered together with it: claimed with it, or nothing is stored. */
  readonly mergedIds?: readonly string[]
  readonly conversationId: string
  readonly citizenKey?: string
  readonly expectedVersion: number
  readonly at: Date
  readonly text: string
  /** Pictures and files the message brought, to be shown with it. */
  readonly brought?: readonly AttachmentRef[]
  readonly turn: Turn
  readonly dialogue: Dialogue
  readonly consultations: readonly ConsultationRecord[]
  readonly rejections: readonly RejectionRecord[]
  readonly orders: readonly OrderCommit[]
  readonly deliveries: readonly NewDelivery[]
  /** Pictures and files that belong to the order filed in this turn. */
  readonly attachments?: readonly { readonly id: string; readonly orderNo: string }[]
}

export type CommitResult =
  | { readonly kind: 'committed' }
  /** The message had been answered: the stored turn, to be given again. */
  | { readonly kind: 'duplicate'; readonly turn: Turn }
  /** Another message of the conversation (or a step of the order) came between: read again and decide anew. */
  | { readonly kind: 'stale' }

export type ConversationStore = {
  /** The conversation and, when this message was answered already, its turn. One query. */
  open(
    place: PlaceId,
    channel: Channel,
    conversationId: string,
    messageId: string,
  ): Promise<{ readonly conversation: Conversation; readonly answered: Turn | null }>
  /** The last ones, or the first ones after a number; in the order in which they were spoken. */
  turns(place: PlaceId, conversationId: string, limit: number, after?: number): Promise<readonly PastTurn[]>
  commit(change: TurnCommit): Promise<CommitResult>
}

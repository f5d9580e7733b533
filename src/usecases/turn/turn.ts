import type { Outcome, Reply } from '../../domain/answer.ts'
import type { Conversation, Dialogue, InboundMessage } from '../../domain/conversation.ts'
import type { Understanding } from '../../domain/matter.ts'
import type {
  ConsultationRecord,
  NewDelivery,
  OrderCommit,
  RejectionRecord,
} from '../../ports/conversation-store.ts'
import type { RulePack, RulesInForce } from '../../rules/index.ts'
import type { Deps } from '../deps.ts'

/** What every step of a turn may look at. Nothing here changes while the steps run. */
export type TurnContext = {
  readonly deps: Deps
  readonly pack: RulePack
  /** The pack as it stands at the moment of the message. */
  readonly rules: RulesInForce
  readonly message: InboundMessage
  readonly now: Date
  /** Today in the place, YYYY-MM-DD. */
  readonly day: string
  readonly conversation: Conversation
  /** The message held clauses that try to steer the assistant; `message` and `read` are without them. */
  readonly steered: boolean
  /** The message as read. */
  readonly read: Understanding
}

/** What a step that ends the turn wants said and stored. */
export type TurnDraft = {
  readonly outcome: Outcome
  readonly replies: readonly Reply[]
  readonly dialogue: Dialogue
  readonly consultations?: readonly ConsultationRecord[]
  readonly rejections?: readonly RejectionRecord[]
  readonly orders?: readonly OrderCommit[]
  readonly deliveries?: readonly NewDelivery[]
  /** Pictures and files that go to an order. */
  readonly attachments?: readonly { readonly id: string; readonly orderNo: string }[]
}

/** One step of a turn: ends it with a draft, or leaves it to the next. */
export type Step = (turn: TurnContext) => Promise<TurnDraft | null>

/** The turn continues where it was: same dialogue, something said. */
export const say = (turn: TurnContext, outcome: Outcome, ...replies: Reply[]): TurnDraft => ({
  outcome,
  replies,
  dialogue: turn.conversation.dialogue,
})

/** Two drafts of one turn, the first told first. The dialogue is the second's. */
export const follow = (first: TurnDraft, second: TurnDraft): TurnDraft => ({
  outcome: second.outcome,
  replies: [...first.replies, ...second.replies],
  dialogue: second.dialogue,
  consultations: [...(first.consultations ?? []), ...(second.consultations ?? [])],
  rejections: [...(first.rejections ?? []), ...(second.rejections ?? [])],
  orders: [...(first.orders ?? []), ...(second.orders ?? [])],
  deliveries: [...(first.deliveries ?? []), ...(second.deliveries ?? [])],
  attachments: [...(first.attachments ?? []), ...(second.attachments ?? [])],
})

import type { OrderCard } from '../../domain/answer.ts'
import type { Channel, Conversation, InboundMessage, IntakeDraft, Turn } from '../../domain/conversation.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Extracted, Facts, Nature } from '../../domain/matter.ts'
import type { PlaceId } from '../../domain/place.ts'
import { dayInChina } from '../../domain/place-day.ts'
import { understand } from '../../domain/understanding/index.ts'
import type { Duty } from '../../domain/unit.ts'
import type { CommandClaim, OrderCommit, TurnCommit } from '../../ports/conversation-store.ts'
import { type FieldRequest, inForce, missingFields, packOf } from '../../rules/index.ts'
import { lineTo } from '../conversations/human-turn.ts'
import type { Deps } from '../deps.ts'
import { beginDraft } from '../intake/begin-draft.ts'
import { type FiledOrder, fileOrder } from '../intake/file-order.ts'
import { receipt } from '../intake/receipt.ts'
import { decide } from '../intake/reply-to-draft.ts'
import type { TurnContext } from '../turn/turn.ts'

/** A matter that comes whole, not told in a conversation: by telephone and taken down, or from another system. */
export type WholeMatter = {
  readonly place: PlaceId
  readonly channel: Channel
  /** The same id is taken down once. */
  readonly messageId: string
  /** As it was said or written. */
  readonly text: string
  readonly nature?: Nature
  readonly told: Extracted
  /** Fields the citizen would not give. */
  readonly skipped: readonly string[]
  /** Who gave it and what, so that its key is not used for something else. */
  readonly claim: CommandClaim
  /** The duty that was chosen for it on a form. */
  readonly kind?: Duty
  /** A person of the hotline takes it down and sees what stays open. */
  readonly factsSeen?: true
  /** Ids of pictures and files that came with it. */
  readonly attachments?: readonly string[]
  /** Whoever knows the id of a conversation can read it; a new one nobody can guess when it is left out. */
  readonly conversationId?: string
  /** What was asked and answered about it; wins over what is read from the text. */
  readonly facts?: Facts
  /** The conversation it was told in, where a person speaks with the citizen. */
  readonly within?: Within
}

export type Within = { readonly conversation: Conversation; readonly agentNo: number }

export type TakenDown =
  | { readonly kind: 'filed'; readonly card: OrderCard; readonly notice: string }
  /** Fields the rules of the place demand. */
  | { readonly kind: 'incomplete'; readonly missing: readonly FieldRequest[] }
  /** The place does not take it on; that it was brought, and why not, is on record. */
  | {
      readonly kind: 'turned-away'
      readonly outcome: 'reject' | 'guide' | 'redirect'
      readonly text: string
      readonly article?: string
      readonly ground?: string
    }

/** Lets whoever takes it down complete the order's first events. */
export type Completing = (turn: TurnContext, filed: FiledOrder) => OrderCommit

/**
 * Files an order for a whole matter under the same rules as in a conversation. The rules come first: nobody is asked for
 * more only to be turned away. Throws key_reused when the id was used for something else.
 */
export const takeDown = async (
  deps: Deps,
  matter: WholeMatter,
  complete: Completing = (_turn, { commit }) => commit,
): Promise<TakenDown> => {
  const turn = turnFor(deps, matter)
  const { conversationId, messageId, place, channel } = turn.message
  const { answered } = await deps.conversations.open(place, channel, conversationId, messageId)
  const before = await filedBefore(turn, answered, matter.claim)
  if (before) return before
  const draft = draftOf(turn, matter)
  const away = await turnAway(turn, draft, matter.within)
  if (away) return away
  const missing = missingFields(turn.pack, { ...draft, text: draft.told.join('\n') }, turn.now)
  if (missing.some(({ required }) => required))
    return { kind: 'incomplete', missing: missing.filter(({ required }) => required) }
  const filed = await fileOrder(turn, draft, matter)
  const commit = { ...complete(turn, filed), claim: matter.claim }
  return store(turn, { ...filed, commit }, draft, matter)
}

/** The order that this id filed before. Throws key_reused when what was taken down then was something else. */
const filedBefore = async (
  { deps, message }: TurnContext,
  answered: Turn | null,
  claim: CommandClaim,
): Promise<TakenDown | null> => {
  const reply = answered?.replies.find(({ order }) => order)
  if (!reply?.order) return null
  const used = await deps.orders.claimed(message.place, reply.order.no, claim)
  if (used !== null && used !== claim.digest) throw keyReused(reply.order.no)
  return { kind: 'filed', card: reply.order, notice: reply.text }
}

const keyReused = (no?: string) =>
  new DomainError('key_reused', '这个幂等键已经用于另一次登记，请换一个新的键再发。', {
    ...(no === undefined ? {} : { no }),
  })

const turnFor = (deps: Deps, matter: WholeMatter): TurnContext => {
  const now = deps.clock.now()
  const pack = packOf(matter.place)
  const { place, channel, messageId, text } = matter
  const within = matter.within?.conversation
  const conversationId = within?.id ?? matter.conversationId ?? crypto.randomUUID()
  const message: InboundMessage = { place, channel, messageId, conversationId, text, receivedAt: now }
  return {
    deps,
    pack,
    rules: inForce(pack, now),
    message,
    now,
    day: dayInChina(now),
    conversation: within ?? {
      place,
      id: conversationId,
      channel,
      citizenKey: null,
      dialogue: { kind: 'open' },
      version: 0,
      orders: [],
    },
    steered: false,
    read: understand(text, { at: now, homeNames: pack.homeNames }),
  }
}

const draftOf = (turn: TurnContext, { text, nature, skipped, told, facts }: WholeMatter): IntakeDraft => {
  const draft = beginDraft(turn, nature)
  return {
    ...draft,
    told: [text],
    waiting: [],
    skipped: [...skipped],
    facts: { ...draft.facts, ...facts },
    extracted: {
      ...draft.extracted,
      ...told,
      ...(skipped.includes('contactPhone') ? { anonymous: true } : {}),
    },
  }
}

const turnAway = async (
  turn: TurnContext,
  draft: IntakeDraft,
  within: Within | undefined,
): Promise<TakenDown | null> => {
  const decision = decide(turn, draft)
  const { outcome } = decision
  if (outcome === 'accept' || outcome === 'internal' || outcome === 'ask') return null
  const kind = { reject: 'rejected', guide: 'guided', redirect: 'redirected' } as const
  const { text } = decision.notice
  await turn.deps.conversations.commit({
    ...commitBase(turn, within),
    turn: within
      ? // The person tells it in words of their own.
        { outcome: { kind: 'human', reason: 'noted', agentNo: within.agentNo }, replies: [] }
      : { outcome: { kind: kind[outcome], nature: draft.nature }, replies: [{ text }] },
    rejections: [{ text: draft.summary, decision }],
    orders: [],
    deliveries: [],
  })
  return {
    kind: 'turned-away',
    outcome,
    text,
    ...(decision.article === undefined ? {} : { article: decision.article }),
    ...(decision.ground === undefined ? {} : { ground: decision.ground }),
  }
}

const commitBase = ({ message, now, conversation }: TurnContext, within: Within | undefined) =>
  ({
    place: message.place,
    channel: message.channel,
    messageId: message.messageId,
    conversationId: message.conversationId,
    expectedVersion: conversation.version,
    at: now,
    text: within ? '' : message.text,
    dialogue: conversation.dialogue,
    consultations: [],
  }) satisfies Partial<TurnCommit>

const store = async (
  turn: TurnContext,
  { card, notice, commit }: FiledOrder,
  draft: IntakeDraft,
  { attachments = [], within }: WholeMatter,
): Promise<TakenDown> => {
  const text = `已登记，编号${card.no}，查询码${card.queryCode}。${notice}`
  const result = await turn.deps.conversations.commit({
    ...commitBase(turn, within),
    turn: {
      outcome: {
        kind: 'order',
        nature: draft.nature,
        orderNo: card.no,
        ...(within ? { agentNo: within.agentNo } : {}),
      },
      replies: [{ text, order: card }],
    },
    rejections: [],
    orders: [commit],
    deliveries: within
      ? lineTo(turn.message.channel, turn.message.conversationId, text, card.no)
      : [receipt(turn, card.no, text)],
    attachments: attachments.map((id) => ({ id, orderNo: card.no })),
  })
  if (result.kind === 'committed') return { kind: 'filed', card, notice: text }
  if (result.kind === 'stale') throw new DomainError('busy', '同一登记正在处理，请稍后重发。')
  const before = commit.claim ? await filedBefore(turn, result.turn, commit.claim) : null
  if (before) return before
  // The key was used for a matter that was turned away.
  throw keyReused()
}

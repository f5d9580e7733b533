import { z } from 'zod'
import type { OrderCard } from '../domain/answer.ts'
import { channelSchema, type InboundMessage, type IntakeDraft, type Turn } from '../domain/conversation.ts'
import { DomainError } from '../domain/errors.ts'
import { extractedSchema, natureSchema } from '../domain/matter.ts'
import type { PlaceId } from '../domain/place.ts'
import { dayInChina } from '../domain/place-day.ts'
import type { Staff } from '../domain/staff.ts'
import { understand } from '../domain/understanding/index.ts'
import type { OrderEvent } from '../domain/work-order/event.ts'
import type { CommandClaim, OrderCommit } from '../ports/conversation-store.ts'
import { deadlinesFor, inForce, missingFields, packOf } from '../rules/index.ts'
import type { Deps } from './deps.ts'
import { digestOf } from './digest-of.ts'
import { decide } from './intake/advance.ts'
import { beginDraft } from './intake/begin-draft.ts'
import { type FiledOrder, fileOrder } from './intake/file-order.ts'
import { receipt } from './intake/receipt.ts'
import { actorOf } from './staff-view.ts'
import type { TurnContext } from './turn.ts'

/** What somebody at the hotline takes down for a citizen who did not write to the service themselves. */
export const registrationSchema = extractedSchema.omit({ anonymous: true }).extend({
  channel: channelSchema.extract(['phone', 'fax', 'sms', 'upstream']),
  /** As it was said or written, whole. */
  text: z.string().trim().min(2).max(20_000),
  /** When it came in; now when it is left out. */
  receivedAt: z.iso.datetime({ offset: true }).optional(),
  nature: natureSchema.optional(),
  /** Fields the citizen would not give. */
  skipped: z.array(z.string().max(40)).max(20).default([]),
})
export type Registration = z.infer<typeof registrationSchema>

const mayRegister: readonly Staff['role'][] = ['agent', 'dispatcher', 'hotline-lead']

/**
 * Files an order for a citizen who called or sent a fax, under the same rules as in a conversation. The same key files
 * once. Throws not_allowed, invalid_input with the missing fields, key_reused for a key that filed something else,
 * forbidden_by_rule with the article where the place does not take the matter (which is recorded).
 */
export const registerOrder = async (
  deps: Deps,
  place: PlaceId,
  by: Staff,
  given: Registration,
  key: string = crypto.randomUUID(),
): Promise<OrderCard> => {
  if (!mayRegister.includes(by.role))
    throw new DomainError('not_allowed', '登记来件的是话务人员、派单人员和热线负责人。', { role: by.role })
  const claim = await claimOf(by, given, key)
  const turn = turnFor(deps, place, by, given, key)
  const { conversationId, messageId } = turn.message
  const { answered } = await deps.conversations.open(place, given.channel, conversationId, messageId)
  const before = await filedBefore(turn, answered, claim)
  if (before) return before
  const draft = draftOf(turn, given)
  // The rules first: nobody is asked for more only to be turned away.
  await refuseByRule(turn, draft)
  refuseIncomplete(turn, draft)
  const filed = await fileOrder(turn, draft)
  const commit = withRegistration(turn, filed, by, given)
  return store(turn, filed, { ...commit, claim }, draft)
}

/** Kept apart from the keys of commands on the order. */
const claimOf = async (by: Staff, given: Registration, key: string): Promise<CommandClaim> => ({
  key: `register:${key}`,
  actor: by.id,
  digest: await digestOf(given),
})

/** The order that this key filed before. Throws key_reused when what was taken down then was something else. */
const filedBefore = async (
  { deps, message }: TurnContext,
  answered: Turn | null,
  claim: CommandClaim,
): Promise<OrderCard | null> => {
  const card = answered?.replies.find(({ order }) => order)?.order
  if (!card) return null
  const used = await deps.orders.claimed(message.place, card.no, claim)
  if (used !== null && used !== claim.digest) throw keyReused(card.no)
  return card
}

const keyReused = (no?: string) =>
  new DomainError('key_reused', '这个幂等键已经用于另一次登记，请换一个新的键再发。', {
    ...(no === undefined ? {} : { no }),
  })

const turnFor = (
  deps: Deps,
  place: PlaceId,
  by: Staff,
  { channel, text, receivedAt }: Registration,
  key: string,
): TurnContext => {
  const now = deps.clock.now()
  if (receivedAt !== undefined && new Date(receivedAt) > now)
    throw new DomainError('invalid_input', `来件时间 ${receivedAt} 还没有到，请核对。`, { receivedAt })
  const pack = packOf(place)
  const id = `${channel}:${by.id}:${key}`
  const message: InboundMessage = {
    place,
    channel,
    messageId: id,
    // Whoever knows the id of a conversation can read it; the key may be a running number.
    conversationId: crypto.randomUUID(),
    text,
    receivedAt: now,
  }
  return {
    deps,
    pack,
    rules: inForce(pack, now),
    message,
    now,
    day: dayInChina(now),
    conversation: {
      place,
      id: message.conversationId,
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

const draftOf = (turn: TurnContext, given: Registration): IntakeDraft => {
  const { channel: _, text, receivedAt: __, nature, skipped, ...told } = given
  const draft = beginDraft(turn, nature)
  return {
    ...draft,
    told: [text],
    waiting: [],
    skipped,
    extracted: {
      ...draft.extracted,
      ...told,
      ...(skipped.includes('contactPhone') ? { anonymous: true } : {}),
    },
  }
}

const refuseIncomplete = (turn: TurnContext, draft: IntakeDraft): void => {
  const missing = missingFields(turn.pack, { ...draft, text: draft.told.join('\n') }, turn.now).filter(
    ({ required }) => required,
  )
  if (missing.length === 0) return
  throw new DomainError(
    'invalid_input',
    `登记还缺：${missing.map(({ question }) => question).join('')}请问明后再登记。`,
    {
      missing: missing.map(({ field }) => field),
    },
  )
}

/** A matter the place does not take is not filed; that it was brought, and why not, is recorded. */
const refuseByRule = async (turn: TurnContext, draft: IntakeDraft): Promise<void> => {
  const decision = decide(turn, draft)
  if (decision.outcome === 'accept' || decision.outcome === 'internal' || decision.outcome === 'ask') return
  const kind = { reject: 'rejected', guide: 'guided', redirect: 'redirected' } as const
  const { text } = decision.notice
  await turn.deps.conversations.commit({
    ...commitBase(turn),
    turn: { outcome: { kind: kind[decision.outcome], nature: draft.nature }, replies: [{ text }] },
    rejections: [{ text: draft.summary, decision }],
    orders: [],
    deliveries: [],
  })
  throw new DomainError('forbidden_by_rule', text, {
    instead: text,
    outcome: decision.outcome,
    ...(decision.article === undefined ? {} : { article: decision.article }),
    ...(decision.ground === undefined ? {} : { ground: decision.ground }),
  })
}

const commitBase = ({ message, now }: TurnContext) => ({
  place: message.place,
  channel: message.channel,
  messageId: message.messageId,
  conversationId: message.conversationId,
  expectedVersion: 0,
  at: now,
  text: message.text,
  dialogue: { kind: 'open' as const },
  consultations: [],
})

/** Who took it down, and the time the place gives for that, counted from when it came in. */
const withRegistration = (
  turn: TurnContext,
  { commit }: FiledOrder,
  by: Staff,
  given: Registration,
): OrderCommit => {
  const [filed, ...rest] = commit.events
  if (!filed) return commit
  const extra = clockOfRegistration(turn, new Date(given.receivedAt ?? turn.now))
  return {
    ...commit,
    events: [
      { ...filed, actor: actorOf(by) },
      ...extra.map((event) => ({ actor: { role: 'system' as const }, event })),
      ...rest,
    ],
  }
}

const clockOfRegistration = (
  { pack, now, message }: TurnContext,
  receivedAt: Date,
): readonly OrderEvent[] => {
  if (message.channel === 'upstream') return []
  const [deadline] = deadlinesFor(pack, { stage: 'offline_register' }, receivedAt)
  if (!deadline) return []
  const { article, dueAt } = deadline
  const late = dueAt !== null && now > new Date(dueAt)
  return [
    { type: 'clocks-started', deadlines: [{ ...deadline, startedAt: receivedAt.toISOString() }] },
    ...(late ? [{ type: 'overdue-noted' as const, clock: 'offline_register' as const, article, dueAt }] : []),
    { type: 'clocks-stopped', clocks: ['offline_register'], met: true },
  ]
}

const store = async (
  turn: TurnContext,
  { card, notice }: FiledOrder,
  commit: OrderCommit,
  draft: IntakeDraft,
): Promise<OrderCard> => {
  const text = `已登记，编号${card.no}，查询码${card.queryCode}。${notice}`
  const result = await turn.deps.conversations.commit({
    ...commitBase(turn),
    turn: {
      outcome: { kind: 'order', nature: draft.nature, orderNo: card.no },
      replies: [{ text, order: card }],
    },
    rejections: [],
    orders: [commit],
    deliveries: [receipt(turn, card.no, text)],
  })
  if (result.kind === 'committed') return card
  if (result.kind === 'stale') throw new DomainError('busy', '同一登记正在处理，请稍后重发。')
  const before = commit.claim ? await filedBefore(turn, result.turn, commit.claim) : null
  if (before) return before
  // The key was used for a matter that was turned away.
  throw keyReused()
}

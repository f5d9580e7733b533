import { z } from 'zod'
import type { OrderCard } from '../../domain/answer.ts'
import { channelSchema } from '../../domain/conversation.ts'
import { DomainError } from '../../domain/errors.ts'
import { extractedSchema, factsSchema, natureSchema } from '../../domain/matter.ts'
import type { PlaceId } from '../../domain/place.ts'
import { chineseMoment } from '../../domain/place-day.ts'
import type { Staff } from '../../domain/staff.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { CommandClaim, OrderCommit } from '../../ports/conversation-store.ts'
import { deadlinesFor } from '../../rules/index.ts'
import type { Deps } from '../deps.ts'
import { digestOf } from '../digest-of.ts'
import type { FiledOrder } from '../intake/file-order.ts'
import { actorOf } from '../orders/staff-view.ts'
import type { TurnContext } from '../turn/turn.ts'
import { type TakenDown, takeDown } from './take-down.ts'

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
  /** Asked and answered; wins over what is read from the text. */
  facts: factsSchema.optional(),
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
  const { channel, text, receivedAt, nature, skipped, facts, ...told } = given
  const now = deps.clock.now()
  if (receivedAt !== undefined && new Date(receivedAt) > now)
    throw new DomainError(
      'invalid_input',
      `来件时间${chineseMoment(new Date(receivedAt))}还没有到，请核对。`,
      { receivedAt },
    )
  const matter = {
    place,
    channel,
    messageId: messageIdOf(channel, by, key),
    text,
    ...(nature === undefined ? {} : { nature }),
    told,
    skipped,
    ...(facts === undefined ? {} : { facts }),
    factsSeen: true as const,
    claim: await claimOf(by, given, key),
  }
  const taken = await takeDown(deps, matter, (turn, filed) => withRegistration(turn, filed, by, given))
  return cardOf(taken)
}

const messageIdOf = (channel: Registration['channel'], by: Staff, key: string): string =>
  `${channel}:${by.id}:${key}`

/** What this person filed with this key, to be read out once more; null when there is nothing. */
export const registeredBefore = async (
  deps: Deps,
  place: PlaceId,
  by: Staff,
  channel: Registration['channel'],
  key: string,
): Promise<OrderCard | null> => {
  const { answered } = await deps.conversations.open(place, channel, '', messageIdOf(channel, by, key))
  return answered?.replies.find(({ order }) => order)?.order ?? null
}

/** Throws invalid_input with the missing fields, forbidden_by_rule with the article. */
export const cardOf = (taken: TakenDown): OrderCard => {
  if (taken.kind === 'filed') return taken.card
  if (taken.kind === 'incomplete')
    throw new DomainError(
      'invalid_input',
      `登记还缺：${taken.missing.map(({ question }) => question).join('')}请问明后再登记。`,
      { missing: taken.missing.map(({ field }) => field) },
    )
  const { kind: _, text, ...why } = taken
  throw new DomainError('forbidden_by_rule', text, { instead: text, ...why })
}

/** Kept apart from the keys of commands on the order. */
const claimOf = async (by: Staff, given: Registration, key: string): Promise<CommandClaim> => ({
  key: `register:${key}`,
  actor: by.id,
  digest: await digestOf(given),
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

import { type Channel, channelSchema } from '../../domain/conversation.ts'
import { dayOf } from '../../domain/working-time.ts'
import type { ChannelSender, Sent } from '../../ports/channel-sender.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Due, Ledger } from '../../ports/ledger.ts'
import type { OrderStore } from '../../ports/order-store.ts'
import { chinaCalendar } from '../../rules/calendars/index.ts'
import { packOf, valueOn } from '../../rules/index.ts'
import { mayTellAt } from '../../rules/notice-hours.ts'
import { nextRoad } from './next-road.ts'
import { nextTry } from './next-try.ts'

export type SendingDeps = {
  readonly ledger: Ledger
  readonly orders: Pick<OrderStore, 'personal'>
  readonly clock: Clock
  /** Channels whose lines another process sends. */
  readonly elsewhere?: readonly Channel[]
  /** After this a sender begins no further part. */
  readonly patienceMs?: number
  /** How long the part it has begun may still take; both together are shorter than the ledger's lease. */
  readonly graceMs?: number
}

/** Channels whose lines are fetched by a page or a programme; nobody sends them. */
export const fetchedChannels: readonly Channel[] = ['web', 'api', 'openai', 'open311']

/** Channels that are sent one beside the other: a platform that hangs holds up no other. */
export type Lane = readonly Channel[]

/** A lane for each channel that has a sender, and one for all that have none. */
export const lanesOf = (
  senders: readonly ChannelSender[],
  elsewhere: readonly Channel[] = [],
): readonly Lane[] => {
  const own = [...new Set(senders.map(({ channel }) => channel))]
  const others = channelSchema.options.filter((channel) => !own.includes(channel))
  return [...own.map((channel) => [channel]), others].map((lane) =>
    lane.filter((channel) => !fetchedChannels.includes(channel) && !elsewhere.includes(channel)),
  )
}

/** Lines of a lane under way at once. */
const atOnce = 16
const defaultPatienceMs = 40_000
const defaultGraceMs = 15_000

/** Sends what is due in every lane until nothing is, also what went on by another way; or until `over` is told. */
export const sendDeliveries = async (
  deps: SendingDeps,
  senders: readonly ChannelSender[],
  over?: AbortSignal,
): Promise<void> => {
  for (let wentOn = true; wentOn && !over?.aborted; ) {
    const lanes = await Promise.all(
      lanesOf(senders, deps.elsewhere).map((lane) => sendLane(deps, senders, lane, over)),
    )
    wentOn = lanes.includes(true)
  }
}

/**
 * As lines are done others are taken; a conversation's next one when the one before is over. True when a line went on
 * by another way, where it waits for that lane.
 */
export const sendLane = async (
  deps: SendingDeps,
  senders: readonly ChannelSender[],
  lane: Lane,
  over?: AbortSignal,
): Promise<boolean> => {
  if (lane.length === 0) return false
  const underWay = new Set<Promise<void>>()
  const faults: unknown[] = []
  let wentOn = false
  const begin = (due: Due) => {
    const work: Promise<void> = sendOne(deps, senders, due)
      .then((went) => {
        wentOn ||= went
      })
      .catch((fault: unknown) => void faults.push(fault))
      .finally(() => underWay.delete(work))
    underWay.add(work)
  }
  for (;;) {
    const room = over?.aborted || faults.length > 0 ? 0 : atOnce - underWay.size
    const due = room > 0 ? await deps.ledger.take(lane, deps.clock.now(), room) : []
    for (const line of due) begin(line)
    if (underWay.size === 0) break
    await Promise.race(underWay)
  }
  // The ledger itself failed: what was in hand is tried again when its lease is over.
  if (faults.length > 0) throw faults[0]
  return wentOn
}

/** True when the words go on by another way. */
const sendOne = async (deps: SendingDeps, senders: readonly ChannelSender[], due: Due): Promise<boolean> => {
  const { ledger, clock } = deps
  const opening = opensAt(due, clock.now())
  if (opening !== null) {
    await ledger.postpone(due, opening)
    return false
  }
  const sent = await attempt(deps, senders, due)
  const now = clock.now()
  if ('allowance' in sent) {
    await ledger.settle(due, sent, now)
    return false
  }
  const { error, partsSent } = sent
  const next = sent.kind === 'again' ? nextTryOf(due, now, sent.after) : null
  if (next !== null) {
    await ledger.again(due, { error, partsSent, next })
    return false
  }
  const road = await nextRoad(deps, senders, due, now)
  await ledger.over(due, { error, partsSent }, road, now)
  return road.kind === 'road'
}

const nextTryOf = ({ urgent, tries }: Due, now: Date, after?: Date): Date | null =>
  nextTry(urgent ? 'reply' : 'notice', tries, now, after)

/** What the citizen waits for, or was just told of, goes out at any hour. */
const atOnceFor: readonly string[] = ['receipt', 'handoff', 'limit', 'own-code']

/** When a line that is not to go out at this hour may; null = now. */
const opensAt = (due: Due, now: Date): Date | null => {
  if (due.urgent || atOnceFor.includes(due.purpose)) return null
  const hours = valueOn(packOf(due.place).telling.hours, dayOf(now))?.value ?? null
  const opening = mayTellAt(hours, chinaCalendar, now)
  return opening > now ? opening : null
}

const attempt = async (
  { ledger, clock, patienceMs = defaultPatienceMs, graceMs = defaultGraceMs }: SendingDeps,
  senders: readonly ChannelSender[],
  due: Due,
): Promise<Sent> => {
  const sender = senders.find((each) => each.channel === due.channel && each.serves(due.place))
  let { partsSent } = due
  if (!sender) return { kind: 'refused', error: `nothing sends on ${due.channel} here`, partsSent }
  const enough = new AbortController()
  const [patience, grace] = [patienceOf(patienceMs), patienceOf(patienceMs + graceMs)]
  void patience.over.then(() => enough.abort())
  const left = async (parts: number) => {
    partsSent = parts
    await ledger.left(due, parts)
  }
  const sent = sender.send(due, { over: enough.signal, left })
  const late = grace.over.then((): Sent => {
    // It went on all the same: what leaves after all is not sent a second time, if the next try has not begun.
    sent
      .then((after) => ('allowance' in after ? ledger.settle(due, after, clock.now()) : undefined))
      // Then it stands as told below, and is tried again.
      .catch(() => undefined)
    return { kind: 'again', error: `no answer within ${(patienceMs + graceMs) / 1000} s`, partsSent }
  })
  try {
    return await Promise.race([sent, late])
  } catch (fault) {
    return { kind: 'again', error: fault instanceof Error ? fault.message : String(fault), partsSent }
  } finally {
    patience.end()
    grace.end()
  }
}

const patienceOf = (ms: number) => {
  const { promise: over, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  return { over, end: () => clearTimeout(timer) }
}

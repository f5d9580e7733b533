import { z } from 'zod'
import { deIdentify } from '../../domain/de-identify.ts'
import type { Deadline, Stage } from '../../domain/deadline.ts'
import type { PlaceId } from '../../domain/place.ts'
import { chineseDue, chineseMoment } from '../../domain/place-day.ts'
import type { RecordedEvent } from '../../domain/work-order/event.ts'
import { orderStates, type WorkOrder } from '../../domain/work-order/work-order.ts'
import { rule, type Scene, unitName } from '../../rules/order/context.ts'
import { timeLeft } from '../../rules/time-left.ts'
import type { Deps } from '../deps.ts'
import { codeOpens } from '../orders/code-opens.ts'
import { type LoadedOrder, loadOrder } from '../orders/load-order.ts'
import { sceneOf } from '../orders/order-scene.ts'
import { citizenStatus, nextStep, publicityOf } from '../wording/order-status.ts'
import { tellCitizen } from '../wording/tell-citizen.ts'
import { citizenActionSchema, citizenActions } from './citizen-actions.ts'
import { expectedHandling } from './expected-handling.ts'

const citizenDeadlineSchema = z.object({
  type: z.string(),
  dueAt: z.string().nullable(),
  /** The same as people say it. */
  due: z.string().nullable(),
  article: z.string(),
  explanation: z.string(),
  overdue: z.boolean(),
  /** How much is left, or has passed since, in the unit of the clock: 还剩3个工作日. null = no end, or not running yet. */
  left: z.string().nullable(),
  /** Not running yet: the order has still to reach the unit that handles it. */
  expected: z.boolean(),
})

/** What a citizen may see of an order of theirs. No name, no telephone; the reply only when the place's flow lets it out. */
export const citizenOrderSchema = z.object({
  no: z.string(),
  title: z.string(),
  nature: z.string(),
  status: z.enum(orderStates),
  statusText: z.string(),
  filedAt: z.string(),
  classification: z.string(),
  publicity: z.string(),
  lead: z.string().nullable(),
  co: z.array(z.string()),
  text: z.string(),
  where: z.string().nullable(),
  supplements: z.array(z.string()),
  timeline: z.array(z.object({ at: z.string(), what: z.string(), article: z.string().optional() })),
  deadlines: z.array(citizenDeadlineSchema),
  nextStep: z.string(),
  /** null until there is one that may be shown. */
  reply: z.string().nullable(),
  /** What may be done now; anything else is refused. */
  actions: z.array(citizenActionSchema),
  /** The place's words for a rating, the best first: score 1 is the first. */
  ratingScale: z.array(z.string()),
  rating: z.object({ score: z.number().int(), word: z.string(), comment: z.string().optional() }).nullable(),
  /** The orders this one was split into, each answered by itself. */
  parts: z.array(
    z.object({ no: z.string(), title: z.string(), statusText: z.string(), reply: z.string().nullable() }),
  ),
  version: z.number().int(),
})
export type CitizenOrder = z.infer<typeof citizenOrderSchema>

/**
 * The order with this number and code; null alike for a wrong number and a wrong code. Every look counts: throws
 * rate_limited.
 */
export const lookUpOrder = async (
  deps: Deps,
  place: PlaceId,
  no: string,
  code: string,
): Promise<CitizenOrder | null> =>
  (await codeOpens(deps, place, no, code)) ? readOrder(deps, place, no) : null

/** The citizen's view without a code check, for a conversation that filed the order itself. */
export const readOrder = async (deps: Deps, place: PlaceId, no: string): Promise<CitizenOrder | null> => {
  const loaded = await loadOrder(deps, place, no)
  if (!loaded) return null
  const { order } = loaded
  const scene = await sceneOf(deps, place, { role: 'citizen' }, deps.clock.now())
  const numbers = [
    ...order.children.map((child) => child.no),
    ...(order.mergedInto ? [order.mergedInto] : []),
  ]
  const others = await Promise.all(numbers.map((number) => loadOrder(deps, place, number)))
  return citizenView(
    scene,
    loaded,
    others.flatMap((other) => (other ? [other.order] : [])),
  )
}

/** `others`: the parts of a split order, or the one a merged order is handled with. */
const citizenView = (
  scene: Scene,
  { order, events }: LoadedOrder,
  others: readonly WorkOrder[],
): CitizenOrder => {
  const nameOf = (id: string) => unitName(scene.units, id)
  const { center } = scene.pack.terms
  const scale = rule(order, scene.pack.rating.scale)?.value ?? []
  return {
    no: order.no,
    title: order.title,
    nature: order.nature,
    status: order.state,
    statusText: citizenStatus[order.state],
    filedAt: order.filedAt,
    classification: order.classification.label,
    publicity: publicityOf(order),
    lead: order.lead === null ? null : nameOf(order.lead),
    co: order.co.map(nameOf),
    text: order.text,
    where: order.where,
    supplements: ownSupplements(events),
    timeline: withoutEchoes(events).flatMap((recorded) => timelineEntry(recorded, { nameOf, center, scale })),
    deadlines: deadlinesOf(scene, order),
    nextStep: nextStep(order, nameOf, center),
    reply: replyOf(order, events, others),
    actions: citizenActions(scene, order),
    ratingScale: [...scale],
    rating: ratingOf(order, scale),
    parts: others.filter(({ no }) => no !== order.mergedInto).map(part),
    version: order.version,
  }
}

/** What was told by others whose orders were joined to this one is not theirs to read. */
const ownSupplements = (events: readonly RecordedEvent[]): string[] =>
  events.flatMap(({ event }) => (event.type === 'supplemented' ? [event.text] : []))

/** A step that rests on our own default names no article to the citizen. */
const articleOfPlace = (article: string | undefined): string | undefined =>
  article?.startsWith('平台默认') ? undefined : article

/** An extension says until when; that its clock was counted anew would say so twice. */
const withoutEchoes = (events: readonly RecordedEvent[]): readonly RecordedEvent[] => {
  const extended = new Set(
    events.flatMap(({ at, event }) => (event.type === 'extension-granted' ? [at] : [])),
  )
  return events.filter(({ at, event }) => event.type !== 'clock-recounted' || !extended.has(at))
}

const timelineEntry = (
  { at, event }: RecordedEvent,
  words: Parameters<typeof tellCitizen>[1],
): CitizenOrder['timeline'] => {
  const told = tellCitizen(event, words)
  if (told === null) return []
  const article = 'article' in event ? articleOfPlace(event.article) : undefined
  return [{ at: chineseMoment(new Date(at)), what: told, ...(article === undefined ? {} : { article }) }]
}

/** Clocks of the paperwork between offices: nothing a citizen waits for. */
const betweenOffices: readonly Stage[] = [
  'return_unit',
  'return_county',
  'return_county_review',
  'return',
  'audit',
  'file_to_center',
  'site_supervision_plan',
  'formal_letter',
  'center_review',
  'staff_change',
]

/** A clock without an end only reminds those at work; but whether handling has an end is the citizen's to know. */
const concernsCitizen = ({ type, dueAt }: Deadline): boolean =>
  !betweenOffices.includes(type) && (dueAt !== null || type === 'handle')

const deadlinesOf = ({ pack, units, now }: Scene, order: WorkOrder): CitizenOrder['deadlines'] => {
  const expected = expectedHandling(pack.place, order, units)
  const leftOf = (dueAt: string, clock: Deadline['clock']) => timeLeft(now, new Date(dueAt), clock).words
  const shown = (deadline: Deadline, isExpected: boolean) => ({
    type: deadline.type,
    dueAt: deadline.dueAt,
    due: deadline.dueAt === null ? null : chineseDue(new Date(deadline.dueAt)),
    article: deadline.article,
    explanation: deadline.explanation,
    overdue: !isExpected && deadline.dueAt !== null && new Date(deadline.dueAt) < now,
    left: isExpected || deadline.dueAt === null ? null : leftOf(deadline.dueAt, deadline.clock),
    expected: isExpected,
  })
  return [
    ...order.deadlines.filter(concernsCitizen).map((deadline) => shown(deadline, false)),
    ...(expected ? [shown(expected, true)] : []),
  ]
}

/**
 * The words of the reply once the citizen may have them: an order has a reply only after every audit its place asks
 * for. A merged order is answered with the one it was joined to, without what that says of whoever reported it, unless
 * that one is handled internally.
 */
const replyOf = (
  order: WorkOrder,
  events: readonly RecordedEvent[],
  others: readonly WorkOrder[],
): string | null => {
  if (order.reply) return order.reply.text
  const target = others.find(({ no }) => no === order.mergedInto)
  if (target?.reply && target.reply.publicity !== 'internal') return deIdentify(target.reply.text)
  const ended = events.findLast(({ event }) => event.type === 'dispatch-stopped')?.event
  return ended?.type === 'dispatch-stopped' ? ended.answer : null
}

const ratingOf = (order: WorkOrder, scale: readonly string[]): CitizenOrder['rating'] => {
  const last = order.ratings.at(-1)
  if (!last) return null
  const { score, comment } = last
  return { score, word: scale[score - 1] ?? `${score}`, ...(comment === undefined ? {} : { comment }) }
}

const part = (child: WorkOrder): CitizenOrder['parts'][number] => ({
  no: child.no,
  title: child.title,
  statusText: citizenStatus[child.state],
  reply: child.reply?.text ?? null,
})

import { deIdentify } from '../../domain/de-identify.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { RecordedEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { rule, type Scene, unitName } from '../../rules/order/context.ts'
import type { Deps } from '../deps.ts'
import { codeOpens } from '../orders/code-opens.ts'
import { type LoadedOrder, loadOrder } from '../orders/load-order.ts'
import { sceneOf } from '../orders/order-scene.ts'
import { citizenStatus, nextStep, publicityOf } from '../wording/order-status.ts'
import { citizenActions } from './citizen-actions.ts'
import { citizenDeadlines } from './citizen-deadlines.ts'
import type { CitizenOrder } from './citizen-order.ts'
import { citizenTimeline } from './citizen-timeline.ts'

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
    timeline: citizenTimeline(events, { nameOf, center, scale }),
    deadlines: citizenDeadlines(scene, order),
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

import { deIdentify } from '../../domain/de-identify.ts'
import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { CommandOf, OrderCommand } from '../../domain/work-order/command.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import { filed } from '../../domain/work-order/evolve/intake.ts'
import { applied } from '../../domain/work-order/evolve.ts'
import { isFinished, type WorkOrder } from '../../domain/work-order/work-order.ts'
import type { NewDelivery, OrderCommit } from '../../ports/conversation-store.ts'
import { childOrders } from '../../rules/order/children.ts'
import type { Scene } from '../../rules/order/context.ts'
import type { Notice } from '../../rules/order/notices/notice.ts'
import { noticesOf } from '../../rules/order/notices.ts'
import { joinedFrom } from '../../rules/order/sorting.ts'
import { isTold } from '../../rules/order/telling.ts'
import { deliveriesOf } from '../deliveries/deliveries-of.ts'
import type { Deps } from '../deps.ts'
import { loadOrder } from '../orders/load-order.ts'
import { citizenStatus } from '../wording/order-status.ts'

/** What happened to one order, with the order before and after it. */
export type Step = {
  readonly before: WorkOrder
  readonly after: WorkOrder
  readonly events: readonly OrderEvent[]
}

/** The order after these events, which are not recorded yet. */
export const stepOf = (before: WorkOrder, events: readonly OrderEvent[], now: Date): Step => ({
  before,
  events,
  after: events.reduce((order, event) => applied(order, event, now.toISOString()), before),
})

/** The order its first events make. */
export const newOrder = (no: string, events: readonly OrderEvent[], now: Date): WorkOrder => {
  const [first, ...rest] = events
  if (first?.type !== 'filed') throw new Error(`order ${no} does not begin with its filing`)
  const at = now.toISOString()
  return rest.reduce((order, event) => applied(order, event, at), filed(first, at, no))
}

/** What a step on one order brings about on others: parts of a split, the order joined, the order it is a part of. */
export const linkedCommits = async (
  deps: Deps,
  scene: Scene,
  step: Step,
  command?: OrderCommand,
): Promise<readonly OrderCommit[]> => {
  const { place } = scene.pack
  const [joined, parent] = await Promise.all([
    command?.type === 'merge' ? joinedCommit(deps, scene, step, command.into) : null,
    partFinished(deps, scene, place, step),
  ])
  const parts = command?.type === 'split' ? partCommits(scene, step, command) : []
  return [...parts, ...[joined, parent].flatMap((commit) => (commit ? [commit] : []))]
}

const partCommits = (
  scene: Scene,
  { before, events: happened }: Step,
  command: CommandOf<'split'>,
): readonly OrderCommit[] => {
  const split = happened.find((event) => event.type === 'split')
  const parts = split ? childOrders(scene, before, command, split.article) : []
  if ('refused' in parts) throw new Error(`order ${before.no} was split although ${parts.refused}`)
  return parts.map(({ no, events }) => {
    const order = newOrder(no, events, scene.now)
    const told = noticesOf(scene, null, order, events)
    return { ...commit(scene, no, 0, events, deliveriesOf(order, told)), personalFrom: before.no }
  })
}

/** The order that the merged one is handled with from now on. */
const joinedCommit = async (
  deps: Deps,
  scene: Scene,
  { before, events: happened }: Step,
  into: string,
): Promise<OrderCommit> => {
  const { place } = scene.pack
  const merged = happened.find((event) => event.type === 'merged')
  const source = merged ? { article: merged.article } : {}
  const target = (await loadOrder(deps, place, into))?.order
  if (!target || into === before.no)
    throw new DomainError('invalid_input', `没有编号${into}的另一件工单，请核对要并入的编号。`, {
      missing: ['into'],
      into,
    })
  if (isFinished(target) || target.state === 'split')
    throw new DomainError(
      'forbidden_by_rule',
      `编号${into}的工单${citizenStatus[target.state]}，不能再并入。请并入正在办理的工单，或单独办理。`,
      { ...source, into, instead: '请并入正在办理的工单，或单独办理。' },
    )
  const unknownThere = before.complainedOf.filter((unit) => !target.complainedOf.includes(unit))
  if (unknownThere.length > 0)
    throw new DomainError(
      'forbidden_by_rule',
      `这件工单反映了办理单位的问题，并入编号${into}的工单会让被反映的单位看到。请单独办理。`,
      { ...source, into, instead: '请单独办理。' },
    )
  const events = [joinedFrom(before)]
  const { after } = stepOf(target, events, scene.now)
  const notices = noticesOf(scene, target, after, events)
  return commit(scene, target.no, target.version, events, deliveriesOf(target, notices))
}

/** Answered or ended: the parts of a split order report to it, and the last one closes it. */
const isAnswered = (order: WorkOrder): boolean => order.state === 'replied' || isFinished(order)

const partFinished = async (
  deps: Deps,
  scene: Scene,
  place: PlaceId,
  { before, after }: Step,
): Promise<OrderCommit | null> => {
  if (after.parent === null || isAnswered(before) || !isAnswered(after)) return null
  const parent = (await loadOrder(deps, place, after.parent))?.order
  const open = parent?.children.filter(({ finished }) => !finished) ?? []
  if (parent?.state !== 'split' || !open.some(({ no }) => no === after.no)) return null
  const finished: OrderEvent = { type: 'child-finished', child: after.no, how: citizenStatus[after.state] }
  const events: readonly OrderEvent[] =
    open.length === 1 ? [finished, { type: 'closed', why: '拆分的各件都已有结果' }] : [finished]
  return commit(scene, parent.no, parent.version, events, [])
}

/** What those whose orders were joined to this one are told of it: nothing of who else reported it, nor their words. */
const toldToJoined = (happened: readonly OrderEvent[]): Pick<Notice, 'purpose' | 'body'> | null => {
  for (const event of happened) {
    if (event.type === 'replied') return { purpose: 'reply', body: `答复：${deIdentify(event.text)}` }
    if (event.type === 'terminated')
      return {
        purpose: 'notice',
        body: `终止办理：${deIdentify(event.explanation)}（依据：${event.article}）`,
      }
  }
  return null
}

/**
 * Those whose orders were joined to this one are told its result, or why it ended, as well: under their own number, and
 * also where whoever reported first is not told.
 */
export const joinedDeliveries = async (
  deps: Deps,
  scene: Scene,
  { after, events: happened }: Step,
): Promise<readonly NewDelivery[]> => {
  const told = toldToJoined(happened)
  if (!told || after.joined.length === 0 || after.reply?.publicity === 'internal') return []
  const { place, terms } = scene.pack
  const orders = await Promise.all(after.joined.map((no) => loadOrder(deps, place, no)))
  return orders.flatMap((loaded) => {
    if (!loaded || !isTold(scene, loaded.order)) return []
    const { no, title } = loaded.order
    const body = `【${terms.hotline}】${no}《${title}》已并案办理，${told.body}`
    return deliveriesOf(loaded.order, [{ to: 'citizen', purpose: told.purpose, body }])
  })
}

const commit = (
  { actor }: Scene,
  no: string,
  expectedVersion: number,
  events: readonly OrderEvent[],
  deliveries: readonly NewDelivery[],
): OrderCommit => ({
  no,
  expectedVersion,
  events: events.map((event) => ({ actor, event })),
  ...(deliveries.length === 0 ? {} : { deliveries }),
})

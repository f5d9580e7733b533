import type { OrderEvent } from '../../domain/work-order/event.ts'
import { applied } from '../../domain/work-order/evolve.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { rule, type Scene } from './context.ts'

/** Calls nobody answered after which a level has done its part; the regulations name no number. */
const enoughTries = 3

/** The order as it is once these events are recorded. */
export const afterwards = (scene: Scene, order: WorkOrder, events: readonly OrderEvent[]): WorkOrder =>
  events.reduce((so, event) => applied(so, event, scene.now.toISOString()), order)

/** The citizen has been told and can be asked what they think of it. */
const canBeCalled = (order: WorkOrder): boolean => order.reply?.told === true

/** Levels that have yet to call the citizen back. */
const levelsToCall = (scene: Scene, order: WorkOrder): readonly string[] => {
  const levels = rule(order, scene.pack.callback.by)?.value ?? []
  if (!canBeCalled(order) || rule(order, scene.pack.callback.share)?.value === 0) return []
  return levels.filter((level) => {
    const calls = order.callbacks.filter((call) => call.level === level)
    return !calls.some(({ reached }) => reached) && calls.length < enoughTries
  })
}

/** Everybody who has to call the citizen back has done so or tried often enough. */
export const allCalled = (scene: Scene, order: WorkOrder): boolean => levelsToCall(scene, order).length === 0

const filingIsOpen = (scene: Scene, order: WorkOrder): boolean =>
  rule(order, scene.pack.reply.flow)?.value === 'unit_direct_then_center_filing' &&
  order.filing !== 'accepted'

/** A formal letter is owed, or sent and not looked at. */
const letterIsOpen = (order: WorkOrder): boolean =>
  order.deadlines.some(({ type }) => type === 'formal_letter') || order.letter?.accepted === null

/** What supervision asked for is owed after the answer as well. */
const planIsOpen = (order: WorkOrder): boolean =>
  order.deadlines.some(({ type }) => type === 'site_supervision_plan')

const whyClosed = (scene: Scene, order: WorkOrder): string => {
  const { complainant } = scene.pack.terms
  if (order.anonymous) return `已办结，${complainant}没有留下联系方式，无法告知和回访。`
  if (!canBeCalled(order)) return `已办结，${complainant}要求不回复，结果已反馈热线。`
  if (order.callbacks.length > 0 && !order.callbacks.some(({ reached }) => reached))
    return `已答复，多次回访没有联系上${complainant}。`
  return order.callbacks.length === 0 ? '已答复，不需要回访。' : '已答复，回访已完成。'
}

/**
 * Closes an answered order once every level has called back and the hotline has filed the result, where the place asks
 * for either. `order` has the events of the step applied already.
 */
export const closeIfDone = (scene: Scene, order: WorkOrder): readonly OrderEvent[] => {
  if (order.state !== 'replied') return []
  if (!allCalled(scene, order) || filingIsOpen(scene, order) || letterIsOpen(order)) return []
  if (planIsOpen(order)) return []
  const article = rule(order, scene.pack.callback.by)?.source.article
  return [{ type: 'closed', why: whyClosed(scene, order), ...(article === undefined ? {} : { article }) }]
}

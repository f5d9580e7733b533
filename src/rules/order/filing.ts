import { maskPersonal } from '../../domain/masking.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { actingUnit } from './acting-unit.ts'
import { reviewClock } from './audit-clock.ts'
import { stopped } from './clocks.ts'
import { type Decider, type Deciders, events, forbidden, type Refusal, rule, type Scene } from './context.ts'
import { afterwards, closeIfDone } from './finishing.ts'
import { orderRework } from './rework.ts'

const articleOf = (scene: Scene, order: WorkOrder): string =>
  rule(order, scene.pack.reply.flow)?.source.article ?? ''

const notFiledHere = (scene: Scene, order: WorkOrder): Refusal | null =>
  rule(order, scene.pack.reply.flow)?.value === 'unit_direct_then_center_filing'
    ? null
    : forbidden('按本地规则，答复后不需要报送备案。', '请等待回访，或查看工单进展。', articleOf(scene, order))

const fileResult: Decider<'file-result'> = (scene, order, { opinion }) => {
  const refusal = notFiledHere(scene, order)
  if (refusal) return refusal
  const article = articleOf(scene, order)
  if (order.filing !== 'none') return forbidden('办件结果已经报送过了。', '请等待热线审核备案。', article)
  return events(
    {
      type: 'filed-with-center',
      unit: actingUnit(scene, order),
      result: order.reply?.text ?? '',
      opinion: maskPersonal(opinion),
      article,
    },
    ...stopped(order, ['file_to_center'], true),
    ...reviewClock(scene, order),
  )
}

/** Only what was sent in can be filed or turned back. */
const notSentIn = (scene: Scene, order: WorkOrder): Refusal | null => {
  const refusal = notFiledHere(scene, order)
  if (refusal) return refusal
  const article = articleOf(scene, order)
  if (order.filing === 'accepted') return forbidden('这件工单已经备案。', '请查看工单进展。', article)
  return order.filing === 'filed'
    ? null
    : forbidden('承办单位还没有报送办件结果。', '请提醒承办单位在答复当天报送备案。', article)
}

const acceptFiling: Decider<'accept-filing'> = (scene, order) => {
  const refusal = notSentIn(scene, order)
  if (refusal) return refusal
  const accepted: OrderEvent = { type: 'filing-accepted', article: articleOf(scene, order) }
  const all = [accepted, ...stopped(order, ['center_review'], true)]
  return events(...all, ...closeIfDone(scene, afterwards(scene, order, all)))
}

const refuseFiling: Decider<'refuse-filing'> = (scene, order, command) => {
  const refusal = notSentIn(scene, order)
  if (refusal) return refusal
  const article = articleOf(scene, order)
  const reason = maskPersonal(command.reason)
  const refused: OrderEvent = { type: 'filing-refused', reason, article }
  const rework = orderRework(scene, afterwards(scene, order, [refused]), {
    because: 'filing_refused',
    reason,
    article,
  })
  return events(refused, ...rework)
}

/** Where the unit answers first and the hotline looks at it on the same day. */
export const filing: Deciders<'file-result' | 'accept-filing' | 'refuse-filing'> = {
  'file-result': fileResult,
  'accept-filing': acceptFiling,
  'refuse-filing': refuseFiling,
}

import { maskPersonal } from '../../domain/masking.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { clocksOfHandlingAgain, clocksOnArrival, started, tierOf } from './clocks.ts'
import { type Deciders, events, forbidden, rule, type Scene } from './context.ts'

/** What an order that was answered must hold before it is put away. */
const lacking = ({ pack }: Scene, order: WorkOrder): readonly string[] => {
  if (order.state !== 'closed' || order.handlings === 0) return []
  const filing = rule(order, pack.reply.flow)?.value === 'unit_direct_then_center_filing'
  return [
    ...(order.reply === null ? ['答复'] : []),
    ...(filing && order.reply !== null && order.filing !== 'accepted' ? ['办件结果备案'] : []),
    ...(order.letter?.accepted === null ? ['函告的审核意见'] : []),
  ]
}

const part = (name: string, count: number): readonly string[] =>
  count === 0 ? [] : [count === 1 ? name : `${name}${count}份`]

const holdings = (order: WorkOrder): readonly string[] => [
  '诉求原件',
  '分类',
  ...part('补充材料', order.supplements.length),
  ...part('派单记录', order.hops.length),
  ...part('退单记录', order.returns.length),
  ...part('延期记录', order.extensions.length),
  ...part('阶段情况', order.interims.length),
  ...part('协办意见', order.coAnswers.length),
  ...part('答复', order.reply === null ? 0 : 1),
  ...part('公开稿', order.published === null ? 0 : 1),
  ...part('备案意见', order.filing === 'accepted' ? 1 : 0),
  ...part('回访记录', order.callbacks.length),
  ...part('评价', order.ratings.length),
  ...part('正式函告', order.letter === null ? 0 : 1),
  ...part('督办记录', order.supervisions.length),
  ...part('问责记录', order.accountability.length),
  ...part('终止说明', order.terminated === null ? 0 : 1),
]

export const archiving: Deciders<'archive' | 'reopen'> = {
  archive: (scene, order) => {
    const demanded = rule(order, scene.pack.archive)
    const article = demanded?.source.article
    const missing = lacking(scene, order)
    if (missing.length > 0)
      return forbidden(`档案不完整，还缺：${missing.join('、')}。`, '请补齐后再归档。', article)
    const holds = [...holdings(order)]
    return events({ type: 'archived', holds, ...(article === undefined ? {} : { article }) })
  },
  reopen: (scene, order, { newFacts }) => {
    if (order.mergedInto !== null)
      return forbidden(
        `这件工单已经并入编号${order.mergedInto}的工单，不能单独重新办理。`,
        '请在并入的那一件上补充或者重新办理。',
        rule(order, scene.pack.routing.mergesRepeats)?.source.article,
      )
    const { pack, units, now } = scene
    const clocks =
      order.lead === null
        ? clocksOnArrival(pack, order, 'center', now)
        : clocksOfHandlingAgain(pack, order, tierOf(units, order.holder ?? order.lead), now)
    return events({ type: 'reopened', newFacts: maskPersonal(newFacts) }, ...started(clocks))
  },
}

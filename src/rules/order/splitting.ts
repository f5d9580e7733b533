import type { CommandOf } from '../../domain/work-order/command.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { type ChildOrder, childOrders } from './children.ts'
import { type Decider, forbidden, type Refusal, rule, type Scene } from './context.ts'

const isRefusal = (made: readonly ChildOrder[] | Refusal): made is Refusal => 'refused' in made

/**
 * The orders a split brings into being, with the events each begins with: what a use case stores beside the `split` of
 * the whole. Or the refusal.
 */
export const splitInto = (
  scene: Scene,
  order: WorkOrder,
  command: CommandOf<'split'>,
): readonly ChildOrder[] | Refusal => {
  const policy = rule(order, scene.pack.routing.multiIssue)
  if (policy?.value === 'split_parallel') return childOrders(scene, order, command, policy.source.article)
  return forbidden(
    '本地的工单不拆分办理，一件工单由一个单位牵头。',
    '请派给牵头单位，并确定协办单位。',
    policy?.source.article,
  )
}

export const split: Decider<'split'> = (scene, order, command) => {
  const made = splitInto(scene, order, command)
  if (isRefusal(made)) return made
  const children = made.map(({ no, title }) => ({ no, title }))
  const article = rule(order, scene.pack.routing.multiIssue)?.source.article ?? ''
  return {
    events: [{ type: 'split', children, article }],
    warnings: made.flatMap(({ no, warnings }) => warnings.map((warning) => `${no}：${warning}`)),
  }
}

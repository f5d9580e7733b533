import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { RulePack } from '../rule-pack.ts'
import { type Decider, events, missing, rule, type Scene } from './context.ts'
import { onSigning } from './dispatch-clocks.ts'

/** The class of this order, where its place demands that a leader is named for it. */
export const leaderOfClass = (
  pack: RulePack,
  order: WorkOrder,
): { readonly label: string; readonly article: string } | null => {
  const scheme = rule(order, pack.classification)
  if (scheme?.value.scheme !== 'by_class') return null
  const row = scheme.value.classes.find(({ id }) => id === order.classification.class)
  return row?.leaderRequired ? { label: row.label, article: `${scheme.source.article}（${row.id}类）` } : null
}

/** The article by which it has to be submitted to a leader of the unit; null where it has not. */
const submission = ({ pack }: Scene, order: WorkOrder): string | null => {
  const always = rule(order, pack.viewToLeader)
  return always?.value ? always.source.article : (leaderOfClass(pack, order)?.article ?? null)
}

export const sign: Decider<'sign'> = (scene, order, { leader }) => {
  const { actor, pack } = scene
  if (order.holder === null) throw new Error(`order ${order.no} is signed without a holder`)
  const demanded = submission(scene, order)
  if (demanded !== null && leader === undefined)
    return missing(['leader'], '签收时要写明呈报给哪位主管（分管）领导。', demanded)
  const article = demanded ?? rule(order, pack.routing.leadRule)?.source.article
  return events(
    {
      type: 'signed',
      unit: order.holder,
      first: order.firstHandler === null,
      ...(actor.id === undefined ? {} : { person: actor.id }),
      ...(leader === undefined ? {} : { leader }),
      ...(article === undefined ? {} : { article }),
    },
    ...onSigning(scene, order),
  )
}

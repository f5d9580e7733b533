import { maskPersonal } from '../../domain/masking.ts'
import type { UnitId } from '../../domain/place.ts'
import type { Unit } from '../../domain/unit.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { ancestors } from '../area-units.ts'
import { type Decider, forbidden, type Refusal, rule, type Scene, unitName } from './context.ts'
import { onForwarding } from './dispatch-clocks.ts'
import { dispatchesTo, levelsArticle, unitOf } from './levels.ts'
import { outsideSystem, whyNot } from './why-not.ts'

/** Only to a unit right below, of a level that this one gives orders to. */
const skips = (scene: Scene, order: WorkOrder, from: Unit, to: Unit): Refusal | null => {
  const above = ancestors(to, scene.units)
  const article = levelsArticle(scene, order)
  const at = above.findIndex(({ id }) => id === from.id)
  if (at === -1) {
    const refused = `${to.name}不是${from.name}的下级单位，不能转给它。`
    return forbidden(refused, '不属于本单位职责的，请按规定申请退单。', article)
  }
  const next = above[at - 1]
  if (next)
    return forbidden(
      `工单要逐级转办，不能越过${next.name}转给${to.name}。`,
      `请先转给${next.name}。`,
      article,
    )
  if (dispatchesTo(scene, order, from, to)) return null
  return forbidden(`按本地的层级，${from.name}不向${to.name}转办。`, '请由本单位办理并按时答复。', article)
}

/** Where the first to receive it answers for it, whoever has signed keeps it; only the hotline may move it. */
const firstKeepsIt = ({ pack, units }: Scene, order: WorkOrder): Refusal | null => {
  const leads = rule(order, pack.routing.leadRule)
  if (leads?.value !== 'first_receiver' || order.firstHandler === null) return null
  const first = unitName(units, order.firstHandler.unit)
  return forbidden(
    `${first}已经签收，是首接责任单位，要负责办理并按时答复，不能再转给别的单位。`,
    `需要别的单位配合的，请${pack.terms.center}确定协办单位。`,
    leads.source.article,
  )
}

/** The units its holder may pass it on to. */
export const lowerUnits = (scene: Scene, order: WorkOrder): readonly Unit[] => {
  const from = order.holder === null ? undefined : unitOf(scene.units, order.holder)
  if (!from) return []
  return scene.units.filter(
    (unit) =>
      unit.parent === from.id &&
      whyNot(scene, order, unit.id, order.duty, 'to') === null &&
      skips(scene, order, from, unit) === null,
  )
}

/** As long as no unit is named: whether it may be passed on at all. */
export const forwardingBarred = (scene: Scene, order: WorkOrder): Refusal | null => {
  const kept = firstKeepsIt(scene, order)
  if (kept || lowerUnits(scene, order).length > 0) return kept
  const holder = order.holder === null ? '本单位' : unitName(scene.units, order.holder)
  return forbidden(
    `${holder}没有可以转办的下级单位。`,
    '请由本单位办理并按时答复；不属于本单位职责的，请按规定申请退单。',
  )
}

const otherThanMeant = ({ units }: Scene, order: WorkOrder, to: UnitId): readonly string[] => {
  if (order.lead === null || order.lead === order.holder || order.lead === to) return []
  return [`派单时确定的承办单位是${unitName(units, order.lead)}，现在转给了${unitName(units, to)}。`]
}

export const forward: Decider<'forward'> = (scene, order, { to, requirement }) => {
  const barred = whyNot(scene, order, to, order.duty, 'to')
  if (barred) return barred
  const [from, below] = [order.holder && unitOf(scene.units, order.holder), unitOf(scene.units, to)]
  if (!from || !below) throw new Error(`order ${order.no} is forwarded without a holder`)
  const refused = skips(scene, order, from, below) ?? firstKeepsIt(scene, order)
  if (refused) return refused
  const article = levelsArticle(scene, order)
  return {
    events: [
      {
        type: 'forwarded',
        from: from.id,
        to,
        ...(requirement === undefined ? {} : { requirement: maskPersonal(requirement) }),
        ...(article === undefined ? {} : { article }),
      },
      ...onForwarding(scene, order, to),
    ],
    warnings: [...otherThanMeant(scene, order, to), ...outsideSystem(scene, [to])],
  }
}

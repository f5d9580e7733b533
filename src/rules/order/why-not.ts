import type { UnitId } from '../../domain/place.ts'
import type { Unit } from '../../domain/unit.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { ancestors, isAreaGroup, notBelow } from '../area-units.ts'
import { activeOn } from '../rule-pack/dated.ts'
import { forbidden, type Refusal, rule, type Scene, unitName } from './context.ts'
import { firstHolder, levelsArticle, unitOf } from './levels.ts'

type Ask = {
  readonly scene: Scene
  readonly order: WorkOrder
  readonly unit: Unit
  readonly duty: string | null
}

const unfit = (field: string, refused: string, instead: string): Refusal => ({
  fault: 'invalid',
  refused,
  instead,
  missing: [field],
})

/** Whether this unit or one above it is complained of in the order. */
const isBarred = (order: WorkOrder, unit: Unit, units: readonly Unit[]): boolean =>
  [unit, ...ancestors(unit, units)].some(({ id }) => order.complainedOf.includes(id))

const complainedOf = ({ scene, order, unit }: Ask): Refusal | null => {
  const { units, pack } = scene
  if (!isBarred(order, unit, units)) return null
  const above = ancestors(unit, units).find((one) => !isBarred(order, one, units))
  const instead =
    above === undefined || above.tier === 'center'
      ? `请由${pack.terms.center}负责人另行指定不相关的单位。`
      : `请交给它的上级${above.name}，或者其他不相关的单位。`
  const article = rule(order, pack.privacy)?.source.article
  return forbidden(`${unit.name}是被反映的单位，不能办理反映自己的事项。`, instead, article)
}

/** Whether the place turns matters of units away that have not joined the system. */
const notJoined = ({ scene, order, unit }: Ask): Refusal | null => {
  if (unit.onboarded) return null
  const turned = activeOn(scene.pack.grounds, order.packDay).find(
    ({ when, rule: { value } }) =>
      when.kind === 'flag' && when.fact === 'unit_onboarded' && value.mode === 'reject',
  )
  if (!turned) return null
  const refused = `${unit.name}尚未加入系统，不能向它派单。`
  return forbidden(refused, '请改派已加入系统的单位，或者向诉求人说明。', turned.rule.source.article)
}

const tooLow = ({ scene, order, unit, duty }: Ask): Refusal | null => {
  const floor = rule(order, scene.pack.routing.notBelow)
  if (!floor || (duty !== null && floor.value.unlessDuties.includes(duty))) return null
  const allowed = notBelow(unit, floor.value.tier, scene.units)
  if (allowed.id === unit.id) return null
  const refused = `这件事项不在属地管理责任清单内，不能交由${unit.name}承担。`
  return forbidden(refused, `请交给${allowed.name}；确属清单内事项的，请写明目录编号。`, floor.source.article)
}

/** Why this unit may not be given this order, under this line of the catalogue; null when nothing stands against it. */
export const whyNot = (
  scene: Scene,
  order: WorkOrder,
  id: UnitId,
  duty: string | null = order.duty,
  field = 'lead',
): Refusal | null => {
  const unit = unitOf(scene.units, id)
  if (!unit) return unfit(field, `没有编号为“${id}”的单位。`, '请从单位名录里选择。')
  if (isAreaGroup(unit, scene.units))
    return unfit(field, `“${unit.name}”是一组单位的统称，不能直接派单。`, '请选择其中具体的一个单位。')
  const ask = { scene, order, unit, duty }
  return complainedOf(ask) ?? notJoined(ask) ?? tooLow(ask)
}

const outOfReach = (scene: Scene, order: WorkOrder, lead: UnitId): Refusal | null => {
  const unit = unitOf(scene.units, lead)
  if (unit && firstHolder(scene, order, unit)) return null
  const name = unitName(scene.units, lead)
  return forbidden(
    `${scene.pack.terms.center}不能向${name}派单。`,
    '请选择它所辖的承办单位。',
    levelsArticle(scene, order),
  )
}

/** Why this unit may not be given this order to lead; null when nothing stands against it. */
export const whyNotLead = (
  scene: Scene,
  order: WorkOrder,
  id: UnitId,
  duty: string | null = order.duty,
): Refusal | null => whyNot(scene, order, id, duty) ?? outOfReach(scene, order, id)

/** Units that have to be reached outside the system. */
export const outsideSystem = (scene: Scene, ids: readonly UnitId[]): readonly string[] =>
  ids
    .filter((id) => unitOf(scene.units, id)?.onboarded === false)
    .map((id) => `${unitName(scene.units, id)}尚未加入系统，请线下转办，并代为录入办理情况。`)

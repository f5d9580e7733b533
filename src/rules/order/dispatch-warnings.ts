import type { UnitId } from '../../domain/place.ts'
import type { Unit } from '../../domain/unit.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { rule, type Scene, unitName } from './context.ts'
import { levelsArticle, unitOf } from './levels.ts'
import { mayStopDispatch, repeatRule } from './repeats.ts'
import { leaderOfClass } from './signing.ts'
import { outsideSystem } from './why-not.ts'

type Team = { readonly lead: UnitId; readonly co: readonly UnitId[] }

const isArea = ({ tier, areas }: Unit): boolean =>
  areas.length > 0 || tier === 'county' || tier === 'town' || tier === 'village'

/** An area and a department are both competent, and the one leads that should help. */
const crossing = ({ pack, units }: Scene, order: WorkOrder, { lead, co }: Team): readonly string[] => {
  const policy = rule(order, pack.routing.crossing)
  const leads = unitOf(units, lead)
  if (!policy || !leads) return []
  const shouldLead = (unit: Unit) => isArea(unit) === (policy.value === 'area')
  const other = co.flatMap((id) => unitOf(units, id) ?? []).find(shouldLead)
  if (shouldLead(leads) || !other) return []
  const who = policy.value === 'area' ? '属地' : '市级部门'
  return [`职责交叉的事项由${who}主办，建议由${other.name}主办（${policy.source.article}）。`]
}

const repeated = ({ pack }: Scene, order: WorkOrder): readonly string[] => {
  const policy = repeatRule(pack, order)
  if (!policy || order.repeat === null) return []
  const { value, source } = policy
  const times = order.repeat.answeredInTime
  if (mayStopDispatch(pack, order))
    return [
      `同一人同一问题已及时答复${times}次，可以不再批转，由${value.decider}决定（${source.article}）${value.stillAnswer ? '；仍应耐心答复' : ''}。`,
    ]
  if (value.direction !== 'supervision') return []
  return [`同一人同一问题多次反映，未得到妥善处理的，可以提请督办（${source.article}）。`]
}

const passedOn = (scene: Scene, order: WorkOrder, { lead }: Team, holder: UnitId): readonly string[] => {
  if (holder === lead) return []
  const [first, then] = [holder, lead].map((id) => unitName(scene.units, id))
  return [`工单先到${first}，再由它转给${then}（${levelsArticle(scene, order) ?? ''}）。`]
}

/** What the dispatcher should know; none of it stands in the way. */
export const dispatchWarnings = (
  scene: Scene,
  order: WorkOrder,
  team: Team,
  holder: UnitId,
): readonly string[] => {
  const leader = leaderOfClass(scene.pack, order)
  return [
    ...passedOn(scene, order, team, holder),
    ...crossing(scene, order, team),
    ...(leader ? [`${leader.label}要确定1名主管领导（${leader.article}）。`] : []),
    ...repeated(scene, order),
    ...outsideSystem(scene, [team.lead, ...team.co]),
  ]
}

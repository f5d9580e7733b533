import type { Proposal } from '../../domain/work-order/event/oversight.ts'
import type { EventOf, OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { activeOn, type Valid } from '../rule-pack/dated.ts'
import type { RulePack } from '../rule-pack.ts'
import { wordOf } from '../rule-words.ts'
import { tierOf } from './clocks.ts'
import { rule, type Scene } from './context.ts'
import { type LateStep, lateSteps } from './overdue.ts'

type SupervisionRule = RulePack['supervision'][number]['rule'][number]['value']
export type SupervisionLevel = {
  readonly level: string
  readonly rule: Valid<NonNullable<SupervisionRule>>
}

/** The levels of supervision in force for this order, in the order of the rules. */
export const supervisionLevels = (pack: RulePack, order: WorkOrder): readonly SupervisionLevel[] =>
  activeOn(pack.supervision, order.packDay)

export const wasSupervised = (order: WorkOrder, level: string): boolean =>
  order.supervisions.some((one) => one.level === level)

/** Where a level is called after a tier, it watches over those who report to that tier. */
export const reaches = (scene: Scene, order: WorkOrder, level: string): boolean => {
  const tiers = rule(order, scene.pack.tiers)?.value ?? []
  if (!tiers.some(({ tier }) => tier === level)) return true
  const own = tierOf(scene.units, order.holder ?? order.lead)
  return tiers.some(({ tier, reportsTo }) => tier === own && reportsTo === level)
}

const afterLevel = 'overdue_after_'

/** Still late after that level of supervision. */
const lateAfter = (order: WorkOrder, late: readonly LateStep[], level: string): boolean => {
  const tried = order.supervisions.filter((one) => one.level === level)
  return tried.some(
    (one) =>
      order.state !== 'replied' &&
      order.state !== 'closed' &&
      late.some(({ kind, at, clock }) => kind !== null && (at >= one.at || runsStill(order, clock))),
  )
}

const runsStill = (order: WorkOrder, clock: string): boolean =>
  order.deadlines.some(({ type }) => type === clock)

/** What the system can see for itself; a trigger that is not here is for a person to judge. */
const seen: Readonly<Record<string, (scene: Scene, order: WorkOrder, late: readonly LateStep[]) => boolean>> =
  {
    view_late: (_scene, _order, late) => late.some(({ clock }) => clock === 'view'),
    view_late_three_a_month: (scene, order, late) => isThriceLate(scene, order, late),
    not_viewed_or_handled: (_scene, _order, late) =>
      late.some(({ clock, kind }) => clock === 'view' || kind !== null),
    multi_assigned: (_scene, order) => order.dispatches >= 2,
    repeat_or_cluster: (_scene, order) =>
      (order.repeat?.orders.length ?? 0) > 0 || order.joined.length > 0 || order.flags.includes('mass'),
    improper_return: (_scene, order) =>
      order.returns.some(({ decision }) => decision === 'refused' || decision === 'refused_by_silence'),
    abnormal_extension: (_scene, order) => order.extensions.length > 0 || order.granted.length > 0,
    inaction_after_supervision: (_scene, order) => order.supervisions.length >= 2,
  }

const isThriceLate = (scene: Scene, order: WorkOrder, late: readonly LateStep[]): boolean => {
  const monthly = activeOn(scene.pack.accountability, order.packDay).filter(
    ({ rule: { value } }) => value.monthlyCount !== null,
  )
  if (monthly.some(({ id }) => order.accountability.some((noted) => noted.rule === id))) return true
  const own = late.filter(({ clock }) => clock === 'view').length
  const count = own === 0 ? 0 : (scene.elsewhere.overdueThisMonth['view'] ?? 0) + 1
  return monthly.some(({ rule: { value } }) => count >= (value.monthlyCount ?? Number.POSITIVE_INFINITY))
}

/** Whether a trigger holds on this order; null = only a person can say. */
export const triggerHolds = (scene: Scene, order: WorkOrder, trigger: string): boolean | null => {
  const late = lateSteps(scene, order)
  if (trigger.startsWith(afterLevel)) return lateAfter(order, late, trigger.slice(afterLevel.length))
  const look = seen[trigger]
  if (look) return look(scene, order, late)
  const kinds = rule(order, scene.pack.overdueKinds)?.value ?? []
  return kinds.some(({ id }) => id === trigger) ? late.some(({ kind }) => kind === trigger) : null
}

/** A proposal of this level that nobody has acted on yet. */
const isProposed = (order: WorkOrder, level: string, trigger: string): boolean => {
  const last = order.proposals.findLast((one) => one.level === level && one.trigger === trigger)
  return last !== undefined && !order.supervisions.some((one) => one.level === level && one.at >= last.at)
}

/** 逾期办理、答复质量差: what has come about, each trigger named once. */
export const triggersIn = ({ trigger, also = [] }: EventOf<'supervision-proposed'>): string =>
  [...new Set([trigger, ...also.map((one) => one.trigger)])].map(wordOf).join('、')

/** The levels that this trigger calls for and that nobody has been asked about yet. */
const calledFor = (scene: Scene, order: WorkOrder, trigger: string): readonly Proposal[] =>
  supervisionLevels(scene.pack, order).flatMap(({ level, rule: { value, source } }) => {
    if (!value.triggers.includes(trigger) || isProposed(order, level, trigger)) return []
    const first = value.after?.for.includes(trigger) ? value.after.level : null
    if (first !== null && !wasSupervised(order, first)) return []
    return reaches(scene, order, level) ? [{ level, trigger, article: source.article }] : []
  })

/** One proposal for all levels of supervision whose triggers have just come about; a supervisor decides. */
export const proposals = (
  scene: Scene,
  order: WorkOrder,
  triggers: readonly string[],
): readonly OrderEvent[] => {
  const [first, ...also] = [...new Set(triggers)].flatMap((trigger) => calledFor(scene, order, trigger))
  if (first === undefined) return []
  return [{ type: 'supervision-proposed', ...first, ...(also.length === 0 ? {} : { also }) }]
}

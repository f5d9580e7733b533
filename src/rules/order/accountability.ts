import { maskPersonal } from '../../domain/masking.ts'
import type { UnitId } from '../../domain/place.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { type Active, activeOn } from '../rule-pack/dated.ts'
import type { RulePack } from '../rule-pack.ts'
import { wordOf } from '../rule-words.ts'
import { type Decided, type Deciders, events, forbidden, type Refusal, type Scene } from './context.ts'
import { triggerHolds } from './supervision-triggers.ts'

type AccountabilityRule = Active<RulePack['accountability'][number]>

const rulesOf = (pack: RulePack, order: WorkOrder): readonly AccountabilityRule[] =>
  activeOn(pack.accountability, order.packDay)

type Noted = { readonly cause: string; readonly unit: UnitId | null; readonly reason: string }

const noted = ({ id, rule: { value, source } }: AccountabilityRule, what: Noted): OrderEvent => ({
  type: 'accountability-noted',
  rule: id,
  cause: what.cause,
  ...(what.unit === null ? {} : { unit: what.unit }),
  of: value.of,
  measures: [...value.measures],
  reason: what.reason,
  article: source.article,
})

/** What follows by itself, `count` being the how-manieth of its kind in the month: where people must have caused it, nothing does. */
export const automaticAccountability = (
  scene: Scene,
  order: WorkOrder,
  what: Noted & { readonly count: number },
): readonly OrderEvent[] =>
  rulesOf(scene.pack, order)
    .filter(({ rule: { value } }) => value.events.includes(what.cause) && !value.humanCause)
    .filter(({ rule: { value } }) => value.monthlyCount === null || value.monthlyCount === what.count)
    .map((one) => noted(one, what))

/** Causes that presuppose something on the order itself. */
const presupposes = (scene: Scene, order: WorkOrder, cause: string): string | null => {
  if (cause === 'supervised_not_corrected')
    return order.supervisions.length > 0 ? null : '这件工单还没有督办过，谈不上经督办仍未整改。'
  return triggerHolds(scene, order, cause) === false ? `这件工单没有出现“${wordOf(cause)}”的情形。` : null
}

const unknownCause = (scene: Scene, order: WorkOrder, cause: string): Refusal => {
  const rules = rulesOf(scene.pack, order)
  const known = [...new Set(rules.flatMap(({ rule: { value } }) => value.events))].map(wordOf)
  const instead =
    known.length > 0
      ? `可以记录的情形：${known.join('、')}。`
      : '本地规则没有问责条款，可以按督办的规定提请督办。'
  return forbidden(`“${wordOf(cause)}”不是本地规则列明的问责情形。`, instead, rules[0]?.rule.source.article)
}

/** Counted within the month: the rule on the count follows only when it is reached. */
const isReached = (scene: Scene, order: WorkOrder, { rule: { value } }: AccountabilityRule): boolean =>
  value.monthlyCount === null || triggerHolds(scene, order, 'view_late_three_a_month') === true

export const noting: Deciders<'note-accountability'> = {
  'note-accountability': (scene, order, command): Decided | Refusal => {
    const { cause, reason, humanCause } = command
    const matching = rulesOf(scene.pack, order).filter(({ rule: { value } }) => value.events.includes(cause))
    const [first] = matching
    if (!first) return unknownCause(scene, order, cause)
    const lacking = presupposes(scene, order, cause)
    if (lacking !== null)
      return forbidden(lacking, '请先核实情况，出现该情形后再记录。', first.rule.source.article)
    const following = matching.filter(
      (one) => (!one.rule.value.humanCause || humanCause) && isReached(scene, order, one),
    )
    if (following.length === 0)
      return forbidden(
        '只有人为原因造成的才追究责任。',
        '请先查明原因；确属人为原因的，注明后再记录。',
        first.rule.source.article,
      )
    const unit = command.unit ?? order.lead ?? order.holder
    return events(...following.map((one) => noted(one, { cause, unit, reason: maskPersonal(reason) })))
  },
}

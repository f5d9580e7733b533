import { rule } from '../../../../rules/order/context.ts'
import { supervisionLevels, triggerHolds } from '../../../../rules/order/supervision-triggers.ts'
import { activeOn } from '../../../../rules/rule-pack/dated.ts'
import { wordOf } from '../../../../rules/rule-words.ts'
import {
  type Ask,
  choice,
  type FormField,
  type FormSpec,
  long,
  maybe,
  type Option,
  text,
} from './form-spec.ts'

/** A kind of overdue is called as the place calls it, with what it means. */
const worded = ({ order, scene }: Ask, ids: readonly string[]): readonly Option[] => {
  const kinds = rule(order, scene.pack.overdueKinds)?.value ?? []
  return [...new Set(ids)].map((id) => {
    const late = kinds.find((kind) => kind.id === id)
    return [id, late ? `${late.label}（${late.when}）` : wordOf(id)] as const
  })
}

const superviseFields = (ask: Ask): readonly FormField[] => {
  const { order, scene } = ask
  const levels = supervisionLevels(scene.pack, order)
  const [proposed] = order.proposals.slice(-1)
  const triggers = levels.flatMap(({ rule }) => rule.value.triggers)
  const happened = triggers.filter((trigger) => triggerHolds(scene, order, trigger) !== false)
  return [
    choice(
      'level',
      '督办方式',
      levels.map(({ level, rule }) => [level, `${rule.value.label}（${rule.source.article}）`] as const),
      { value: proposed === undefined ? [] : [proposed.level] },
    ),
    choice('trigger', '督办情形', worded(ask, happened.length > 0 ? happened : triggers), {
      value: proposed === undefined ? [] : [proposed.trigger],
    }),
    long('reason', '理由'),
  ]
}

/** Where the place settles hard questions together. */
const settledBy = ({ order, scene }: Ask): Partial<FormField> => {
  const together = rule(order, scene.pack.organisation.coordination)
  return together
    ? { hint: `疑难问题还可以提交${together.value.join('、')}（${together.source.article}）。` }
    : {}
}

const causesIn = ({ order, scene }: Ask): readonly string[] =>
  activeOn(scene.pack.accountability, order.packDay).flatMap(({ rule: { value } }) => value.events)

const which = ({ order }: Ask): FormField => {
  const open = order.supervisions.filter(({ lifted }) => !lifted)
  return {
    kind: 'choice',
    as: 'number',
    name: 'n',
    label: '哪一次督办',
    required: true,
    options: open.map(({ n, label }) => [String(n), `第${n}次：${label}`] as const),
    value: open.length === 1 ? open.map(({ n }) => String(n)) : [],
  }
}

/** Those who watch over the handling. */
export const oversightForms = {
  escalate: { fields: (ask) => [long('reason', '提级的理由', settledBy(ask))] },
  'answer-escalation': { fields: () => [text('by', '研究单位或者领导'), long('text', '研究意见')] },
  supervise: { fields: superviseFields },
  'answer-supervision': {
    fields: (ask) => [
      which(ask),
      long('text', '回复内容'),
      maybe(long('plan', '工作方案')),
      maybe(text('leader', '责任领导')),
      maybe(text('person', '责任人')),
    ],
  },
  'lift-supervision': { fields: (ask) => [which(ask), long('why', '理由')] },
  'note-accountability': {
    fields: (ask) => [
      choice('cause', '问责情形', worded(ask, causesIn(ask))),
      {
        kind: 'unit',
        name: 'unit',
        label: '责任单位',
        value: ask.order.lead === null ? [] : [ask.order.lead],
      },
      long('reason', '理由'),
      { kind: 'tick', name: 'humanCause', label: '人为原因造成' },
    ],
    grave: '问责记录写入工单经过，不能删除。',
  },
} as const satisfies Record<string, FormSpec>

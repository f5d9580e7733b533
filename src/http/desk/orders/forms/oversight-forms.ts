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

const worded = (ids: readonly string[]): readonly Option[] =>
  [...new Set(ids)].map((id) => [id, wordOf(id)] as const)

const superviseFields = ({ order, scene }: Ask): readonly FormField[] => {
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
    choice('trigger', '督办情形', worded(happened.length > 0 ? happened : triggers), {
      value: proposed === undefined ? [] : [proposed.trigger],
    }),
    long('reason', '理由'),
  ]
}

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
  escalate: { fields: () => [long('reason', '提级的理由')] },
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
    fields: ({ order, scene }) => [
      choice(
        'cause',
        '问责情形',
        worded(activeOn(scene.pack.accountability, order.packDay).flatMap(({ rule }) => rule.value.events)),
      ),
      { kind: 'unit', name: 'unit', label: '责任单位', value: order.lead === null ? [] : [order.lead] },
      long('reason', '理由'),
      { kind: 'tick', name: 'humanCause', label: '人为原因造成' },
    ],
    grave: '问责记录写入工单经过，不能删除。',
  },
} as const satisfies Record<string, FormSpec>

import { rule } from '../../../../rules/order/context.ts'
import { callbackLevelNames, callbackMethodNames, verdictNames } from '../desk-names.ts'
import { scoresOf } from './citizen-forms.ts'
import {
  type Ask,
  choice,
  type FormField,
  type FormSpec,
  long,
  maybe,
  nothing,
  optionsOf,
  reasonOnly,
} from './form-spec.ts'

const callbackFields = ({ order, scene }: Ask): readonly FormField[] => {
  const { callback, rating } = scene.pack
  const by = rule(order, callback.by)
  const methods = rule(order, callback.methods)
  const items = rule(order, callback.fields)
  const scale = scoresOf(rule(order, rating.scale)?.value ?? [])
  const asked = (field: FormField): FormField =>
    items?.value.some((item) => item === field.name)
      ? { ...field, required: false, article: items.source.article, hint: '联系上了就要填' }
      : { ...field, required: false, aside: true }
  const levels = by?.value ?? []
  const ways = methods?.value ?? (['phone', 'visit', 'onsite'] as const)
  return [
    choice(
      'level',
      '回访层级',
      levels.map((level) => [level, callbackLevelNames[level]] as const),
      {
        article: by?.source.article ?? '',
        ...(levels.length === 1 ? { value: levels } : {}),
      },
    ),
    choice(
      'method',
      '回访方式',
      ways.map((way) => [way, callbackMethodNames[way]] as const),
      {
        value: ways.slice(0, 1),
      },
    ),
    { kind: 'yesno', name: 'reached', label: '联系上了', required: true, value: ['true'] },
    asked({ kind: 'yesno', name: 'resolved', label: '诉求是否解决' }),
    asked({ kind: 'choice', name: 'process', label: '服务过程满意度', options: scale, as: 'number' }),
    asked({ kind: 'choice', name: 'result', label: '办理结果满意度', options: scale, as: 'number' }),
    asked({ kind: 'long', name: 'comments', label: '意见建议' }),
    asked({ kind: 'long', name: 'opinion', label: '诉求人意见' }),
    { kind: 'tick', name: 'untrue', label: '答复的结果不属实', hint: '会按规定重新办理或者提请督办' },
  ]
}

/** From the answer to the archive. */
export const aftercareForms = {
  'record-callback': { fields: callbackFields },
  'appeal-rating': reasonOnly('申诉的理由'),
  'review-rating': {
    fields: () => [
      choice('verdict', '核实结论', optionsOf(verdictNames)),
      { kind: 'tick', name: 'omission', label: '办理有明显疏漏或者没有落实' },
      long('reason', '理由'),
    ],
  },
  'send-letter': {
    fields: ({ order, scene }) => {
      const letter = rule(order, scene.pack.rating.formalLetter)
      const excuses = (letter?.value.excusable ?? []).map((word) => [word, word] as const)
      return [
        long('text', '函告内容', { article: letter?.source.article ?? '' }),
        ...(excuses.length === 0 ? [] : [maybe(choice('excuse', '免责情形', excuses))]),
      ]
    },
  },
  'review-letter': {
    fields: () => [
      { kind: 'yesno', name: 'accepted', label: '是否通过', required: true },
      long('reason', '理由'),
    ],
  },
  'request-termination': {
    fields: ({ order, scene }) => {
      const rules = rule(order, scene.pack.termination)
      const grounds = (rules?.value.grounds ?? []).map((word) => [word, word] as const)
      return [
        choice('ground', '终止办理的情形', grounds, { article: rules?.source.article ?? '' }),
        long('text', rules?.value.request === 'written' ? '书面提请的内容' : '具体情况'),
      ]
    },
  },
  'approve-termination': {
    fields: ({ order, scene }) => {
      const rules = rule(order, scene.pack.termination)
      const told = rules?.value.tellCitizen ? { hint: `会发给诉求人（${rules.source.article}）` } : {}
      return [long('explanation', '向诉求人的说明', told)]
    },
    grave: '终止办理后不再办理，诉求人会收到说明。',
  },
  'refuse-termination': reasonOnly(),
  archive: { ...nothing, grave: '归档后卷内材料不再变动。' },
  reopen: { fields: () => [long('newFacts', '新的情况')] },
} as const satisfies Record<string, FormSpec>

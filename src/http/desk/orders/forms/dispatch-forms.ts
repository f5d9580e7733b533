import { valueOn } from '../../../../rules/index.ts'
import { rule } from '../../../../rules/order/context.ts'
import { lowerUnits } from '../../../../rules/order/forwarding.ts'
import { flagNames, groundNames, methodNames } from '../desk-names.ts'
import {
  type Ask,
  choice,
  type FormField,
  type FormSpec,
  long,
  maybe,
  optionsOf,
  reasonOnly,
  text,
} from './form-spec.ts'

const classesOf = ({ order, scene }: Ask) => {
  const scheme = rule(order, scene.pack.classification)
  return scheme?.value.scheme === 'by_class'
    ? { list: scheme.value.classes, article: scheme.source.article }
    : null
}

const { catalogue: _never, ...chosenMethods } = methodNames
const natures = ['咨询', '求助', '投诉', '举报', '建议'].map((word) => [word, word] as const)

/** The marks this place follows matters by, and those the order bears already. */
const marksOf = ({ order, scene }: Ask) => {
  const marks: readonly string[] = rule(order, scene.pack.workSheet.marks)?.value ?? Object.keys(flagNames)
  const own = Object.entries(flagNames).filter(
    ([flag]) => marks.includes(flag) || order.flags.some((one) => one === flag),
  )
  return own.length === 0 ? optionsOf(flagNames) : own
}

/** What the place wants a work sheet to hold. */
const completeness = ({ order, scene }: Ask): { readonly hint?: string } => {
  const complete = rule(order, scene.pack.workSheet.complete)
  return complete
    ? { hint: `派出前请核对：${complete.value.join('、')}（${complete.source.article}）。` }
    : {}
}

const dispatchFields = (ask: Ask): readonly FormField[] => {
  const { order, scene } = ask
  const wanted = valueOn(scene.pack.routing.requirementText, order.packDay)
  const lead = valueOn(scene.pack.routing.leadRule, order.packDay)
  return [
    { kind: 'unit', name: 'lead', label: '主办单位', required: true, ...cited(lead?.source.article) },
    { kind: 'units', name: 'co', label: '协办单位', value: order.co },
    {
      kind: 'long',
      name: 'requirement',
      label: '交办要求',
      required: wanted?.value === true,
      ...cited(wanted?.source.article),
      ...completeness(ask),
    },
    choice('method', '怎样确定的', optionsOf(chosenMethods), { value: ['dispatcher'] }),
    maybe(text('duty', '派单目录编号', { aside: true, value: order.duty === null ? [] : [order.duty] })),
    maybe(long('why', '派单理由', { aside: true })),
  ]
}

const cited = (article: string | undefined) => (article === undefined || article === '' ? {} : { article })

const returnFields = ({ order, scene }: Ask): readonly FormField[] => {
  const { returns } = scene.pack
  const grounds = rule(order, returns.grounds)
  const requires = rule(order, returns.requires)
  const needs = (part: 'reason' | 'basis' | 'suggested_unit') =>
    requires?.value.includes(part)
      ? { required: true, ...cited(requires.source.article) }
      : { required: false }
  return [
    choice(
      'ground',
      '退单情形',
      (grounds?.value ?? []).map((ground) => [ground, groundNames[ground]] as const),
      { ...cited(grounds?.source.article) },
    ),
    { kind: 'long', name: 'reason', label: '理由', ...needs('reason') },
    { kind: 'long', name: 'basis', label: '依据', ...needs('basis') },
    { kind: 'unit', name: 'suggestedUnit', label: '建议由哪个单位办理', ...needs('suggested_unit') },
    { kind: 'files', name: 'files', label: '附件' },
  ]
}

const partFields = (i: number): readonly FormField[] => {
  const required = i < 2
  return [
    { kind: 'text', name: `matters.${i}.title`, label: '标题', required, heading: `第${i + 1}件` },
    { kind: 'long', name: `matters.${i}.text`, label: '内容', required },
    { kind: 'choice', name: `matters.${i}.nature`, label: '性质', options: natures },
    { kind: 'unit', name: `matters.${i}.lead`, label: '主办单位' },
    { kind: 'text', name: `matters.${i}.requirement`, label: '交办要求' },
  ]
}

const classifyFields = (ask: Ask): readonly FormField[] => {
  const { order } = ask
  const classes = classesOf(ask)
  const letter = order.classification.class
  return [
    ...(classes === null
      ? []
      : [
          choice(
            'class',
            '类别',
            classes.list.map(({ id, label }) => [id, label] as const),
            {
              ...cited(classes.article),
              value: letter === undefined ? [] : [letter],
            },
          ),
        ]),
    maybe(
      choice('publicity', '结果公开', [
        ['public', '公开'],
        ['internal', '内部办理'],
        ['private', '不公开'],
      ]),
    ),
    maybe(
      choice('origin', '来源', [
        ['local', '本地受理'],
        ['provincial', '上级转来'],
      ]),
    ),
    { kind: 'number', name: 'statutory.n', label: '法定时限', min: 1, max: 3650, aside: true },
    {
      kind: 'choice',
      name: 'statutory.unit',
      label: '法定时限的单位',
      options: [
        ['workday', '工作日'],
        ['day', '日'],
      ],
      aside: true,
    },
    maybe(text('duty', '派单目录编号', { aside: true })),
    long('why', '理由'),
  ]
}

/** From acceptance to the unit that handles it, and back. */
export const dispatchForms = {
  classify: { fields: classifyFields, note: '改了类别或者时限，办理期限会重新计算。' },
  flag: {
    fields: (ask) => [
      choice('flag', '标注', marksOf(ask)),
      { kind: 'yesno', name: 'on', label: '标上（选“否”是取消）', required: true, value: ['true'] },
      long('why', '理由'),
    ],
  },
  instruct: { fields: () => [text('by', '批示人'), long('text', '批示内容')] },
  'report-incident': { fields: () => [text('to', '报送单位'), long('text', '报送内容')] },
  dispatch: { fields: dispatchFields, note: '派出后承办单位马上收到，签收和办理从这时计时。' },
  forward: {
    fields: ({ order, scene }) => {
      const below = lowerUnits(scene, order).map(({ id, name }) => [id, name] as const)
      return [
        choice('to', '转给哪个单位', below, { value: order.lead === null ? [] : [order.lead] }),
        maybe(long('requirement', '要求')),
      ]
    },
  },
  sign: {
    fields: ({ order, scene }) => {
      const shown = rule(order, scene.pack.viewToLeader)
      return [
        {
          kind: 'text',
          name: 'leader',
          label: '报送哪位领导',
          required: shown?.value === true,
          ...cited(shown?.value === true ? shown.source.article : undefined),
        },
      ]
    },
  },
  'request-return': { fields: returnFields },
  'approve-return': {
    ...reasonOnly(),
    note: '工单退回，重新确定承办单位。',
    otherwise: 'refuse-return',
  },
  'refuse-return': { ...reasonOnly(), note: '承办单位继续办理。', otherwise: 'approve-return' },
  'set-co-units': {
    fields: ({ order }) => [
      { kind: 'units', name: 'co', label: '协办单位', value: order.co },
      long('why', '理由'),
    ],
  },
  'co-answer': { fields: () => [long('text', '协办意见')] },
  split: {
    fields: () => [0, 1, 2, 3].flatMap(partFields),
    grave: '拆分后各件分别派单、分别答复，不能再合起来。',
  },
  merge: {
    fields: () => [text('into', '并入哪一件（编号）'), long('why', '理由')],
    grave: '并单后这一件不再单独办理，不能再分开。',
  },
  'stop-dispatch': {
    fields: () => [long('answer', '给诉求人的答复'), long('reason', '理由')],
    grave: '不再批转后，答复会发给诉求人，这件工单不再派单。',
  },
} as const satisfies Record<string, FormSpec>

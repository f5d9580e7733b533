import { auditChecklist, type Check } from '../../../../rules/order/audit-checklist.ts'
import { rule } from '../../../../rules/order/context.ts'
import { demandedIn } from '../../../../rules/order/reply-parts.ts'
import { informedNames } from '../desk-names.ts'
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
  text,
} from './form-spec.ts'

const days = (label: string, more: Partial<FormField> = {}): FormField =>
  ({ kind: 'number', name: 'workdays', label, min: 1, max: 365, required: true, ...more }) as FormField

const progressOf = ({ order, scene }: Ask): FormField => {
  const told = rule(order, scene.pack.extension.tellCitizen)
  const required = told?.value.includes('progress') === true
  return long('progress', '阶段性进展', {
    required,
    hint: '会告知诉求人',
    ...(required ? { article: told?.source.article ?? '' } : {}),
  })
}

const asked = ({ order }: Ask) => order.extensions.findLast(({ decision }) => decision === 'pending')

const limitOf = ({ order, scene }: Ask): Partial<FormField> => {
  const limit = rule(order, scene.pack.extension.maxWorkdays)
  if (!limit) return {}
  return {
    hint: `${limit.value.soft ? '一般' : ''}不超过${limit.value.n}个工作日`,
    article: limit.source.article,
  }
}

const waysOf = ({ order, scene }: Ask) =>
  (
    rule(order, scene.pack.reply.methods)?.value ??
    (Object.keys(informedNames) as (keyof typeof informedNames)[])
  ).map((way) => [way, informedNames[way]] as const)

/** Every part a reply can have; those the place demands stand first. */
const replyParts = (ask: Ask): readonly FormField[] => [
  long('reply.result', '办理结果', { hint: '写给诉求人看的话' }),
  maybe(long('reply.process', '办理过程')),
  { kind: 'moment', name: 'reply.handledAt', label: '办理时间' },
  maybe(text('reply.responsible.name', '负责人姓名')),
  maybe(text('reply.responsible.title', '负责人职务')),
  maybe(text('reply.responsible.phone', '负责人联系方式')),
  { kind: 'tick', name: 'reply.complex', label: '复杂事项' },
  maybe(long('reply.handling', '办理情况')),
  maybe(long('reply.problems', '存在问题')),
  maybe(long('reply.futureMeasures', '今后措施或建议')),
  maybe(long('reply.progress', '前期处理情况')),
  maybe(long('reply.plan', '办理计划或解决方案')),
  maybe(long('reply.explanation', '解释说明')),
  maybe(long('reply.opinion', '诉求人对办理结果的意见')),
  maybe(choice('reply.informedVia', '告知方式', waysOf(ask))),
  { kind: 'paper', name: 'reply.attachments.leader_signoff', label: '附件：领导签发件' },
  { kind: 'paper', name: 'reply.attachments.process_photos', label: '附件：办理过程图片' },
  { kind: 'paper', name: 'reply.attachments.written_material', label: '附件：书面材料' },
  { kind: 'paper', name: 'reply.attachments.other', label: '附件：其他' },
  maybe(long('reply.suggestPrivate', '建议不公开的理由')),
  maybe(
    choice('reply.category', '不计入满意率的情形', [
      ['admin_mediation', '行政调解'],
      ['law_enforcement', '执法办案'],
      ['out_of_duty', '不属于职责'],
    ]),
  ),
]

const files: FormField = { kind: 'files', name: 'files', label: '附件' }

const toCheck = ({ key, what, article, there }: Check, i: number): FormField => ({
  kind: 'check',
  name: `checks.${key}`,
  label: what,
  required: true,
  ...(i === 0 ? { heading: '逐项核对' } : {}),
  ...(article === '' ? {} : { article }),
  ...(there === null ? {} : { hint: there ? '系统里有' : '系统里没有找到，请核实' }),
})

const toLack = ({ key, lack, article, there }: Check, i: number): FormField => ({
  kind: 'lack',
  lack,
  name: `lacks.${key}`,
  label: lack,
  ...(i === 0 ? { heading: '哪些不符合' } : {}),
  ...(article === '' ? {} : { article }),
  ...(there === false ? { value: ['on'], hint: '系统里没有找到，已经勾上' } : {}),
})

const replyFields = (ask: Ask): readonly FormField[] => {
  const draft = { result: '', attachments: [] }
  const { scene, order } = ask
  const demanded = demandedIn(scene, order, draft)
  const whenComplex = demandedIn(scene, order, { ...draft, complex: true })
  const fields = replyParts(ask).map((field): FormField => {
    const named = ({ field: part }: { readonly field: string }) => `reply.${part}` === field.name
    const must = demanded.find(named)
    if (must) return { ...field, required: true, article: must.article }
    const complex = whenComplex.find(named)
    if (complex) return { ...field, hint: '复杂事项要写', article: complex.article }
    return field.required || field.name === 'reply.complex' ? field : { ...field, aside: true }
  })
  return [...fields.filter(({ aside }) => !aside), files, ...fields.filter(({ aside }) => aside)]
}

/** Where nobody looks at the reply in between, the citizen has it at once. */
const sentAtOnce = ({ order, scene }: Ask): string | undefined => {
  const audited = rule(order, scene.pack.reply.flow)?.value === 'center_audit_then_feedback'
  const approved = (rule(order, scene.pack.reply.unitApproval)?.value ?? 'none') !== 'none'
  return audited || approved ? undefined : '答复提交后马上发给诉求人，不能收回。'
}

/** What units do with it, and those who look at their work before the citizen is answered. */
export const handlingForms = {
  'request-extension': {
    fields: (ask) => [days('延长多少个工作日', limitOf(ask)), long('reason', '理由'), progressOf(ask)],
  },
  'approve-extension': {
    fields: (ask) => [
      days('准予延长多少个工作日', {
        required: false,
        value: [String(asked(ask)?.workdays ?? '')],
        ...limitOf(ask),
      }),
    ],
    note: '办理期限按批准的天数延长，诉求人会收到新的期限。',
    otherwise: 'refuse-extension',
  },
  'refuse-extension': reasonOnly(),
  'grant-extension': {
    fields: (ask) => [
      days('延长多少个工作日', limitOf(ask)),
      long('override', '破例的理由'),
      progressOf(ask),
    ],
    grave: '超出一般限度的延期记在您名下，并告知诉求人。',
  },
  'report-interim': { fields: () => [long('progress', '前期处理情况'), long('plan', '办理计划'), files] },
  explain: {
    fields: () => [long('explanation', '解释说明'), maybe(long('plan', '解决方案'))],
    grave: '说明会发给诉求人，不能收回。',
  },
  'record-contact': {
    fields: () => [choice('via', '怎样联系的', optionsOf(informedNames)), long('note', '联系的情况')],
  },
  'submit-reply': { fields: replyFields, grave: sentAtOnce },
  'approve-reply': { ...nothing, note: '审签通过后进入下一步。' },
  'send-back-reply': reasonOnly('退回的理由'),
  'pass-audit': {
    fields: ({ order, scene }) => [
      ...auditChecklist(scene, order).map(toCheck),
      ...(order.draft?.suggestPrivate === undefined
        ? []
        : [{ kind: 'tick', name: 'confirmPrivate', label: '同意单位的建议，结果不公开' } as const]),
      maybe(long('publicText', '公开页面上用的文字', { hint: '不填就用答复本身，个人信息会自动隐去' })),
    ],
    grave: '审核通过后答复发给诉求人，可以公开的会公开。',
    otherwise: 'refuse-audit',
  },
  'refuse-audit': {
    fields: ({ order, scene }) => [
      ...auditChecklist(scene, order).map(toLack),
      maybe(long('reason', '不通过的理由', { hint: '勾选的项会写在理由前面；没有勾选的，请写明理由' })),
    ],
    note: '承办单位重新办理。',
    otherwise: 'pass-audit',
  },
  'file-result': { fields: () => [long('opinion', '诉求人的意见')] },
  'accept-filing': nothing,
  'refuse-filing': reasonOnly(),
} as const satisfies Record<string, FormSpec>

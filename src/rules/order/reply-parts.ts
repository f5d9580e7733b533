import type { ReplyDraft } from '../../domain/work-order/reply.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { Dated } from '../rule-pack/dated.ts'
import { missing, type Refusal, rule, type Scene } from './context.ts'
import { isTold } from './telling.ts'

/** A part a reply must have, as a dotted path, and the article that says so. */
type Part = { readonly field: string; readonly article: string }

const names: Readonly<Record<string, string>> = {
  result: '办理结果',
  process: '办理过程',
  handledAt: '办理时间',
  'responsible.name': '负责人姓名',
  'responsible.title': '负责人职务',
  'responsible.phone': '负责人联系方式',
  handling: '办理情况',
  problems: '存在问题',
  futureMeasures: '今后措施或建议',
  progress: '前期处理情况',
  plan: '办理计划或解决方案',
  explanation: '解释说明',
  opinion: '诉求人对办理结果的意见',
  informedVia: '告知方式',
  'attachments.leader_signoff': '附件“领导签发件”',
  'attachments.process_photos': '附件“办理过程图片”',
  'attachments.written_material': '附件“书面材料”',
}
const methodNames = {
  written: '书面',
  phone: '电话',
  face: '当面',
  original_channel: '原渠道',
  web: '网上',
} as const

const parts = (order: WorkOrder, values: Dated<readonly string[]>, prefix = ''): readonly Part[] => {
  const fields = rule(order, values)
  return (fields?.value ?? []).map((field) => ({
    field: `${prefix}${field}`,
    article: fields?.source.article ?? '',
  }))
}

/** What was told in an interim report or an explanation need not be told again. */
const toldBefore = (order: WorkOrder): readonly string[] => [
  ...(order.interims.length > 0 ? ['progress', 'plan'] : []),
  ...(order.explanations.length > 0 ? ['explanation'] : []),
  ...(order.explanations.some(({ plan }) => plan !== undefined) ? ['plan'] : []),
]

const complexParts = (scene: Scene, order: WorkOrder, reply: ReplyDraft): readonly Part[] => {
  if (reply.complex !== true) return []
  const before = toldBefore(order)
  return parts(order, scene.pack.reply.complexFields).filter(({ field }) => !before.includes(field))
}

const askedOpinion = (scene: Scene, order: WorkOrder): readonly Part[] => {
  const asks = rule(order, scene.pack.reply.asksOpinion)
  return asks?.value === true ? [{ field: 'opinion', article: asks.source.article }] : []
}

/** A class that needs a leader needs that leader's signature; some must be answered in writing. */
const classParts = (scene: Scene, order: WorkOrder): readonly Part[] => {
  const letter = order.classification.class
  const scheme = rule(order, scene.pack.classification)
  const written = rule(order, scene.pack.reply.written)
  const classes = scheme?.value.scheme === 'by_class' ? scheme.value.classes : []
  const led = classes.some(({ id, leaderRequired }) => id === letter && leaderRequired)
  return [
    ...(led ? [{ field: 'attachments.leader_signoff', article: scheme?.source.article ?? '' }] : []),
    ...(letter !== undefined && written?.value.includes(letter)
      ? [{ field: 'attachments.written_material', article: written.source.article }]
      : []),
  ]
}

/** How the citizen was told, where the unit tells them and the place names the ways. */
const informing = (scene: Scene, order: WorkOrder): readonly Part[] => {
  const methods = rule(order, scene.pack.reply.methods)
  const audited = rule(order, scene.pack.reply.flow)?.value === 'center_audit_then_feedback'
  return methods && !audited ? [{ field: 'informedVia', article: methods.source.article }] : []
}

/** Parts that take a citizen who can be spoken to. */
const takesCitizen = ['opinion', 'informedVia']

const requiredParts = (scene: Scene, order: WorkOrder, reply: ReplyDraft): readonly Part[] => {
  const { reply: rules } = scene.pack
  const all = [
    ...parts(order, rules.requiredFields),
    ...complexParts(scene, order, reply),
    ...askedOpinion(scene, order),
    ...parts(order, rules.requiredAttachments, 'attachments.'),
    ...classParts(scene, order),
    ...informing(scene, order),
  ]
  return all
    .filter(({ field }, i) => all.findIndex((part) => part.field === field) === i)
    .filter(({ field }) => isTold(scene, order) || !takesCitizen.includes(field))
}

const isThere = (reply: ReplyDraft, field: string): boolean => {
  const [head = '', tail] = field.split('.')
  if (head === 'attachments') return reply.attachments.some(({ kind }) => kind === tail)
  const value = Reflect.get(reply, head)
  return tail === undefined
    ? value !== undefined && value !== ''
    : typeof value === 'object' && value !== null && Boolean(Reflect.get(value, tail))
}

const named = ({ field }: Part): string => names[field] ?? field

/** A way of telling the citizen that the place does not know. */
const strangeMethod = (scene: Scene, order: WorkOrder, reply: ReplyDraft): Refusal | null => {
  const methods = rule(order, scene.pack.reply.methods)
  const { informedVia } = reply
  if (!methods || informedVia === undefined || informing(scene, order).length === 0) return null
  if (methods.value.includes(informedVia)) return null
  const known = methods.value.map((method) => methodNames[method]).join('、')
  return missing(
    ['informedVia'],
    `告知方式“${methodNames[informedVia]}”不在规定之内，可以用：${known}。`,
    methods.source.article,
  )
}

/** A part of the reply that the place demands: its dotted path, its name and the article. */
export type DemandedPart = Part & { readonly name: string; readonly there: boolean }

/** What the place demands of this reply, and whether it is there. */
export const demandedIn = (scene: Scene, order: WorkOrder, reply: ReplyDraft): readonly DemandedPart[] =>
  requiredParts(scene, order, reply).map((part) => ({
    ...part,
    name: named(part),
    there: isThere(reply, part.field),
  }))

/** What this reply lacks under the rules of the place; null when it is whole. */
export const lackingIn = (scene: Scene, order: WorkOrder, reply: ReplyDraft): Refusal | null => {
  const absent = requiredParts(scene, order, reply).filter(({ field }) => !isThere(reply, field))
  const [first] = absent
  if (!first) return strangeMethod(scene, order, reply)
  return missing(
    absent.map(({ field }) => field),
    `答复还缺：${absent.map(named).join('、')}。`,
    first.article,
  )
}

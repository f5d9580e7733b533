import { maskPersonal } from '../../domain/masking.ts'
import { chineseDue } from '../../domain/place-day.ts'
import type { EventOf, EventType, OrderEvent } from '../../domain/work-order/event.ts'
import { clockNames } from '../../rules/order/notices/clock-names.ts'

type Words = {
  readonly nameOf: (id: string) => string
  readonly center: string
  /** Words of rating, the best first. */
  readonly scale: readonly string[]
}

type Tell<T extends EventType> = (event: EventOf<T>, words: Words) => string | null

/** null: between the hotline and the units. A new kind of event has to be decided on here or it does not compile. */
type Telling = { readonly [T in EventType]: Tell<T> | null }

const telling: Telling = {
  filed: ({ classification }) => `已登记受理：${classification.label}`,
  classified: ({ classification }) => `分类为：${classification.label}`,
  flagged: null,
  instructed: null,
  'incident-reported': null,
  supplemented: () => '您补充了情况',
  'explanation-demanded': () => '您要求对逾期作出说明',
  withdrawn: () => '您撤回了工单',
  'repeat-noted': null,
  merged: ({ into }) => `与编号${into}的工单反映同一问题，一并办理`,
  'repeat-joined': () => '另有反映同一问题的诉求并入一并办理',
  'dispatch-stopped': ({ answer }) => `答复：${answer}`,

  queued: (_, { center }) => `交${center}派单人员确定承办单位`,
  dispatched: ({ lead, co }, { nameOf }) =>
    `转${nameOf(lead)}办理${co.length > 0 ? `，${co.map(nameOf).join('、')}协办` : ''}`,
  forwarded: ({ to }, { nameOf }) => `转${nameOf(to)}办理`,
  signed: ({ unit }, { nameOf }) => `${nameOf(unit)}已签收`,
  'return-requested': null,
  'return-approved': () => '承办单位不符，退回重新确定',
  'return-refused': null,
  'return-locked': null,
  'co-units-set': ({ co }, { nameOf }) =>
    co.length > 0 ? `确定${co.map(nameOf).join('、')}协办` : '不再需要协办单位',
  'co-answered': null,
  split: ({ children }) =>
    `反映了${children.length}个问题，分别办理：${children.map(({ no, title }) => `${title}（${no}）`).join('；')}`,
  'child-finished': ({ child, how }) => `编号${child}：${how}`,

  'extension-requested': null,
  'extension-granted': ({ workdays, newDueAt }) =>
    `办理期限延长${workdays}个工作日，至${chineseDue(new Date(newDueAt))}`,
  'extension-refused': null,
  'interim-reported': ({ unit }, { nameOf }) => `${nameOf(unit)}报告了前期处理情况和办理计划`,
  explained: ({ unit, explanation, plan }, { nameOf }) =>
    `${nameOf(unit)}说明：${maskPersonal(explanation)}${plan === undefined ? '' : `解决方案：${maskPersonal(plan)}`}`,
  'citizen-contacted': ({ unit }, { nameOf }) => `${nameOf(unit)}与您联系`,
  'reply-submitted': ({ unit }, { nameOf }) => `${nameOf(unit)}提交了办理结果`,
  'reply-approved': null,
  'reply-sent-back': null,
  'audit-passed': ({ final }) => (final ? '答复审核通过' : '答复初审通过，由市级最终审核'),
  'audit-refused': () => '答复审核未通过',
  'rework-ordered': ({ round }) => `退回重新办理（第${round}次）`,
  replied: ({ told }) => (told ? '已答复' : '已办结，按您的要求不再回复'),
  published: () => '办理结果已在网上公开（隐去个人信息）',
  'filed-with-center': (_, { center }) => `办理结果已报${center}审核备案`,
  'filing-accepted': (_, { center }) => `${center}已备案`,
  'filing-refused': null,

  'called-back': ({ reached }) => (reached ? '已回访' : '回访时没有联系上您'),
  rated: ({ score }, { scale }) => `您的评价：${scale[score - 1] ?? `第${score}档`}`,
  'rating-appealed': null,
  'rating-reviewed': () => '您的评价已核实',
  objected: () => '您对办理结果提出异议',
  'letter-sent': null,
  'letter-reviewed': null,
  'termination-requested': null,
  'termination-refused': null,
  terminated: ({ explanation }) => `终止办理：${maskPersonal(explanation)}`,
  closed: () => '已办结',
  archived: () => '已归档',
  reopened: () => '有新的情况，重新办理',

  'clocks-started': null,
  'clocks-stopped': null,
  'clock-recounted': ({ deadline }) =>
    deadline.dueAt === null
      ? null
      : `${clockNames[deadline.type]}期限重新计算，至${chineseDue(new Date(deadline.dueAt))}`,
  warned: null,
  'overdue-noted': ({ clock }) => `${clockNames[clock]}超过期限`,
  escalated: ({ to }) => `提请${to}研究`,
  'escalation-answered': null,
  'supervision-proposed': null,
  supervised: () => '热线已督办',
  'supervision-answered': null,
  'supervision-lifted': null,
  'accountability-noted': null,
  'handed-over': null,
}

/** What the citizen is told of an event; null for what concerns only the hotline and the units. */
export const tellCitizen = (event: OrderEvent, words: Words): string | null => {
  const tell = telling[event.type] as Tell<EventType> | null
  return tell === null ? null : tell(event, words)
}

import { chineseDue } from '../../../domain/place-day.ts'
import type { EventOf, EventType, OrderEvent } from '../../../domain/work-order/event.ts'
import { clockNames } from '../../../rules/order/notices/clock-names.ts'
import { triggersIn } from '../../../rules/order/supervision-triggers.ts'
import { flagNames, groundNames, informedNames, lockNames, reworkNames, verdictNames } from './desk-names.ts'

/** What happened, in a few words; what was said with it, word for word. */
export type EventWords = { readonly what: string; readonly said: readonly string[] }

type Words = { readonly nameOf: (id: string) => string; readonly scale: readonly string[] }
type Told = string | readonly [what: string, ...said: (string | null | undefined)[]]
type Telling = { readonly [T in EventType]: (event: EventOf<T>, words: Words) => Told }

const until = (at: string | null): string =>
  at === null ? '没有规定到期日' : `至${chineseDue(new Date(at))}`
const titled = (title: string, text: string | undefined): string | undefined =>
  text === undefined || text === '' ? undefined : `${title}：${text}`
const colours = { yellow: '黄牌', red: '红牌', reminder: '提醒' } as const
const publicities = { public: '公开', internal: '内部办理', private: '不公开' } as const

/** Every kind of event as people at work read it; a forgotten one does not compile. */
const telling: Telling = {
  filed: ({ classification }) => `登记受理，分类：${classification.label}`,
  classified: ({ classification, why }) => [`分类为${classification.label}`, why],
  flagged: ({ flag, on, why }) => [`${on ? '标注' : '取消标注'}“${flagNames[flag]}”`, why],
  instructed: ({ by, text }) => [`${by}批示`, text],
  'incident-reported': ({ to, text }) => [`向${to}报送突发事件信息`, text],
  supplemented: ({ text }) => ['诉求人补充情况', text],
  'explanation-demanded': () => '诉求人要求对逾期作出说明',
  withdrawn: ({ reason }) => ['诉求人撤回', reason],
  'repeat-noted': ({ orders, answeredInTime }) =>
    `同一人曾反映同一问题：${orders.join('、')}，按时答复过${answeredInTime}次`,
  merged: ({ into, why }) => [`并入${into}`, why],
  'repeat-joined': ({ from, text }) => [`${from}并入本件`, text],
  'dispatch-stopped': ({ answer, reason }) => [
    '不再批转',
    titled('理由', reason),
    titled('答复诉求人', answer),
  ],

  queued: ({ why }) => ['等候派单', why],
  dispatched: ({ lead, co, why, requirement }, { nameOf }) => [
    `派给${nameOf(lead)}主办${co.length > 0 ? `，${co.map(nameOf).join('、')}协办` : ''}`,
    why,
    titled('交办要求', requirement),
  ],
  forwarded: ({ from, to, requirement }, { nameOf }) => [
    `${nameOf(from)}转${nameOf(to)}办理`,
    titled('要求', requirement),
  ],
  signed: ({ unit, leader, first }, { nameOf }) => [
    `${nameOf(unit)}签收${first ? '，为首接责任人' : ''}`,
    titled('报送领导', leader),
  ],
  'return-requested': ({ unit, ground, reason, basis, suggestedUnit }, { nameOf }) => [
    `${nameOf(unit)}申请退单，理由是${groundNames[ground]}`,
    reason,
    titled('依据', basis),
    titled('建议承办单位', suggestedUnit === undefined ? undefined : nameOf(suggestedUnit)),
  ],
  'return-approved': ({ reason }) => ['同意退单', reason],
  'return-refused': ({ reason, silent }) => [silent ? '到期未审核，视为不同意退单' : '不同意退单', reason],
  'return-locked': ({ after }) => `不能再申请退单：${lockNames[after]}`,
  'co-units-set': ({ co, why }, { nameOf }) => [
    co.length > 0 ? `确定${co.map(nameOf).join('、')}协办` : '取消协办单位',
    why,
  ],
  'co-answered': ({ unit, text }, { nameOf }) => [`${nameOf(unit)}提交协办意见`, text],
  split: ({ children }) => [
    `拆分为${children.length}件`,
    ...children.map(({ no, title }) => `${no} ${title}`),
  ],
  'child-finished': ({ child, how }) => `拆分出的${child}：${how}`,

  'extension-requested': ({ unit, workdays, reason, progress }, { nameOf }) => [
    `${nameOf(unit)}申请延期${workdays}个工作日`,
    reason,
    titled('阶段性进展', progress),
  ],
  'extension-granted': ({ workdays, newDueAt, override }) => [
    `延期${workdays}个工作日，${until(newDueAt)}`,
    titled('超出一般限度的理由', override),
  ],
  'extension-refused': ({ reason }) => ['不同意延期', reason],
  'interim-reported': ({ unit, progress, plan }, { nameOf }) => [
    `${nameOf(unit)}报阶段情况`,
    titled('前期处理', progress),
    titled('计划', plan),
  ],
  explained: ({ unit, explanation, plan }, { nameOf }) => [
    `${nameOf(unit)}作出说明`,
    explanation,
    titled('解决方案', plan),
  ],
  'citizen-contacted': ({ unit, via, note }, { nameOf }) => [
    `${nameOf(unit)}与诉求人联系（${informedNames[via]}）`,
    note,
  ],
  'reply-submitted': ({ unit, reply }, { nameOf }) => [
    `${nameOf(unit)}提交答复`,
    titled('办理结果', reply.result),
    titled('办理过程', reply.process),
    titled('建议不公开', reply.suggestPrivate),
  ],
  'reply-approved': ({ unit }, { nameOf }) => `${nameOf(unit)}审签通过`,
  'reply-sent-back': ({ unit, reason }, { nameOf }) => [`${nameOf(unit)}审签退回`, reason],
  'audit-passed': ({ final }) => (final ? '答复审核通过' : '答复初审通过，还要由市级审核'),
  'audit-refused': ({ reason }) => ['答复审核不通过', reason],
  'rework-ordered': ({ round, because, reason }) => [`第${round}次重新办理：${reworkNames[because]}`, reason],
  replied: ({ text, told, publicity }) => [
    `${told ? '已答复诉求人' : '诉求人不要求回复，结果反馈热线'}，结果${publicities[publicity]}`,
    text,
  ],
  published: ({ title, text }) => [`在网上公开：${title}`, text],
  'filed-with-center': ({ unit, result, opinion }, { nameOf }) => [
    `${nameOf(unit)}报送备案`,
    titled('结果', result),
    titled('诉求人意见', opinion),
  ],
  'filing-accepted': () => '予以备案',
  'filing-refused': ({ reason }) => ['不予备案', reason],

  'called-back': (event, { scale }) => [
    event.reached ? '回访' : '回访时没有联系上',
    event.resolved === undefined ? null : event.resolved ? '诉求已解决' : '诉求未解决',
    titled('服务过程', word(scale, event.process)),
    titled('办理结果', word(scale, event.result)),
    titled('意见建议', event.comments),
    titled('诉求人意见', event.opinion),
    event.untrue ? '答复的结果不属实' : null,
  ],
  rated: ({ score, comment }, { scale }) => [`诉求人评价：${word(scale, score)}`, comment],
  'rating-appealed': ({ unit, reason }, { nameOf }) => [`${nameOf(unit)}对评价申诉`, reason],
  'rating-reviewed': ({ verdict, omission, reason }) => [
    `评价核实为${verdictNames[verdict]}${omission ? '，办理有明显疏漏' : ''}`,
    reason,
  ],
  objected: ({ text }) => ['诉求人提出异议', text],
  'letter-sent': ({ unit, text, excuse }, { nameOf }) => [
    `${nameOf(unit)}正式函告`,
    text,
    titled('免责情形', excuse),
  ],
  'letter-reviewed': ({ accepted, reason }) => [accepted ? '函告审核通过' : '函告审核不通过', reason],
  'termination-requested': ({ unit, ground, text }, { nameOf }) => [
    `${nameOf(unit)}提请终止办理：${ground}`,
    text,
  ],
  'termination-refused': ({ reason }) => ['不同意终止办理', reason],
  terminated: ({ ground, explanation }) => [`终止办理：${ground}`, titled('向诉求人说明', explanation)],
  closed: ({ why }) => `办结：${why}`,
  archived: ({ holds }) => ['归档', holds.length > 0 ? `卷内：${holds.join('、')}` : null],
  reopened: ({ newFacts }) => ['有新情况，重新办理', newFacts],

  'clocks-started': ({ deadlines }) =>
    `开始计时：${deadlines.map(({ type, dueAt }) => `${clockNames[type]}${until(dueAt)}`).join('；')}`,
  'clocks-stopped': ({ clocks, met }) =>
    `${clocks.map((clock) => clockNames[clock]).join('、')}${met ? '完成，停止计时' : '不再计时'}`,
  'clock-recounted': ({ deadline, why }) => [
    `${clockNames[deadline.type]}期限重新计算，${until(deadline.dueAt)}`,
    why,
  ],
  warned: ({ clock, colour, unit }, { nameOf }) =>
    `${clockNames[clock]}${colours[colour]}${unit === undefined ? '' : `，送${nameOf(unit)}`}`,
  'overdue-noted': ({ clock, unit }, { nameOf }) =>
    `${clockNames[clock]}超过期限${unit === undefined ? '' : `，责任单位${nameOf(unit)}`}`,
  escalated: ({ to, reason }) => [`提请${to}研究`, reason],
  'escalation-answered': ({ by, text }) => [`${by}的研究意见`, text],
  'supervision-proposed': (event) => `符合督办条件（${triggersIn(event)}），等督办员决定`,
  supervised: ({ label, by, reason }) => [`${label}，由${by}发出`, reason],
  'supervision-answered': ({ text, plan, leader, person }) => [
    '回复督办',
    text,
    titled('工作方案', plan),
    titled('责任领导', leader),
    titled('责任人', person),
  ],
  'supervision-lifted': ({ why }) => ['解除督办', why],
  'accountability-noted': ({ of, measures, reason }) => [`问责记录：${of}，${measures.join('、')}`, reason],
  'handed-over': ({ to, because }) => [`移交${to}`, because],
}

const word = (scale: readonly string[], score: number | undefined): string =>
  score === undefined ? '' : (scale[score - 1] ?? `第${score}档`)

/** An event in plain words. `scale`: the place's words of rating, the best first. */
export const eventWords = (event: OrderEvent, words: Words): EventWords => {
  const tell = telling[event.type] as (event: OrderEvent, words: Words) => Told
  const told = tell(event, words)
  const [what, ...said] = typeof told === 'string' ? ([told] as const) : told
  return { what, said: said.filter((line): line is string => typeof line === 'string' && line !== '') }
}

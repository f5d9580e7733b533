import type { UnitId } from '../../../domain/place.ts'
import { chineseDue } from '../../../domain/place-day.ts'
import type { EventOf, EventType } from '../../../domain/work-order/event.ts'
import { isFinished, type WorkOrder } from '../../../domain/work-order/work-order.ts'
import { rule, unitName } from '../context.ts'
import { isBad } from '../satisfaction.ts'
import { triggersIn } from '../supervision-triggers.ts'
import { clockNames } from './clock-names.ts'
import type { Happened, Notice } from './notice.ts'

/** Whose desk, and one line. Nothing personal: title and numbers only. */
type Line = { readonly to: 'hotline' | UnitId; readonly says: string }
type Telling = { readonly [T in EventType]?: (event: EventOf<T>, happened: Happened) => readonly Line[] }

const hotline = (says: string): readonly Line[] => [{ to: 'hotline', says }]

const toUnit = (unit: UnitId | null, says: string): readonly Line[] =>
  unit === null ? [] : [{ to: unit, says }]

/** To the level that decides on what the holder asks for. */
const above = ({ hops }: WorkOrder, says: string): readonly Line[] => [
  { to: hops.at(-1)?.from ?? 'hotline', says },
]

/** Until when, as it stands after all events: the handling, or what has to be done first. */
const dueText = ({ deadlines }: WorkOrder): string => {
  const clock = deadlines.find(({ type }) => type === 'handle') ?? deadlines[0]
  if (!clock) return ''
  return clock.dueAt === null
    ? '，没有规定期限'
    : `，${clockNames[clock.type]}期限${chineseDue(new Date(clock.dueAt))}`
}

/** Where the place wants done on the day what can be. */
const sameDayText = ({ pack }: Happened['scene'], order: WorkOrder): string => {
  const target = rule(order, pack.sameDayTarget)
  return target?.value === true ? `，能当天处办的请当天处办（${target.source.article}）` : ''
}

const demandText = ({ requirement }: WorkOrder): string =>
  requirement === null ? '' : `，交办要求：${requirement}`

const verdicts = { valid: '属实', mistaken: '误评', malicious: '恶意评价' } as const
const colours = { yellow: '黄牌预警', red: '红牌预警', reminder: '提醒' } as const

const telling: Telling = {
  queued: () => hotline('新工单待派单'),
  flagged: ({ flag, on, why }) => (flag === 'sudden' && on ? hotline(`突发紧急事项，${why}`) : []),
  'repeat-noted': ({ orders, answeredInTime }) =>
    hotline(`同一诉求人同一问题曾反映：${orders.join('、')}，已按时答复${answeredInTime}次`),
  'explanation-demanded': (_, { after }) =>
    after.holder === null ? hotline('诉求人要求说明') : toUnit(after.holder, '诉求人要求对逾期作出说明'),
  rated: (rating, { after, scene }) =>
    isBad(scene.pack, after, rating) ? hotline('诉求人给出差评，待核实') : [],
  supplemented: (_, { after }) => [
    ...(isFinished(after) ? hotline('已办结，诉求人又补充了情况，请判断是否重新办理') : []),
    ...toUnit(after.holder, '诉求人补充了情况'),
  ],
  merged: ({ into }, { before }) => toUnit(before?.holder ?? null, `并入${into}一并办理，本件停止办理`),
  'repeat-joined': ({ from }, { after }) =>
    toUnit(after.holder, `${from}反映同一问题，已并入本件，请一并办理答复`),
  instructed: (_, { after }) => toUnit(after.holder, '有领导批示，请按批示办理'),
  withdrawn: (_, { before }) => toUnit(before?.holder ?? null, '诉求人已撤回，停止办理'),
  dispatched: ({ holder, lead, co }, { after, scene }) => [
    ...toUnit(
      holder ?? lead,
      `${holder === undefined ? '新工单，由本单位主办' : '新工单，请转下级单位办理'}${dueText(after)}${sameDayText(scene, after)}${demandText(after)}`,
    ),
    ...co.flatMap((unit) => toUnit(unit, '新工单，由本单位协办')),
  ],
  forwarded: ({ to }, { after, scene }) =>
    toUnit(
      to,
      `上级转来的工单，由本单位办理${dueText(after)}${sameDayText(scene, after)}${demandText(after)}`,
    ),
  'return-requested': ({ unit, reason }, { after, scene }) =>
    above(after, `${unitName(scene.units, unit)}申请退单：${reason}`),
  'return-approved': (_, { before, after }) => [
    ...toUnit(before?.holder ?? null, '退单申请已同意'),
    ...(after.holder === null
      ? hotline('已退回，待重新派单')
      : toUnit(after.holder, '下级退回，请重新确定办理单位')),
  ],
  'return-refused': ({ reason }, { after }) => toUnit(after.holder, `退单申请未同意，请继续办理：${reason}`),
  'co-units-set': ({ co }) => co.flatMap((unit) => toUnit(unit, '确定由本单位协办')),
  'co-answered': ({ unit }, { after, scene }) =>
    toUnit(after.lead, `协办单位${unitName(scene.units, unit)}已提交意见`),
  'extension-requested': ({ unit, workdays }, { after, scene }) =>
    above(after, `${unitName(scene.units, unit)}申请延期${workdays}个工作日`),
  'extension-granted': ({ workdays, newDueAt }, { after }) =>
    toUnit(after.holder, `同意延期${workdays}个工作日，至${chineseDue(new Date(newDueAt))}`),
  'extension-refused': ({ reason }, { after }) => toUnit(after.holder, `延期申请未同意：${reason}`),
  'reply-submitted': (_, { after }) =>
    after.state === 'unit_approval' ? toUnit(after.lead, '答复待审签') : [],
  'reply-sent-back': ({ reason }, { after }) => toUnit(after.lead, `答复被退回修改：${reason}`),
  'reply-approved': (_, { after }) => {
    if (after.state !== 'auditing') return []
    return after.cityAudit ? hotline('答复待市级最终审核') : above(after, '答复待审核')
  },
  'audit-passed': ({ final }) => (final ? [] : hotline('答复待市级最终审核')),
  'rework-ordered': ({ reason }, { after }) => toUnit(after.lead, `退回重新办理${dueText(after)}：${reason}`),
  replied: ({ told }) => (told ? [] : hotline('已办理，结果反馈热线，不再回复诉求人')),
  split: (_, { before }) => toUnit(before?.holder ?? null, '已拆分为多件办理，本件停止办理'),
  'filed-with-center': () => hotline('办理结果报送备案，待审核'),
  'filing-accepted': (_, { after }) => toUnit(after.lead, '办理结果已备案'),
  'filing-refused': ({ reason }, { after }) => toUnit(after.lead, `办理结果未予备案：${reason}`),
  objected: (_, { after }) => [
    ...hotline('诉求人对办理结果提出异议'),
    ...toUnit(after.lead, '诉求人对办理结果提出异议'),
  ],
  'rating-appealed': () => hotline('承办单位对评价申诉，待核实'),
  'rating-reviewed': ({ verdict, reason }, { after }) =>
    toUnit(after.lead, `评价核实为${verdicts[verdict]}：${reason}`),
  'letter-sent': () => hotline('承办单位正式函告，待审核'),
  'letter-reviewed': ({ accepted, reason }, { after }) =>
    toUnit(after.lead, `函告审核${accepted ? '通过' : '未通过'}：${reason}`),
  'termination-requested': () => hotline('承办单位书面提请终止办理，待审核'),
  'termination-refused': ({ reason }, { after }) =>
    toUnit(after.lead, `终止办理未同意，请继续办理：${reason}`),
  terminated: (_, { after }) => toUnit(after.lead, '同意终止办理'),
  reopened: ({ newFacts }, { after }) => [
    ...(after.lead === null
      ? hotline('有新的情况，待派单')
      : toUnit(after.lead, `有新的情况，重新办理：${newFacts}`)),
  ],
  warned: ({ clock, colour, unit }) => [
    { to: unit ?? 'hotline', says: `${clockNames[clock]}${colours[colour]}` },
  ],
  'overdue-noted': ({ clock, unit }, { scene }) => [
    ...toUnit(unit ?? null, `${clockNames[clock]}已逾期`),
    ...hotline(`${unit === undefined ? '' : unitName(scene.units, unit)}${clockNames[clock]}已逾期`),
  ],
  'supervision-proposed': (event) => hotline(`出现督办情形（${triggersIn(event)}），待决定`),
  supervised: ({ label, requires }, { after }) =>
    toUnit(
      after.holder ?? after.lead,
      `${label}${requires.length === 0 ? '' : `，须提交：${requires.join('、')}`}`,
    ),
  'supervision-lifted': ({ n }, { after }) => toUnit(after.holder ?? after.lead, `第${n}次督办已解除`),
  'accountability-noted': ({ unit, measures }) =>
    toUnit(unit ?? null, `记录问责情形：${measures.join('、')}`),
  'supervision-answered': () => hotline('督办已回复'),
  escalated: ({ to, reason }) => hotline(`提请${to}研究：${reason}`),
}

/** Whose desk an event reaches, with number and title before the line. A unit complained of is never told. */
export const deskNotices = (happened: Happened): readonly Notice[] => {
  const { event, after } = happened
  const tell = telling[event.type] as ((event: unknown, happened: Happened) => readonly Line[]) | undefined
  const lines = tell?.(event, happened) ?? []
  return lines
    .filter(({ to }) => to === 'hotline' || !after.complainedOf.includes(to))
    .map(({ to, says }) => ({
      to,
      purpose: to === 'hotline' ? 'notice' : 'unit-notice',
      body: `${after.no}《${after.title}》${says}。`.replace(/。。$/, '。'),
    }))
}

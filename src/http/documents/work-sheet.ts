import type { Deadline } from '../../domain/deadline.ts'
import type { OrderState, WorkOrder } from '../../domain/work-order/work-order.ts'
import { valueOn } from '../../rules/index.ts'
import { stateNames } from '../../rules/order/steps.ts'
import { timeLeft } from '../../rules/time-left.ts'
import {
  due,
  moment,
  nameIn,
  type OrderDocument,
  type Papers,
  part,
  readByLeader,
  rows,
} from './order-document.ts'

const complainantNames = { citizen: '个人', enterprise: '企业', other_org: '其他组织' } as const
const flagNames: Readonly<Record<string, string>> = {
  sudden: '突发',
  sensitive: '敏感',
  mass: '群体性',
  major: '重大',
  confidential: '涉密',
  city_audit: '市里审核',
  doubtful: '待核实',
}

/** 工单: everything about the order on one sheet. Names and telephones stay sealed; opening them leaves a trace. */
export const workSheet = (papers: Papers): OrderDocument => {
  const { order, pack } = papers
  return {
    id: 'work-sheet',
    kind: 'work-sheet',
    title: valueOn(pack.workSheet.name, order.packDay)?.value ?? `${pack.name}${pack.terms.order}`,
    number: order.no,
    to: order.lead === null ? null : nameIn(papers, order.lead),
    from: pack.terms.center,
    at: order.filedAt,
    basis: null,
    rows: [...sourceRows(papers), ...dispatchRows(papers)],
    parts: [
      ...part('反映内容', order.text, ...order.supplements.map((line) => `补充：${line}`)),
      ...part('诉求', order.demand),
      ...part('交办要求', order.requirement),
      ...part('领导批示', ...order.instructions.map(({ by, text }) => `${by}：${text}`)),
      ...part('协办意见', ...order.coAnswers.map(({ unit, text }) => `${nameIn(papers, unit)}：${text}`)),
      ...handlingParts(papers),
      ...afterParts(papers),
    ],
    blanks: [...(readByLeader(papers, 'work_sheet') ? ['领导阅批'] : []), '经办人', '审签人'],
  }
}

const sourceRows = ({ order, pack }: Papers) =>
  rows(
    ['现在环节', stateNames[order.state as OrderState]],
    ['受理时间', moment(order.filedAt)],
    ['事项', order.title],
    ['性质', order.nature],
    [pack.terms.complainant, complainantNames[order.complainant]],
    ['联系方式', order.anonymous ? '匿名' : '已封存，经办人登录后查看，每次查看都有记录'],
    [
      '要求',
      [order.confidential ? '保密' : '', order.replyWanted ? '' : '不需要回复'].filter(Boolean).join('、'),
    ],
    ['地点', order.where],
    ['时间', order.when],
    ['涉及', order.target],
    ['分类', order.classification.label],
    ['标注', order.flags.map((flag) => flagNames[flag] ?? flag).join('、')],
  )

const dispatchRows = (papers: Papers) => {
  const { order, pack } = papers
  const answers = valueOn(pack.organisation.firstHandler, order.packDay)?.value === true
  return rows(
    ['主办单位', nameIn(papers, order.lead)],
    ['协办单位', order.co.map((unit) => nameIn(papers, unit)).join('、')],
    [answers ? '首接责任人' : '首次签收', order.firstHandler && firstHandlerIn(papers, order.firstHandler)],
    ...order.hops.map(
      (hop) =>
        [
          `转${nameIn(papers, hop.to)}`,
          `${moment(hop.at)}${hop.signedAt === null ? '，未签收' : `，${moment(hop.signedAt)}签收`}`,
        ] as const,
    ),
    ...order.deadlines.map(
      (deadline) =>
        [`时限（${deadline.article}）`, `${endOf(papers, deadline)}。${deadline.explanation}`] as const,
    ),
  )
}

/** When it ends, and what was left of it when the sheet was printed. */
const endOf = ({ now }: Papers, { dueAt, clock }: Deadline): string =>
  dueAt === null ? due(null) : `${due(dueAt)}，打印时${timeLeft(now, new Date(dueAt), clock).words}`

const firstHandlerIn = (papers: Papers, { unit, person }: NonNullable<WorkOrder['firstHandler']>): string =>
  [nameIn(papers, unit), person === null ? '' : (papers.people.get(person) ?? person)]
    .filter(Boolean)
    .join(' ')

const handlingParts = (papers: Papers) => {
  const { order } = papers
  const { draft } = order
  return [
    ...part(
      '阶段情况',
      ...order.interims.map(({ at, progress, plan }) => `${moment(at)}：${progress}计划：${plan}`),
    ),
    ...part(
      '延期',
      ...order.granted.map(({ workdays, newDueAt }) => `准予延期${workdays}个工作日，到${due(newDueAt)}。`),
    ),
    ...part('办理过程', draft?.process, draft?.handling),
    ...part('办理结果', draft?.result),
    ...part('存在问题和今后措施', draft?.problems, draft?.futureMeasures),
    ...part('答复', order.reply && `${moment(order.reply.at)}：${order.reply.text}`),
  ]
}

const afterParts = (papers: Papers) => {
  const { order } = papers
  return [
    ...part(
      '回访',
      ...order.callbacks.map(
        ({ at, reached, resolved, comments, opinion }) =>
          `${moment(at)}：${reached ? resolvedText(resolved) : '未接通'}${comments ?? ''}${opinion ?? ''}`,
      ),
    ),
    ...part(
      '评价',
      ...order.ratings.map(
        ({ at, score, comment }) => `${moment(at)}：第${score}等（共五等，一等最好）${comment ?? ''}`,
      ),
    ),
    ...part(
      '督办',
      ...order.supervisions.map(({ at, label, reason }) => `${moment(at)}，${label}：${reason}`),
    ),
    ...part('逾期', ...order.overdue.map(({ at, unit }) => `${moment(at)}，${nameIn(papers, unit)}`)),
    ...part(
      '问责记录',
      ...order.accountability.map(
        ({ of, measures, article }) => `${of}：${measures.join('、')}（${article}）`,
      ),
    ),
    ...part('办结', order.closedBecause),
  ]
}

const resolvedText = (resolved: boolean | undefined): string =>
  resolved === undefined ? '' : resolved ? '问题已解决。' : '问题未解决。'

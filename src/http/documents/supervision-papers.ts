import type { Supervision } from '../../domain/work-order/work-order.ts'
import {
  basisOf,
  due,
  moment,
  nameIn,
  type OrderDocument,
  orderRows,
  type Papers,
  part,
  readByLeader,
  rows,
} from './order-document.ts'

/** A report upward asks for an instruction; everything else goes to the unit. */
const goesUp = ({ document }: Supervision): boolean => document?.endsWith('专报') === true

/** The paper of one step of supervision: 督办通知 to the unit, or 专报 to those who instruct. */
export const supervisionPaper = (papers: Papers, supervision: Supervision): OrderDocument => {
  const { order } = papers
  const { n, label, document, by, at, article } = supervision
  const up = goesUp(supervision)
  return {
    id: `supervision-${n}`,
    kind: up ? 'special-report' : 'supervision-notice',
    title: document ?? `${label}通知`,
    number: `${order.no}-督${n}`,
    to: up ? '分管领导' : nameIn(papers, order.holder ?? order.lead),
    from: by,
    at,
    basis: basisOf(papers, article),
    rows: [...orderRows(papers), ...deadlineRows(papers)],
    parts: up ? upward(papers, supervision) : downward(papers, supervision),
    blanks: up
      ? ['领导批示']
      : [
          ...(readByLeader(papers, 'supervision_notice') ? ['领导阅批'] : []),
          ...['责任领导', '责任人', '签收时间'],
        ],
  }
}

const deadlineRows = ({ order }: Papers) =>
  rows(
    ...order.deadlines.map(
      ({ type, dueAt }) =>
        [type === 'site_supervision_plan' ? '工作方案报送时限' : '办理时限', due(dueAt)] as const,
    ),
  )

const downward = (papers: Papers, supervision: Supervision) => [
  ...part('反映内容', papers.order.text),
  ...part('督办事由', supervision.reason, ...overdueLines(papers)),
  ...part('督办要求', ...supervision.requires.map((line, i) => `${i + 1}. ${line}。`)),
  ...answers(papers, supervision),
]

const upward = (papers: Papers, supervision: Supervision) => [
  ...part('反映内容', papers.order.text),
  ...part('办理经过', ...course(papers)),
  ...part('报送事由', supervision.reason, ...overdueLines(papers)),
  ...part('提请事项', ...supervision.requires.map((line) => `${line}。`)),
  ...answers(papers, supervision),
]

const course = (papers: Papers): readonly string[] => {
  const { hops, supervisions } = papers.order
  return [
    ...hops.map(({ to, at }) => `${moment(at)}，交${nameIn(papers, to)}办理。`),
    ...supervisions.map(({ at, label, reason }) => `${moment(at)}，${label}：${reason}`),
  ]
}

const overdueLines = (papers: Papers): readonly string[] =>
  papers.order.overdue.map(
    ({ at, unit }) => `${moment(at)}，${unit === null ? '' : nameIn(papers, unit)}超过规定时限。`,
  )

const answers = (papers: Papers, { answers: given }: Supervision) =>
  part(
    '单位回复',
    ...given.flatMap(({ at, unit, leader, person, text, plan }) => [
      `${moment(at)}，${nameIn(papers, unit ?? null)}：${text}`,
      leader && `责任领导：${leader}`,
      person && `责任人：${person}`,
      plan && `工作方案：${plan}`,
    ]),
  )

import { documentsOf } from '../../../src/http/documents/documents-of.ts'
import { packOf } from '../../../src/rules/index.ts'
import { contentOf } from '../../rules/content-of.ts'
import { given, type Story } from '../../rules/order/scene.ts'

/** Who the accounts of these stories are. */
const people = new Map([['clerk.urban-management.weifang', '钱明']])

/** The papers of an order that went the way told here; what was decided is taken as given. */
export const papersOf = (place: string, { order }: Story, now = order.filedAt) =>
  documentsOf({ order, pack: packOf(place), units: contentOf(place).units, people, now: new Date(now) })

export const paper = (place: string, story: Story, id: string) => {
  const found = papersOf(place, story).find((each) => each.id === id)
  if (!found) throw new Error(`no ${id}: ${papersOf(place, story).map((each) => each.id)}`)
  return found
}

/** Everything a paper says, line by line. */
export const wordsOf = ({ rows, parts, blanks, ...rest }: ReturnType<typeof paper>): string =>
  [
    rest.title,
    rest.number,
    rest.to,
    rest.from,
    rest.basis,
    ...rows.map(({ label, value }) => `${label} ${value}`),
    ...parts.flatMap(({ heading, lines }) => [heading, ...lines]),
    ...blanks,
  ].join('\n')

const unit = 'urban-management'

/** Overdue, supervised in writing, answered, supervised higher up. */
export const supervised = (): Story =>
  given('pingdingshan')
    .filed({
      text: '楼道里堆满杂物，多次反映没有人管。希望尽快清理。',
      where: '湛河区幸福小区3号楼',
      demand: '清理楼道',
    })
    .happens({ type: 'dispatched', lead: unit, co: [], why: '职责', requirement: '请核实清理并答复。' })
    .at('2026-10-20T09:00:00+08:00')
    .happens(
      { type: 'overdue-noted', clock: 'handle', article: '五（五）', unit },
      {
        type: 'supervised',
        n: 1,
        level: 'written',
        label: '书面督办',
        trigger: 'overdue',
        by: '市长热线办公室',
        document: '市长热线督办通知',
        requires: ['明确责任领导和责任人', '按时办结', '书面回复'],
        reason: '到期未办结。',
        article: '六（一）',
      },
      {
        type: 'supervision-answered',
        n: 1,
        unit,
        text: '已安排清理。',
        leader: '赵副局长',
        person: '钱科长',
      },
      {
        type: 'supervised',
        n: 2,
        level: 'key',
        label: '重点督办',
        trigger: 'wide_impact',
        by: '市长热线办公室',
        document: '市长热线专报',
        requires: ['市政府领导批示'],
        reason: '涉及面广。',
        article: '六（三）',
      },
    )

/** Handled twice, still rated badly, explained by letter. */
export const lettered = (): Story =>
  given('district-supervision')
    .filed()
    .happens(
      { type: 'dispatched', lead: 'chengguan', co: [], why: '职责' },
      {
        type: 'reply-submitted',
        unit: 'chengguan',
        reply: { result: '已组织清理。', process: '现场清理两次。' },
      },
      { type: 'replied', text: '已组织清理。', told: true, via: ['phone'], publicity: 'public' },
      { type: 'rated', score: 5, comment: '要求每天巡查' },
      {
        type: 'letter-sent',
        unit: 'chengguan',
        text: '楼道已清理，每天巡查超出现有力量。',
        excuse: '期望过高',
        article: '第十三条',
      },
    )

export const terminated = (): Story =>
  given('weifang').filed().happens(
    { type: 'dispatched', lead: unit, co: [], why: '职责' },
    {
      type: 'termination-requested',
      unit,
      ground: '拒不配合',
      text: '三次上门均被拒绝。',
      article: '第二十一条',
    },
    {
      type: 'terminated',
      ground: '拒不配合致无法办理',
      explanation: '三次上门未能入户。',
      article: '第二十一条',
    },
  )

import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Who is named, who tells whom, and the sheet an order travels on. */
export const organisation = {
  organisation: {
    named: [
      {
        from: since,
        value: ['leader', 'clerk'],
        source: { article: '第十条', strength: 'must', origin: 'regulation', note: '分管领导和经办人员' },
      },
    ],
    firstHandler: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    leaderReads: [
      {
        from: since,
        value: ['work_sheet'],
        source: { article: '第八条第（一）项', strength: 'must', origin: 'regulation' },
      },
    ],
    origins: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    published: [
      {
        from: since,
        value: ['results'],
        source: { article: '第二条、第九条第二款', strength: 'must', origin: 'regulation' },
      },
    ],
    sharesWith: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    coordination: [
      {
        from: since,
        value: ['党委、政府办公厅（室）分管领导协调'],
        source: { article: '第八条第（八）项', strength: 'must', origin: 'regulation' },
      },
    ],
  },
  workSheet: {
    atOnce: [
      {
        from: since,
        value: true,
        source: {
          article: '第五条',
          strength: 'must',
          origin: 'regulation',
          note: '非上网来件当日转市信访局',
        },
      },
    ],
    name: [
      { from: since, value: '诉求件', source: { article: '第二条', strength: 'must', origin: 'regulation' } },
    ],
    complete: [
      {
        from: since,
        value: ['逐一如实登记', '形成电子文档'],
        source: { article: '第五条', strength: 'must', origin: 'regulation' },
      },
    ],
    marks: [
      {
        from: since,
        value: ['major', 'sensitive', 'city_audit', 'doubtful'],
        source: {
          article: '第六条第（三）项、第八条第（四）项第二款',
          strength: 'must',
          origin: 'regulation',
        },
      },
    ],
  },
} satisfies Partial<RulePackLiteral>

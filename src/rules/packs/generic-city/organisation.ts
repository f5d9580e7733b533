import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Who is named, who tells whom, and the sheet an order travels on. */
export const organisation = {
  organisation: {
    named: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    firstHandler: [
      { from: since, value: true, source: { article: '第六条', strength: 'must', origin: 'regulation' } },
    ],
    leaderReads: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
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
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '现存文本没有写公开' },
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
        value: ['热线受理部门定期召集的工作例会'],
        source: { article: '第九条', strength: 'must', origin: 'regulation' },
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
          note: '条文写“第一时间”“及时”，没有钟点',
        },
      },
    ],
    name: [
      {
        from: since,
        value: '转办工单',
        source: { article: '第五条', strength: 'must', origin: 'regulation' },
      },
    ],
    complete: [
      {
        from: since,
        value: ['事项', '地点', '诉求主体', '联系方式'],
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '规则只要求做好记录和登记（第五条）',
        },
      },
    ],
    marks: [
      {
        from: since,
        value: ['major', 'sensitive', 'sudden', 'mass'],
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '规则未写' },
      },
    ],
  },
} satisfies Partial<RulePackLiteral>

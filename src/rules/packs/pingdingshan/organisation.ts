import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Who is named, who tells whom, and the sheet an order travels on. */
export const organisation = {
  organisation: {
    named: [
      {
        from: since,
        value: ['principal', 'leader', 'clerk'],
        source: {
          article: '七（一）、七（二）',
          strength: 'must',
          origin: 'regulation',
          note: '主要领导负总责，分管领导具体负责，另有专兼职人员',
        },
      },
    ],
    firstHandler: [
      {
        from: since,
        value: true,
        source: {
          article: '二（一）',
          strength: 'must',
          origin: 'regulation',
          note: '条文写首接负责制，没有写到个人',
        },
      },
    ],
    leaderReads: [
      {
        from: since,
        value: ['work_sheet', 'supervision_notice'],
        source: { article: '七（一）', strength: 'must', origin: 'regulation' },
      },
    ],
    origins: [
      {
        from: since,
        value: ['市政府领导批示件', '市政府交办的其他事项'],
        source: { article: '一（四）', strength: 'must', origin: 'regulation' },
      },
    ],
    published: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
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
        value: ['不定期点评会'],
        source: { article: '七（四）', strength: 'must', origin: 'regulation' },
      },
    ],
  },
  workSheet: {
    atOnce: [
      {
        from: since,
        value: true,
        source: {
          article: '五（二）',
          strength: 'must',
          origin: 'regulation',
          note: '条文写“第一时间”，没有钟点',
        },
      },
    ],
    name: [
      {
        from: since,
        value: '平顶山市12345工作单',
        source: { article: '五（二）', strength: 'must', origin: 'regulation' },
      },
    ],
    complete: [
      {
        from: since,
        value: ['信息要素完整', '语句规范', '句意明确'],
        source: { article: '五（二）', strength: 'must', origin: 'regulation' },
      },
    ],
    marks: [
      {
        from: since,
        value: ['sudden', 'sensitive', 'mass', 'leader_instruction'],
        source: { article: '一（四）', strength: 'must', origin: 'regulation' },
      },
    ],
  },
} satisfies Partial<RulePackLiteral>

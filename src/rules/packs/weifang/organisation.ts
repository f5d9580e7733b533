import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Who is named, who tells whom, and the sheet an order travels on. */
export const organisation = {
  organisation: {
    named: [
      {
        from: since,
        value: ['principal', 'clerk'],
        source: {
          article: '第九条第二款、第三款',
          strength: 'must',
          origin: 'regulation',
          note: '明确机构（岗位）和工作人员，主要负责人全面负责',
        },
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
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    origins: [
      {
        from: since,
        value: ['省级以上热线事项', '其他相关事项'],
        source: { article: '第八条第（七）项', strength: 'must', origin: 'regulation' },
      },
    ],
    published: [
      {
        from: since,
        value: ['channels', 'flow'],
        source: { article: '第二十八条', strength: 'must', origin: 'regulation' },
      },
    ],
    sharesWith: [
      {
        from: since,
        value: ['县（市、区）政府业务系统', '市政府工作部门业务系统'],
        source: { article: '第三十条', strength: 'must', origin: 'regulation' },
      },
    ],
    coordination: [
      {
        from: since,
        value: ['市政府办公室组织有关部门研究'],
        source: { article: '第二十三条', strength: 'must', origin: 'regulation' },
      },
    ],
  },
  workSheet: {
    atOnce: [
      {
        from: since,
        value: true,
        source: {
          article: '第十八条第二款',
          strength: 'must',
          origin: 'regulation',
          note: '条文写“及时、准确转交”，没有钟点',
        },
      },
    ],
    name: [
      {
        from: since,
        value: '热线事项转办单',
        source: {
          article: '第八条第（二）项',
          strength: 'must',
          origin: 'regulation',
          note: '条文只写转办，单名是平台取的',
        },
      },
    ],
    complete: [
      {
        from: since,
        value: ['具体事项', '事发地地址', '联系方式'],
        source: { article: '第十一条、第十八条第一款', strength: 'must', origin: 'regulation' },
      },
    ],
    marks: [
      {
        from: since,
        value: ['major', 'sensitive', 'sudden', 'mass'],
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '条例未写' },
      },
    ],
  },
} satisfies Partial<RulePackLiteral>

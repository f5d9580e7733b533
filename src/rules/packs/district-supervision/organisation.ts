import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Who is named, who tells whom, and the sheet an order travels on. */
export const organisation = {
  organisation: {
    named: [
      {
        from: since,
        value: ['leader', 'clerk', 'admin'],
        source: {
          article: '第六条第（一）项',
          strength: 'must',
          origin: 'regulation',
          note: '分管领导、专（兼）职人员和相对固定的管理员',
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
        value: ['市12345政务服务热线', '阳光〔?〕', '原市服务群众工作信息管理系统', '市级平台交办'],
        source: {
          article: '第二条、第五条第（三）项',
          strength: 'must',
          origin: 'regulation',
          note: '“阳光”之后的名称原文缺失',
        },
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
        value: ['区政务管理办会同承办单位的统筹协调机制'],
        source: { article: '第七条', strength: 'must', origin: 'regulation' },
      },
    ],
  },
  workSheet: {
    atOnce: [
      {
        from: since,
        value: true,
        source: {
          article: '第十一条、第十二条',
          strength: 'must',
          origin: 'regulation',
          note: '条文写“及时受理”“第一时间处办”，没有钟点',
        },
      },
    ],
    name: [
      {
        from: since,
        value: '诉求事项交办单',
        source: {
          article: '第六条',
          strength: 'must',
          origin: 'regulation',
          note: '条文只写交办，单名是平台取的',
        },
      },
    ],
    complete: [
      {
        from: since,
        value: ['事项', '地点', '联系方式'],
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '办法未列要素' },
      },
    ],
    marks: [
      {
        from: since,
        value: ['major', 'sensitive', 'sudden', 'mass'],
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '办法未写' },
      },
    ],
  },
} satisfies Partial<RulePackLiteral>

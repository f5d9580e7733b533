import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Classes and publicity. */
export const classes = {
  classification: [
    {
      from: since,
      value: { scheme: 'by_publicity', public: '网上公开办理', internal: '内部批转办理' },
      source: { article: '第四条', strength: 'must', origin: 'regulation' },
    },
  ],
  publicity: {
    default: [
      {
        from: since,
        value: 'public',
        source: { article: '第九条第二款', strength: 'must', origin: 'regulation' },
      },
    ],
    internalWhen: [
      {
        from: since,
        value: ['discipline', 'efficiency', 'doubtful', 'bureau', 'citizen_opt_out'],
        source: { article: '第六条', strength: 'must', origin: 'regulation' },
      },
    ],
    internalNotice: [
      {
        from: since,
        value: '您所反映的问题已转由××单位内部办理',
        source: { article: '第六条第二款', strength: 'must', origin: 'regulation' },
      },
    ],
    table: [
      {
        from: since,
        value: [
          { internal: true, result: 'internal' },
          { citizenWantsPublic: false, result: 'internal' },
          { unitPrivateConfirmed: true, result: 'private' },
          { result: 'public' },
        ],
        source: { article: '第六条、第九条', strength: 'must', origin: 'regulation' },
      },
    ],
  },
} satisfies Partial<RulePackLiteral>

import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** No extension; return of orders. */
export const extension = {
  extension: {
    enabled: [
      {
        from: since,
        value: false,
        source: {
          article: '第八条第（二）项',
          strength: 'must',
          origin: 'regulation',
          note: '办法没有延期制度',
        },
      },
    ],
    maxWorkdays: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    maxCount: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    applyBefore: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    approver: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    reasons: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    tellCitizen: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    instead: [
      {
        from: since,
        value: ['handling', 'problems', 'futureMeasures'],
        source: { article: '第八条第（二）项', strength: 'must', origin: 'regulation' },
      },
    ],
  },
  returns: {
    grounds: [
      {
        from: since,
        value: ['out_of_duty'],
        source: { article: '第八条第（三）项', strength: 'must', origin: 'regulation' },
      },
    ],
    requires: [
      {
        from: since,
        value: ['reason', 'suggested_unit'],
        source: { article: '第八条第（三）项', strength: 'must', origin: 'regulation' },
      },
    ],
    lockedAfter: [
      {
        from: since,
        value: ['return_refused'],
        source: { article: '第八条第（三）项', strength: 'must_not', origin: 'regulation' },
      },
    ],
    path: [
      {
        from: since,
        value: 'level_by_level',
        source: { article: '第八条第（三）项', strength: 'must', origin: 'regulation' },
      },
    ],
    silence: [
      {
        from: since,
        value: 'deny',
        source: {
          article: '第八条第（三）项第二款',
          strength: 'must',
          origin: 'regulation',
          note: '市信访局1个工作日内没有接受即仍由县（市）区办理',
        },
      },
    ],
    reviewer: [
      {
        from: since,
        value: '同级信访局',
        source: { article: '第八条第（三）项', strength: 'must', origin: 'regulation' },
      },
    ],
  },
} satisfies Partial<RulePackLiteral>

import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Extension and return of orders. */
export const extension = {
  extension: {
    enabled: [
      {
        from: since,
        value: true,
        source: { article: '第十二条第（四）项', strength: 'may', origin: 'regulation' },
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
        value: { n: 1, soft: false },
        source: {
          article: '第十二条第（四）项',
          strength: 'must',
          origin: 'platform_default',
          note: '办法没有写次数',
        },
      },
    ],
    applyBefore: [
      {
        from: since,
        value: 'due',
        source: { article: '第十二条第（四）项', strength: 'must', origin: 'regulation' },
      },
    ],
    approver: [
      {
        from: since,
        value: 'next_level_up',
        source: { article: '第十二条第（四）项', strength: 'must', origin: 'regulation' },
      },
    ],
    reasons: [
      {
        from: since,
        value: ['情况复杂'],
        source: { article: '第十二条第（四）项', strength: 'must', origin: 'regulation' },
      },
    ],
    tellCitizen: [
      {
        from: since,
        value: ['progress', 'new_due'],
        source: { article: '第十二条第（四）项', strength: 'must', origin: 'regulation' },
      },
    ],
    instead: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '办法有延期制度' },
      },
    ],
  },
  returns: {
    grounds: [
      {
        from: since,
        value: ['out_of_scope', 'beyond_powers'],
        source: { article: '第十二条第（二）项', strength: 'must', origin: 'regulation' },
      },
    ],
    requires: [
      {
        from: since,
        value: ['reason'],
        source: { article: '第十二条第（二）项', strength: 'must', origin: 'regulation' },
      },
    ],
    lockedAfter: [
      {
        from: since,
        value: ['return_refused'],
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '办法没有写；不当退单列入重点督查（第十四条）',
        },
      },
    ],
    path: [
      {
        from: since,
        value: 'level_by_level',
        source: { article: '第十二条第（二）项', strength: 'must', origin: 'regulation' },
      },
    ],
    silence: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    reviewer: [
      {
        from: since,
        value: '上级平台',
        source: { article: '第十二条第（二）项', strength: 'must', origin: 'regulation' },
      },
    ],
  },
} satisfies Partial<RulePackLiteral>

import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Extension and return of orders. */
export const extension = {
  extension: {
    enabled: [
      {
        from: since,
        value: false,
        source: {
          article: '第二十条第一款第（三）项',
          strength: 'must',
          origin: 'regulation',
          note: '条例没有延期制度；省办法的延期默认不启用',
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
        value: ['explanation', 'plan'],
        source: { article: '第二十条第一款第（三）项', strength: 'must', origin: 'regulation' },
      },
    ],
  },
  returns: {
    grounds: [
      {
        from: since,
        value: ['out_of_duty'],
        source: { article: '第二十二条第一款', strength: 'must', origin: 'regulation' },
      },
    ],
    requires: [
      {
        from: since,
        value: ['reason'],
        source: {
          article: '第二十二条第一款',
          strength: 'must',
          origin: 'parent_jurisdiction',
          note: '省办法要求注明原因',
        },
      },
    ],
    lockedAfter: [
      {
        from: since,
        value: ['designated', 'study_determined'],
        source: { article: '第二十二条第二款', strength: 'must_not', origin: 'regulation' },
      },
    ],
    path: [
      {
        from: since,
        value: 'direct',
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '直接退回市热线工作机构',
        },
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
        value: '市12345热线工作机构',
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '条例未写由谁审核',
        },
      },
    ],
  },
} satisfies Partial<RulePackLiteral>

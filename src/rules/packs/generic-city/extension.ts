import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Extension and return of orders. */
export const extension = {
  extension: {
    enabled: [
      { from: since, value: true, source: { article: '第七条', strength: 'may', origin: 'regulation' } },
    ],
    maxWorkdays: [
      {
        from: since,
        value: { n: 10, soft: true },
        source: { article: '第七条', strength: 'should', origin: 'regulation' },
      },
    ],
    maxCount: [
      {
        from: since,
        value: { n: 1, soft: false },
        source: { article: '第七条', strength: 'must', origin: 'platform_default', note: '规则没有写次数' },
      },
    ],
    applyBefore: [
      {
        from: since,
        value: 'due',
        source: {
          article: '第七条',
          strength: 'must',
          origin: 'platform_default',
          note: '规则没有写申请截止点',
        },
      },
    ],
    approver: [
      {
        from: since,
        value: 'center',
        source: {
          article: '第七条',
          strength: 'must',
          origin: 'platform_default',
          note: '规则没有写由谁批准',
        },
      },
    ],
    reasons: [
      {
        from: since,
        value: ['特别复杂'],
        source: { article: '第七条', strength: 'must', origin: 'regulation' },
      },
    ],
    tellCitizen: [
      {
        from: since,
        value: ['reason', 'new_due'],
        source: {
          article: '第七条',
          strength: 'must',
          origin: 'platform_default',
          note: '规则没有写，告知诉求人是通行做法',
        },
      },
    ],
    instead: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '规则有延期制度' },
      },
    ],
  },
  returns: {
    grounds: [
      {
        from: since,
        value: ['out_of_duty'],
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '规则没有写退单' },
      },
    ],
    requires: [
      {
        from: since,
        value: ['reason'],
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '规则没有写退单' },
      },
    ],
    lockedAfter: [
      {
        from: since,
        value: ['designated', 'return_refused'],
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '规则没有写；职责内拒不接受的启动督办（第八条第（三）项）',
        },
      },
    ],
    path: [
      {
        from: since,
        value: 'direct',
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '规则没有写退单' },
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
        value: '热线受理部门',
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '规则没有写退单' },
      },
    ],
  },
} satisfies Partial<RulePackLiteral>

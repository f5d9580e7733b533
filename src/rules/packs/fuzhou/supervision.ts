import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Supervision and accountability (art. 11). */
export const supervision = {
  supervision: [
    {
      level: 'bulletin',
      rule: [
        {
          from: since,
          value: {
            label: '效能办通报',
            by: '市、县（市）区效能办',
            triggers: ['view_late', 'overdue_handling', 'expired_unhandled', 'lead_refused'],
            requires: [],
            discretion: false,
          },
          source: { article: '第十一条第（一）项、第（二）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      level: 'admonition',
      rule: [
        {
          from: since,
          value: {
            label: '效能告诫',
            by: '市、县（市）区效能办',
            triggers: ['view_late_three_a_month', 'overdue_handling', 'expired_unhandled', 'lead_refused'],
            requires: [],
            discretion: false,
          },
          source: { article: '第十一条第（一）项、第（二）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      level: 'leaders',
      rule: [
        {
          from: since,
          value: {
            label: '逐级追究领导责任',
            by: '市、县（市）区效能办',
            triggers: ['not_viewed_or_handled'],
            requires: [],
            discretion: false,
          },
          source: { article: '第十一条第（三）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
  ],
  accountability: [
    {
      id: 'view-late',
      rule: [
        {
          from: since,
          value: {
            events: ['view_late'],
            humanCause: false,
            monthlyCount: null,
            measures: ['通报'],
            of: '承办单位',
          },
          source: { article: '第十一条第（一）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'view-late-thrice',
      rule: [
        {
          from: since,
          value: {
            events: ['view_late'],
            humanCause: false,
            monthlyCount: 3,
            measures: ['效能告诫'],
            of: '相关责任人',
          },
          source: { article: '第十一条第（一）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'overdue',
      rule: [
        {
          from: since,
          value: {
            events: ['overdue_handling', 'expired_unhandled'],
            humanCause: true,
            monthlyCount: null,
            measures: ['通报', '效能告诫'],
            of: '承办单位和相关责任人',
          },
          source: { article: '第十一条第（二）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'lead-refused',
      rule: [
        {
          from: since,
          value: {
            events: ['lead_refused'],
            humanCause: false,
            monthlyCount: null,
            measures: ['通报', '效能告诫'],
            of: '牵头单位和相关责任人',
          },
          source: { article: '第十一条第（二）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'no-system',
      rule: [
        {
          from: since,
          value: {
            events: ['responsibility_not_kept'],
            humanCause: false,
            monthlyCount: null,
            measures: ['追究效能责任'],
            of: '单位主要领导',
          },
          source: { article: '第十条', strength: 'must', origin: 'regulation' },
        },
      ],
    },
  ],
} satisfies Partial<RulePackLiteral>

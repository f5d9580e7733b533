import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Who answers for what went wrong (arts. 33 to 36). */
export const accountability = {
  accountability: [
    {
      id: 'not-corrected',
      rule: [
        {
          from: since,
          value: {
            events: ['supervised_not_corrected'],
            humanCause: false,
            monthlyCount: null,
            measures: ['责令改正', '情节严重的依法处分'],
            of: '负有责任的领导人员和直接责任人员',
          },
          source: { article: '第三十三条第（一）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'fraud',
      rule: [
        {
          from: since,
          value: {
            events: ['fraud'],
            humanCause: false,
            monthlyCount: null,
            measures: ['责令改正', '情节严重的依法处分'],
            of: '负有责任的领导人员和直接责任人员',
          },
          source: { article: '第三十三条第（二）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'improper-manner',
      rule: [
        {
          from: since,
          value: {
            events: ['improper_manner'],
            humanCause: false,
            monthlyCount: null,
            measures: ['责令改正', '情节严重的依法处分'],
            of: '负有责任的领导人员和直接责任人员',
          },
          source: { article: '第三十三条第（三）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'leak',
      rule: [
        {
          from: since,
          value: {
            events: ['leak'],
            humanCause: false,
            monthlyCount: null,
            measures: ['责令改正', '情节严重的依法处分'],
            of: '负有责任的领导人员和直接责任人员',
          },
          source: { article: '第三十三条第（四）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'other',
      rule: [
        {
          from: since,
          value: {
            events: ['other'],
            humanCause: false,
            monthlyCount: null,
            measures: ['责令改正', '情节严重的依法处分'],
            of: '负有责任的领导人员和直接责任人员',
          },
          source: { article: '第三十三条第（五）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'retaliation',
      rule: [
        {
          from: since,
          value: {
            events: ['retaliation'],
            humanCause: false,
            monthlyCount: null,
            measures: ['依法追究责任'],
            of: '相关责任人',
          },
          source: { article: '第三十五条', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'abuse-of-office',
      rule: [
        {
          from: since,
          value: {
            events: ['abuse_of_office'],
            humanCause: false,
            monthlyCount: null,
            measures: ['依法处分'],
            of: '负有责任的领导人员和直接责任人员',
          },
          source: { article: '第三十六条', strength: 'must', origin: 'regulation' },
        },
      ],
    },
  ],
} satisfies Partial<RulePackLiteral>

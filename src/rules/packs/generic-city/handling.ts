import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Tiers, routing, reply and escalation. */
export const handling = {
  tiers: [
    {
      from: since,
      value: [
        { tier: 'center', label: '热线受理部门', dispatchesTo: ['city', 'county', 'unit'], reportsTo: null },
        { tier: 'city', label: '市政府职能部门', dispatchesTo: [], reportsTo: 'center' },
        { tier: 'county', label: '县（区）政府', dispatchesTo: ['town'], reportsTo: 'center' },
        { tier: 'unit', label: '人民团体和企事业单位', dispatchesTo: [], reportsTo: 'center' },
        { tier: 'town', label: '乡镇、街道', dispatchesTo: [], reportsTo: 'county' },
      ],
      source: { article: '第三条', strength: 'must', origin: 'regulation', note: '乡镇、街道一层为平台增加' },
    },
  ],
  direction: [
    {
      from: since,
      value: 'top_down',
      source: { article: '第三条、第四条第（二）项', strength: 'must', origin: 'regulation' },
    },
  ],
  dailyCheck: [
    {
      from: since,
      value: null,
      source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
    },
  ],
  viewToLeader: [
    {
      from: since,
      value: null,
      source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
    },
  ],
  routing: {
    principles: [
      {
        from: since,
        value: ['属地管理', '分级负责'],
        source: { article: '第四条第（二）项', strength: 'must', origin: 'regulation' },
      },
    ],
    leadRule: [
      {
        from: since,
        value: 'first_receiver',
        source: { article: '第六条', strength: 'must', origin: 'regulation' },
      },
    ],
    multiIssue: [
      {
        from: since,
        value: 'single_lead',
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '规则没有写拆单' },
      },
    ],
    leadConsolidates: [
      { from: since, value: true, source: { article: '第六条', strength: 'must', origin: 'regulation' } },
    ],
    crossing: [
      {
        from: since,
        value: 'area',
        source: {
          article: '第四条第（二）项',
          strength: 'must',
          origin: 'platform_default',
          note: '由属地管理原则推出',
        },
      },
    ],
    notBelow: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    line: [
      {
        from: since,
        value: 0.6,
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '低于此数的建议交派单员判断',
        },
      },
    ],
    disputes: [
      {
        from: since,
        value: ['designate'],
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '规则没有写' },
      },
    ],
    requirementText: [
      {
        from: since,
        value: true,
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '转办时写明要求' },
      },
    ],
    catalogue: [
      {
        from: since,
        value: true,
        source: {
          article: '国办函〔2025〕66号（五）',
          strength: 'must',
          origin: 'platform_default',
          note: '按目录派单',
        },
      },
    ],
    mergesRepeats: [
      {
        from: since,
        value: true,
        source: {
          article: '国办函〔2025〕66号（五）',
          strength: 'should',
          origin: 'platform_default',
          note: '重复诉求原则上并单',
        },
      },
    ],
    coAnswersWithin: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
  },
  reply: {
    flow: [
      {
        from: since,
        value: 'unit_direct_then_center_filing',
        source: { article: '第七条', strength: 'must', origin: 'regulation' },
      },
    ],
    unitApproval: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    requiredFields: [
      {
        from: since,
        value: ['result', 'opinion'],
        source: {
          article: '第七条',
          strength: 'must',
          origin: 'platform_default',
          note: '至少写明结果和诉求人的意见',
        },
      },
    ],
    requiredAttachments: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    complexFields: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    methods: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    asksOpinion: [
      { from: since, value: true, source: { article: '第七条', strength: 'must', origin: 'regulation' } },
    ],
    originalChannel: [
      {
        from: since,
        value: true,
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '从哪里来回到哪里去',
        },
      },
    ],
    honoursNoReply: [
      {
        from: since,
        value: true,
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '规则未写' },
      },
    ],
    written: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    contactFirst: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
  },
  audit: [
    {
      from: since,
      value: null,
      source: {
        article: '未规定',
        strength: 'may',
        origin: 'regulation',
        note: '当天审核备案，不是答复前审核',
      },
    },
  ],
  rework: [
    {
      from: since,
      value: { triggers: ['callback_untrue'], failsAs: null, maxRounds: null },
      source: {
        article: '平台默认',
        strength: 'must',
        origin: 'platform_default',
        note: '规则未写；质量问题走督办（第八条）',
      },
    },
  ],
  termination: [
    {
      from: since,
      value: null,
      source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
    },
  ],
  escalation: [
    {
      from: since,
      value: ['市政府督查室'],
      source: {
        article: '第八条',
        strength: 'may',
        origin: 'platform_default',
        note: '规则没有写承办单位解决不了的事项由谁研究；借用提请督办的去处',
      },
    },
  ],
} satisfies Partial<RulePackLiteral>

import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Tiers, routing, audit before the reply. */
export const handling = {
  tiers: [
    {
      from: since,
      value: [
        { tier: 'center', label: '鼓楼数据信息服务中心', dispatchesTo: ['city'], reportsTo: null },
        {
          tier: 'city',
          label: '市信访局、市直单位',
          dispatchesTo: ['county', 'unit'],
          reportsTo: 'center',
          byHotline: true,
        },
        { tier: 'county', label: '县（市）区信访局', dispatchesTo: ['unit'], reportsTo: 'city' },
        { tier: 'unit', label: '承办单位', dispatchesTo: [], reportsTo: 'city' },
      ],
      source: { article: '第二条、第四条、第五条', strength: 'must', origin: 'regulation' },
    },
  ],
  direction: [
    { from: since, value: 'top_down', source: { article: '第四条', strength: 'must', origin: 'regulation' } },
  ],
  dailyCheck: [
    {
      from: since,
      value: 'every_workday',
      source: { article: '第四条、第八条第（一）项', strength: 'must', origin: 'regulation' },
    },
  ],
  viewToLeader: [
    {
      from: since,
      value: true,
      source: { article: '第八条第（一）项', strength: 'must', origin: 'regulation' },
    },
  ],
  routing: {
    principles: [
      {
        from: since,
        value: ['谁主管谁负责'],
        source: { article: '第四条', strength: 'must', origin: 'regulation' },
      },
    ],
    leadRule: [
      {
        from: since,
        value: 'bureau_designates',
        source: { article: '第八条第（六）项', strength: 'must', origin: 'regulation' },
      },
    ],
    multiIssue: [
      {
        from: since,
        value: 'split_parallel',
        source: { article: '第八条第（七）项', strength: 'must', origin: 'regulation' },
      },
    ],
    leadConsolidates: [
      {
        from: since,
        value: false,
        source: {
          article: '第八条第（七）项',
          strength: 'must',
          origin: 'regulation',
          note: '多个问题各办各的、各自反馈；单个问题由牵头单位负责',
        },
      },
    ],
    crossing: [
      {
        from: since,
        value: 'area',
        source: {
          article: '第七条第二款',
          strength: 'must',
          origin: 'platform_default',
          note: '办法没有写条块交叉由谁牵头；由涉及县（市）区直单位的批转到县（市）区信访局推出',
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
        value: ['designate', 'leader'],
        source: { article: '第八条第（六）项、第（八）项', strength: 'must', origin: 'regulation' },
      },
    ],
    requirementText: [
      {
        from: since,
        value: true,
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '批转时写明要求' },
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
        value: 'center_audit_then_feedback',
        source: { article: '第九条第一款', strength: 'must', origin: 'regulation' },
      },
    ],
    unitApproval: [
      {
        from: since,
        value: 'leader',
        source: { article: '第八条第（二）项', strength: 'must', origin: 'regulation' },
      },
    ],
    requiredFields: [
      {
        from: since,
        value: ['result'],
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '至少写明办理结果',
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
        value: ['handling', 'problems', 'futureMeasures'],
        source: { article: '第八条第（二）项', strength: 'must', origin: 'regulation' },
      },
    ],
    methods: [
      {
        from: since,
        value: ['web', 'original_channel'],
        source: { article: '第九条第二款', strength: 'must', origin: 'regulation' },
      },
    ],
    asksOpinion: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    originalChannel: [
      {
        from: since,
        value: true,
        source: { article: '第六条第二款、第九条第二款', strength: 'must', origin: 'regulation' },
      },
    ],
    honoursNoReply: [
      {
        from: since,
        value: true,
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '办法未写' },
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
      value: { by: '同级信访局', finalByCityWhen: ['major', 'sensitive', 'city_flag'] },
      source: { article: '第八条第（四）项', strength: 'must', origin: 'regulation' },
    },
  ],
  rework: [
    {
      from: since,
      value: {
        triggers: ['audit_refused'],
        failsAs: 'overdue_handling',
        maxRounds: null,
      },
      source: { article: '第八条第（四）项', strength: 'must', origin: 'regulation' },
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
      value: ['党委、政府办公厅（室）分管领导'],
      source: {
        article: '第八条第（八）项',
        strength: 'must',
        origin: 'regulation',
        note: '由信访局综合汇总后主送，同时抄送党委、政府分管领导',
      },
    },
  ],
} satisfies Partial<RulePackLiteral>

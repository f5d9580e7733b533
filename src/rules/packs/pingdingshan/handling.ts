import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Tiers, routing, reply and escalation. */
export const handling = {
  tiers: [
    {
      from: since,
      value: [
        {
          tier: 'center',
          label: '一级网络单位：市长热线办公室',
          dispatchesTo: ['city', 'county'],
          reportsTo: null,
        },
        { tier: 'city', label: '二级网络单位：市政府各部门', dispatchesTo: ['unit'], reportsTo: 'center' },
        {
          tier: 'county',
          label: '二级网络单位：县（市、区）政府（管委会）',
          dispatchesTo: ['unit', 'town'],
          reportsTo: 'center',
        },
        { tier: 'unit', label: '三级网络单位、驻平重点企业', dispatchesTo: [], reportsTo: 'city' },
        { tier: 'town', label: '三级网络单位：乡镇、街道', dispatchesTo: [], reportsTo: 'county' },
      ],
      source: { article: '一（四）', strength: 'must', origin: 'regulation' },
    },
  ],
  direction: [
    {
      from: since,
      value: 'top_down',
      source: { article: '一（四）', strength: 'must', origin: 'regulation' },
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
      source: {
        article: '七（一）',
        strength: 'may',
        origin: 'regulation',
        note: '条文要求分管领导及时阅批；确定主管领导只对C类、D类作了规定',
      },
    },
  ],
  routing: {
    principles: [
      {
        from: since,
        value: ['分级负责', '归口办理', '首接负责'],
        source: { article: '二（一）', strength: 'must', origin: 'regulation' },
      },
    ],
    leadRule: [
      {
        from: since,
        value: 'center_designates_nearest_duty',
        source: { article: '二（一）', strength: 'must', origin: 'regulation' },
      },
    ],
    multiIssue: [
      {
        from: since,
        value: 'single_lead',
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '规则指定一个牵头单位，没有写拆单',
        },
      },
    ],
    leadConsolidates: [
      { from: since, value: true, source: { article: '二（一）', strength: 'must', origin: 'regulation' } },
    ],
    crossing: [
      {
        from: since,
        value: 'area',
        source: {
          article: '二（一）',
          strength: 'must',
          origin: 'platform_default',
          note: '职责就近的一种读法：本地事务由所在县（市、区）牵头',
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
        value: ['designate', 'study'],
        source: { article: '二（一）、五（六）', strength: 'must', origin: 'regulation' },
      },
    ],
    requirementText: [
      { from: since, value: true, source: { article: '五（三）2', strength: 'must', origin: 'regulation' } },
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
        value: 'unit_direct',
        source: {
          article: '四（A类）、五（四）',
          strength: 'must',
          origin: 'regulation',
          note: '网络单位报市长热线办公室；A类同时回复反映人',
        },
      },
    ],
    unitApproval: [
      {
        from: since,
        value: 'leader',
        source: { article: '五（四）、七（一）', strength: 'must', origin: 'regulation' },
      },
    ],
    requiredFields: [
      {
        from: since,
        value: [
          'handledAt',
          'responsible.name',
          'responsible.title',
          'responsible.phone',
          'process',
          'result',
        ],
        source: { article: '五（四）', strength: 'must', origin: 'regulation' },
      },
    ],
    requiredAttachments: [
      {
        from: since,
        value: ['leader_signoff', 'process_photos'],
        source: { article: '五（四）', strength: 'must', origin: 'regulation' },
      },
    ],
    complexFields: [
      {
        from: since,
        value: ['progress', 'plan'],
        source: { article: '四（C类）', strength: 'must', origin: 'regulation' },
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
      { from: since, value: ['C'], source: { article: '四（C类）', strength: 'must', origin: 'regulation' } },
    ],
    contactFirst: [
      { from: since, value: ['C'], source: { article: '四（C类）', strength: 'must', origin: 'regulation' } },
    ],
  },
  audit: [
    {
      from: since,
      value: null,
      source: { article: '未规定', strength: 'may', origin: 'regulation', note: '规则没有答复前审核' },
    },
  ],
  rework: [
    {
      from: since,
      value: { triggers: ['callback_untrue'], failsAs: null, maxRounds: null },
      source: { article: '五（五）', strength: 'must', origin: 'regulation' },
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
      value: ['市长热线专报', '市政府领导批示'],
      source: { article: '六（三）', strength: 'must', origin: 'regulation' },
    },
  ],
} satisfies Partial<RulePackLiteral>

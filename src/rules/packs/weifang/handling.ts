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
          label: '市12345热线工作机构',
          dispatchesTo: ['city', 'county', 'unit'],
          reportsTo: null,
        },
        { tier: 'city', label: '市政府工作部门', dispatchesTo: ['unit'], reportsTo: 'center' },
        { tier: 'county', label: '县（市、区）政府', dispatchesTo: ['unit', 'town'], reportsTo: 'center' },
        { tier: 'unit', label: '公共服务企事业单位', dispatchesTo: [], reportsTo: 'center' },
        { tier: 'town', label: '镇政府、街道办事处', dispatchesTo: [], reportsTo: 'county' },
      ],
      source: { article: '第八条、第九条、第二十四条', strength: 'must', origin: 'regulation' },
    },
  ],
  direction: [
    {
      from: since,
      value: 'top_down',
      source: { article: '第八条第（二）项', strength: 'must', origin: 'regulation' },
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
        value: ['一号对外', '集中受理', '归口办理', '分级负责', '限时办结', '监督考核'],
        source: { article: '第十六条', strength: 'must', origin: 'regulation' },
      },
    ],
    leadRule: [
      {
        from: since,
        value: 'center_organized',
        source: { article: '第二十二条第三款', strength: 'must', origin: 'regulation' },
      },
    ],
    multiIssue: [
      {
        from: since,
        value: 'single_lead',
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '条例没有写拆单' },
      },
    ],
    leadConsolidates: [
      {
        from: since,
        value: true,
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '由主办单位统一回复',
        },
      },
    ],
    crossing: [
      {
        from: since,
        value: 'department',
        source: { article: '第二十四条第一款', strength: 'must', origin: 'regulation' },
      },
    ],
    notBelow: [
      {
        from: since,
        value: { tier: 'town', unlessDuties: ['courtyard-waste', 'village-road', 'homestead'] },
        source: {
          article: '第二十四条第二款',
          strength: 'must_not',
          origin: 'regulation',
          note: '责任清单由各县（市、区）公布，此处所列为示例',
        },
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
        value: ['study', 'designate'],
        source: { article: '第二十二条第二款', strength: 'may', origin: 'regulation' },
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
        value: 'unit_direct',
        source: {
          article: '第二十条第一款',
          strength: 'must',
          origin: 'regulation',
          note: '承办单位回复服务对象，并反馈市热线工作机构',
        },
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
        value: ['explanation', 'plan'],
        source: { article: '第二十条第一款第（三）项', strength: 'must', origin: 'regulation' },
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
        source: { article: '第二十条第一款', strength: 'must', origin: 'regulation' },
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
      source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条例没有答复前审核' },
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
        note: '条例只有回访制度（第二十五条）',
      },
    },
  ],
  termination: [
    {
      from: since,
      value: {
        grounds: ['第十九条第一款所列情形', '服务对象拒不配合致无法办理'],
        request: 'written',
        approver: '市12345热线工作机构',
        tellCitizen: true,
      },
      source: { article: '第二十一条', strength: 'must', origin: 'regulation' },
    },
  ],
  escalation: [
    {
      from: since,
      value: ['市政府办公室组织研究', '市政府常务会议'],
      source: { article: '第二十三条', strength: 'must', origin: 'regulation' },
    },
  ],
} satisfies Partial<RulePackLiteral>

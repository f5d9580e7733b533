import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Tiers from the bottom up, routing, reply and escalation. */
export const handling = {
  tiers: [
    {
      from: since,
      value: [
        { tier: 'city', label: '市12345热线等上级平台', dispatchesTo: ['center'], reportsTo: null },
        { tier: 'center', label: '区级平台', dispatchesTo: ['unit', 'town'], reportsTo: 'city' },
        { tier: 'unit', label: '区级部门和有关单位', dispatchesTo: [], reportsTo: 'center' },
        { tier: 'town', label: '镇街', dispatchesTo: ['village'], reportsTo: 'center' },
        { tier: 'village', label: '村（社区）等具体承办单位', dispatchesTo: [], reportsTo: 'town' },
      ],
      source: { article: '第二条、第五条、第六条', strength: 'must', origin: 'regulation' },
    },
  ],
  direction: [
    {
      from: since,
      value: 'bottom_up',
      source: { article: '第四条、第十二条', strength: 'must', origin: 'regulation' },
    },
  ],
  dailyCheck: [
    {
      from: since,
      value: 'every_day',
      source: { article: '第十四条', strength: 'must', origin: 'regulation' },
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
        value: ['自下而上', '归口办理', '分级负责', '统一监管'],
        source: { article: '第四条', strength: 'must', origin: 'regulation' },
      },
    ],
    leadRule: [
      {
        from: since,
        value: 'coordination_meeting',
        source: { article: '第十二条第（三）项', strength: 'must', origin: 'regulation' },
      },
    ],
    multiIssue: [
      {
        from: since,
        value: 'single_lead',
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '办法没有写拆单' },
      },
    ],
    leadConsolidates: [
      {
        from: since,
        value: true,
        source: { article: '第十二条第（三）项', strength: 'must', origin: 'regulation' },
      },
    ],
    crossing: [
      {
        from: since,
        value: 'area',
        source: {
          article: '第四条、第十二条',
          strength: 'must',
          origin: 'platform_default',
          note: '条文只写自下而上、职能就近，由协调会确定牵头单位；会前先由属地牵头是其中一种读法',
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
        value: ['meeting', 'leader'],
        source: { article: '第十二条第（三）项', strength: 'must', origin: 'regulation' },
      },
    ],
    requirementText: [
      {
        from: since,
        value: true,
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '交办时写明要求' },
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
        source: { article: '第十四条', strength: 'must', origin: 'regulation' },
      },
    ],
    unitApproval: [
      {
        from: since,
        value: 'admin',
        source: { article: '第六条第（二）项、第十四条', strength: 'must', origin: 'regulation' },
      },
    ],
    requiredFields: [
      {
        from: since,
        value: ['result'],
        source: {
          article: '第十四条',
          strength: 'must',
          origin: 'regulation',
          note: '形成书面材料交管理员办结',
        },
      },
    ],
    requiredAttachments: [
      {
        from: since,
        value: ['written_material'],
        source: { article: '第十四条', strength: 'must', origin: 'regulation' },
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
        value: ['written', 'phone', 'face'],
        source: { article: '第十四条', strength: 'must', origin: 'regulation' },
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
      value: null,
      source: {
        article: '未规定',
        strength: 'may',
        origin: 'regulation',
        note: '由单位管理员审核办理结果（第六条第（二）项），不是答复前统一审核',
      },
    },
  ],
  rework: [
    {
      from: since,
      value: {
        triggers: ['bad_rating_with_omission', 'callback_untrue'],
        failsAs: null,
        maxRounds: null,
      },
      source: { article: '第十三条', strength: 'must', origin: 'regulation' },
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
      value: ['上一级管理单位', '区级平台协调会', '区领导'],
      source: {
        article: '第十二条第（三）项',
        strength: 'must',
        origin: 'regulation',
        note: '上一级管理单位取自第（二）项的逐级向上提交',
      },
    },
  ],
} satisfies Partial<RulePackLiteral>

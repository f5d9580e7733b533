import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Callback, rating, supervision, reports. */
export const oversight = {
  callback: {
    by: [
      {
        from: since,
        value: ['district', 'unit'],
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '第十三条要求平台开展回访，没有写由哪一级、几级回访；区级平台和承办单位各回访一次是默认安排',
        },
      },
    ],
    methods: [
      {
        from: since,
        value: ['phone', 'visit', 'onsite'],
        source: { article: '第十三条', strength: 'must', origin: 'regulation' },
      },
    ],
    fields: [
      {
        from: since,
        value: ['resolved', 'result', 'comments'],
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '办法只写引导评价',
        },
      },
    ],
    feedsAssessment: [
      {
        from: since,
        value: null,
        source: {
          article: '未规定',
          strength: 'may',
          origin: 'regulation',
          note: '第十九条考核服务能力、办件质效和满意度，没有写回访结果',
        },
      },
    ],
    share: [
      {
        from: since,
        value: 1,
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '没有写比例，全部回访',
        },
      },
    ],
  },
  rating: {
    scale: [
      {
        from: since,
        value: ['非常满意', '满意', '基本满意', '不满意', '非常不满意'],
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '国办发〔2019〕51号的五档评价',
        },
      },
    ],
    bad: [
      {
        from: since,
        value: ['不满意', '非常不满意'],
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '国办发〔2019〕51号：后两档为差评',
        },
      },
    ],
    exempt: [
      {
        from: since,
        value: ['行政调解', '执法办案'],
        source: { article: '第十三条', strength: 'must', origin: 'regulation' },
      },
    ],
    formalLetter: [
      {
        from: since,
        value: {
          afterHandlings: 2,
          reviewer: '区级平台',
          excusable: ['超出法律法规规定', '政策等客观条件限制', '期望过高'],
        },
        source: { article: '第十三条', strength: 'must', origin: 'regulation' },
      },
    ],
  },
  supervision: [
    {
      level: 'town',
      rule: [
        {
          from: since,
          value: { label: '镇街督促', by: '镇街', triggers: ['overdue'], requires: [], discretion: false },
          source: { article: '第十四条', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      level: 'district',
      rule: [
        {
          from: since,
          value: {
            label: '区级督促',
            by: '区级平台',
            triggers: ['overdue'],
            requires: [],
            discretion: false,
          },
          source: { article: '第十四条', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      level: 'joint',
      rule: [
        {
          from: since,
          value: {
            label: '联合重点督查',
            by: '区级平台会同督查部门、行业主管部门',
            triggers: [
              'hotspot',
              'poor_quality',
              'false_information',
              'improper_return',
              'abnormal_extension',
            ],
            requires: [],
            discretion: false,
          },
          source: { article: '第十四条', strength: 'must', origin: 'regulation' },
        },
      ],
    },
  ],
  accountability: [
    {
      id: 'inaction',
      rule: [
        {
          from: since,
          value: {
            events: ['inaction'],
            humanCause: false,
            monthlyCount: null,
            measures: ['通报批评', '严肃问责'],
            of: '承办单位',
          },
          source: { article: '第二十一条第（一）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'aggravation',
      rule: [
        {
          from: since,
          value: {
            events: ['aggravation'],
            humanCause: false,
            monthlyCount: null,
            measures: ['通报批评', '严肃问责'],
            of: '承办单位',
          },
          source: { article: '第二十一条第（二）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'false-report',
      rule: [
        {
          from: since,
          value: {
            events: ['false_report', 'improper_reply'],
            humanCause: false,
            monthlyCount: null,
            measures: ['通报批评', '严肃问责'],
            of: '承办单位',
          },
          source: { article: '第二十一条第（三）项', strength: 'must', origin: 'regulation' },
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
            measures: ['通报批评', '严肃问责'],
            of: '承办单位',
          },
          source: { article: '第二十一条第（四）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
  ],
  assessment: [
    {
      from: since,
      value: ['服务能力、办件质效、满意度', '纳入目标管理绩效考核', '行政调解、执法办案类不片面追求满意率'],
      source: { article: '第十三条、第十九条', strength: 'must', origin: 'regulation' },
    },
  ],
  reports: [
    {
      from: since,
      value: ['periodic', 'yearly', 'special'],
      source: { article: '第十六条、第十九条', strength: 'must', origin: 'regulation' },
    },
  ],
  knowledge: [
    {
      from: since,
      value: {
        owner: '热线受理机构',
        contributors: '承办单位',
        pushAtOnce: false,
        closedOrderFeed: true,
        selfService: true,
        kinds: ['law', 'policy', 'guide', 'faq', 'case', 'notice', 'phone-directory'],
        reviewEveryDays: 180,
        correctWithinWorkdays: 2,
      },
      source: {
        article: '平台默认',
        strength: 'must',
        origin: 'platform_default',
        note: '办法没有知识库条款',
      },
    },
  ],
  staffChange: [
    {
      from: since,
      value: { to: ['区级平台'], cc: [], systemUpdate: true, roles: ['unit-leader', 'unit-admin'] },
      source: { article: '第二十条', strength: 'must', origin: 'regulation' },
    },
  ],
  archive: [
    {
      from: since,
      value: ['真实', '清晰', '完整'],
      source: { article: '第十五条', strength: 'must', origin: 'regulation' },
    },
  ],
  privacy: [
    {
      from: since,
      value: {
        protects: ['国家秘密', '商业秘密', '个人隐私', '反映人信息'],
        accessAudit: true,
        hideReporterFromUnit: true,
        retentionDays: null,
      },
      source: { article: '第十七条', strength: 'must', origin: 'regulation' },
    },
  ],
} satisfies Partial<RulePackLiteral>

import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Callback, rating, supervision, reports. */
export const oversight = {
  callback: {
    by: [
      {
        from: since,
        value: ['center'],
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '条例未写由谁回访',
        },
      },
    ],
    methods: [
      {
        from: since,
        value: ['phone'],
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '条例未写方式' },
      },
    ],
    fields: [
      {
        from: since,
        value: ['resolved', 'result', 'comments'],
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '条例未写内容' },
      },
    ],
    feedsAssessment: [
      { from: since, value: true, source: { article: '第二十五条', strength: 'must', origin: 'regulation' } },
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
        value: ['法定职责范围外的事项'],
        source: { article: '第二十七条第二款', strength: 'must', origin: 'regulation' },
      },
    ],
    formalLetter: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
  },
  supervision: [
    {
      level: 'daily',
      rule: [
        {
          from: since,
          value: {
            label: '日常督办',
            by: '市12345热线工作机构',
            triggers: ['refused_in_duty', 'overdue', 'unresolved', 'bad_handling', 'other'],
            requires: [],
            discretion: false,
          },
          source: { article: '第二十六条', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      level: 'listed',
      rule: [
        {
          from: since,
          value: {
            label: '挂牌督办',
            by: '有关部门',
            triggers: ['refused_in_duty', 'overdue', 'unresolved', 'bad_handling', 'other'],
            requires: [],
            discretion: false,
          },
          source: { article: '第二十六条', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      level: 'interview',
      rule: [
        {
          from: since,
          value: {
            label: '约谈督办',
            by: '有关部门',
            triggers: ['refused_in_duty', 'overdue', 'unresolved', 'bad_handling', 'other'],
            requires: [],
            discretion: false,
          },
          source: { article: '第二十六条', strength: 'must', origin: 'regulation' },
        },
      ],
    },
  ],
  assessment: [
    {
      from: since,
      value: ['只考核法定职责范围内的事项', '结果纳入全市综合考核'],
      source: { article: '第二十七条', strength: 'must', origin: 'regulation' },
    },
  ],
  reports: [
    {
      from: since,
      value: ['periodic', 'npc'],
      source: { article: '第六条、第二十九条', strength: 'must', origin: 'regulation' },
    },
  ],
  knowledge: [
    {
      from: since,
      value: {
        owner: '市12345热线工作机构',
        contributors: '承办单位',
        pushAtOnce: true,
        closedOrderFeed: true,
        selfService: true,
        kinds: ['law', 'policy', 'case', 'guide'],
        reviewEveryDays: 180,
        correctWithinWorkdays: 2,
      },
      source: { article: '第三十一条、第三十八条', strength: 'must', origin: 'regulation' },
    },
  ],
  staffChange: [
    {
      from: since,
      value: null,
      source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
    },
  ],
  archive: [
    {
      from: since,
      value: null,
      source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
    },
  ],
  privacy: [
    {
      from: since,
      value: {
        protects: ['国家秘密', '商业秘密', '个人隐私', '有关个人信息'],
        accessAudit: false,
        hideReporterFromUnit: true,
        retentionDays: null,
      },
      source: { article: '第七条', strength: 'must', origin: 'regulation' },
    },
  ],
} satisfies Partial<RulePackLiteral>

import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Callback, rating, reports. */
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
          note: '办法没有回访制度',
        },
      },
    ],
    methods: [
      {
        from: since,
        value: ['phone'],
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '办法没有回访制度',
        },
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
          note: '办法没有回访制度',
        },
      },
    ],
    feedsAssessment: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
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
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
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
  assessment: [
    {
      from: since,
      value: ['查阅及时、办理妥当、答复规范、群众满意度及评论'],
      source: { article: '第十二条', strength: 'must', origin: 'regulation' },
    },
  ],
  reports: [
    {
      from: since,
      value: ['periodic', 'yearly'],
      source: { article: '第十一条、第十二条', strength: 'must', origin: 'regulation' },
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
        note: '办法没有知识库的规定',
      },
    },
  ],
  staffChange: [
    {
      from: since,
      value: {
        to: ['市效能办', '市信访局', '市政务信息中心'],
        cc: [],
        belowCounty: {
          to: ['县（市）区效能办', '县（市）区信访局'],
          cc: ['市效能办', '市信访局', '市政务信息中心'],
        },
        systemUpdate: false,
        roles: ['unit-leader', 'unit-clerk'],
      },
      source: { article: '第十条', strength: 'must', origin: 'regulation' },
    },
  ],
  archive: [
    {
      from: since,
      value: null,
      source: {
        article: '未规定',
        strength: 'may',
        origin: 'regulation',
        note: '办法没有归档的规定；结果在互联网公布见第二条',
      },
    },
  ],
  privacy: [
    {
      from: since,
      value: {
        protects: ['诉求人信息'],
        accessAudit: false,
        hideReporterFromUnit: true,
        retentionDays: null,
      },
      source: {
        article: '平台默认',
        strength: 'must',
        origin: 'platform_default',
        note: '办法未写；公开稿隐去个人信息',
      },
    },
  ],
} satisfies Partial<RulePackLiteral>

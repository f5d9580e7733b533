import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Rating, accountability, reports. */
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
    publicComments: [
      { from: since, value: true, source: { article: '第十二条', strength: 'must', origin: 'regulation' } },
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
        to: ['同级效能办', '同级信访局'],
        cc: ['市效能办', '市信访局', '市政务信息中心'],
        systemUpdate: false,
      },
      source: { article: '第十条', strength: 'must', origin: 'regulation' },
    },
  ],
  archive: [
    {
      from: since,
      value: ['结果在互联网公布'],
      source: { article: '第二条', strength: 'must', origin: 'regulation' },
    },
  ],
  privacy: [
    {
      from: since,
      value: { protects: ['诉求人信息'], accessAudit: false, hideReporterFromUnit: true },
      source: {
        article: '平台默认',
        strength: 'must',
        origin: 'platform_default',
        note: '办法未写；公开稿隐去个人信息',
      },
    },
  ],
} satisfies Partial<RulePackLiteral>

import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Callback, rating, the ladder of supervision, reports. */
export const oversight = {
  callback: {
    by: [
      {
        from: since,
        value: ['level_one', 'level_two'],
        source: { article: '五（五）', strength: 'must', origin: 'regulation' },
      },
    ],
    methods: [
      {
        from: since,
        value: ['phone'],
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '规则未写方式' },
      },
    ],
    fields: [
      {
        from: since,
        value: ['resolved', 'process', 'result', 'comments'],
        source: { article: '五（五）', strength: 'must', origin: 'regulation' },
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
  supervision: [
    {
      level: 'written',
      rule: [
        {
          from: since,
          value: {
            label: '书面督办',
            by: '市长热线办公室',
            document: '市长热线督办通知',
            triggers: ['overdue', 'unqualified'],
            requires: ['明确责任领导和责任人', '按时办结', '书面回复'],
            answerNames: ['leader', 'person'],
            discretion: false,
          },
          source: { article: '六（一）', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      level: 'onsite',
      rule: [
        {
          from: since,
          value: {
            label: '现场督办',
            by: '市长热线办公室',
            triggers: ['cluster', 'multi_assigned', 'overdue_after_written'],
            after: { level: 'written', for: ['overdue_after_written'] },
            requires: ['3个工作日内报送办理工作方案', '回复反映人和市长热线办公室'],
            startsClock: 'site_supervision_plan',
            discretion: false,
          },
          source: { article: '六（二）', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      level: 'key',
      rule: [
        {
          from: since,
          value: {
            label: '重点督办',
            by: '市长热线办公室',
            document: '市长热线专报',
            triggers: ['wide_impact', 'overdue_after_onsite'],
            after: { level: 'onsite', for: ['overdue_after_onsite'] },
            requires: ['市政府领导批示'],
            answerNames: ['leader'],
            discretion: false,
          },
          source: { article: '六（三）', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      level: 'handover',
      rule: [
        {
          from: since,
          value: {
            label: '移交办理',
            by: '市长热线办公室',
            handedTo: ['监察机关', '市委干部作风大整顿领导小组办公室'],
            triggers: ['cadre_style', 'inaction_after_supervision', 'overdue_after_key'],
            after: { level: 'key', for: ['overdue_after_key'] },
            requires: [],
            discretion: false,
          },
          source: { article: '六（四）', strength: 'must', origin: 'regulation' },
        },
      ],
    },
  ],
  accountability: [
    {
      id: 'style',
      rule: [
        {
          from: since,
          value: {
            events: ['cadre_style', 'inaction_after_supervision'],
            humanCause: false,
            monthlyCount: null,
            measures: ['移交处理'],
            of: '责任单位和人员',
          },
          source: { article: '六（四）', strength: 'must', origin: 'regulation' },
        },
      ],
    },
  ],
  assessment: [
    {
      from: since,
      value: ['督办结果纳入年度考核', '年终考核表彰先进、通报落后'],
      source: { article: '六、七（四）', strength: 'must', origin: 'regulation' },
    },
  ],
  reports: [
    {
      from: since,
      value: ['weekly', 'monthly', 'yearly', 'adhoc', 'special'],
      source: { article: '一（四）、七（四）', strength: 'must', origin: 'regulation' },
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
        note: '规则没有知识库的规定',
      },
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
      source: {
        article: '未规定',
        strength: 'may',
        origin: 'regulation',
        note: '规则只要求上传电子材料（五（四））',
      },
    },
  ],
  privacy: [
    {
      from: since,
      value: {
        protects: ['反映人信息'],
        accessAudit: false,
        hideReporterFromUnit: true,
        retentionDays: null,
      },
      source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '规则未写' },
    },
  ],
} satisfies Partial<RulePackLiteral>

import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Callback, rating, supervision, reports. */
export const oversight = {
  callback: {
    by: [
      {
        from: since,
        value: ['center'],
        source: { article: '第七条', strength: 'must', origin: 'regulation' },
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
        value: ['opinion'],
        source: { article: '第七条', strength: 'must', origin: 'regulation', note: '征求对办理结果的意见' },
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
      level: 'inspection',
      rule: [
        {
          from: since,
          value: {
            label: '督查室督办',
            by: '市政府督查室',
            triggers: [
              'overdue',
              'repeat_or_cluster',
              'refused_in_duty',
              'poor_quality_or_fraud',
              'lead_or_co_refused',
              'reply_mismatch',
            ],
            requires: ['热线受理部门提请'],
            discretion: false,
          },
          source: { article: '第八条', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      level: 'request',
      rule: [
        {
          from: since,
          value: {
            label: '视情况提请督查室督办',
            by: '市政府督查室',
            triggers: ['not_as_required', 'poor_quality', 'low_satisfaction'],
            requires: ['热线受理部门提请'],
            discretion: true,
          },
          source: {
            article: '第八条',
            strength: 'must',
            origin: 'regulation',
            note: '是否提请由热线受理部门视情况定',
          },
        },
      ],
    },
  ],
  accountability: [],
  assessment: [
    {
      from: since,
      value: null,
      source: { article: '未规定', strength: 'may', origin: 'regulation', note: '第十条后文缺失' },
    },
  ],
  reports: [
    {
      from: since,
      value: ['monthly', 'meeting'],
      source: { article: '第九条、第十条', strength: 'must', origin: 'regulation' },
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
        note: '规则现存文本没有知识库的规定',
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
      value: ['办件结果审核备案'],
      source: { article: '第七条', strength: 'must', origin: 'regulation' },
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
        article: '第四条第（五）项',
        strength: 'must',
        origin: 'regulation',
        note: '原文“保密”二字为整理者复原',
      },
    },
  ],
} satisfies Partial<RulePackLiteral>

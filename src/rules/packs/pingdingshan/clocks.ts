import type { RulePackLiteral } from '../../rule-pack.ts'
import { reminders } from './reminders.ts'
import { since } from './since.ts'

/** Deadlines, extension and return. */
export const clocks = {
  counting: [
    {
      from: since,
      value: {
        timeZone: 'Asia/Shanghai',
        firstDay: 'next_day',
        end: '24:00',
        sameDay: 'calendar_day',
        unknownYear: 'weekdays_provisional',
      },
      source: {
        article: '《民法典》第二百零一条、第二百零三条',
        strength: 'must',
        origin: 'parent_jurisdiction',
        note: '本办法没有写怎么算；当天、当日按自然日；下一年放假安排公布前先按周一至周五计并标明暂定',
      },
    },
  ],
  assumed: [
    {
      from: since,
      value: { class: 'B', tier: 'city', origin: 'local' },
      source: {
        article: '平台默认',
        strength: 'must',
        origin: 'platform_default',
        note: '没有说明类别时按一般事项计',
      },
    },
  ],
  deadlines: [
    {
      id: 'interim-c',
      stage: 'interim_report',
      when: { class: ['C'] },
      startsAt: ['center', 'city', 'county', 'unit', 'town', 'village'],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'workdays', n: 5 },
            soft: false,
            says: 'C类事项应在5个工作日内回复前期处理情况及办理计划',
          },
          source: { article: '四（C类）', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'handle-a',
      stage: 'handle',
      when: { class: ['A'] },
      startsAt: ['center', 'city', 'county', 'unit', 'town', 'village'],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'at_once', minutes: 1440 },
            soft: false,
            says: 'A类事项应立即安排专人处理，不得以节假日为由拖延',
          },
          source: {
            article: '四（A类）',
            strength: 'must',
            origin: 'platform_default',
            note: '条文只写“立即”；24小时是平台的提醒时刻',
          },
        },
      ],
    },
    {
      id: 'handle-d',
      stage: 'handle',
      when: { class: ['D'] },
      startsAt: ['center', 'city', 'county', 'unit', 'town', 'village'],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'at_once', minutes: 30 },
            soft: false,
            says: 'D类事项应在第一时间调度处置，不得以节假日为由拖延',
          },
          source: {
            article: '四（D类）',
            strength: 'must',
            origin: 'platform_default',
            note: '条文只写“第一时间”；30分钟是平台的提醒时刻',
          },
        },
      ],
    },
    {
      id: 'handle-c',
      stage: 'handle',
      when: { class: ['C'] },
      startsAt: ['center', 'city', 'county', 'unit', 'town', 'village'],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'none', remindAfterWorkdays: 10 },
            soft: false,
            says: 'C类事项办结后以书面形式回复，没有规定办结的最后期限',
          },
          source: {
            article: '四（C类）',
            strength: 'must',
            origin: 'regulation',
            note: '10个工作日是平台提醒的间隔',
          },
        },
      ],
    },
    {
      id: 'handle',
      stage: 'handle',
      when: { class: ['B'] },
      startsAt: ['center', 'city', 'county', 'unit', 'town', 'village'],
      rule: [
        {
          from: since,
          value: { limit: { kind: 'workdays', n: 5 }, soft: false, says: 'B类事项应在5个工作日内处理完毕' },
          source: { article: '四（B类）', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'return',
      stage: 'return',
      when: {},
      startsAt: [],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'none', remindAfterWorkdays: null },
            soft: false,
            says: '不在职责范围或者不符合政策要求的，应及时提出意见和依据，没有规定天数',
          },
          source: { article: '五（六）', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'site-plan',
      stage: 'site_supervision_plan',
      when: {},
      startsAt: [],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'workdays', n: 3 },
            soft: false,
            says: '现场督办后应在3个工作日内报送办理工作方案',
          },
          source: { article: '六（二）', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    ...reminders,
  ],
  statutory: [
    {
      from: since,
      value: 'none',
      source: {
        article: '平台默认',
        strength: 'must',
        origin: 'platform_default',
        note: '规则没有写法定时限从其规定',
      },
    },
  ],
  sameDayTarget: [
    {
      from: since,
      value: null,
      source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
    },
  ],
  overdueKinds: [
    {
      from: since,
      value: [{ id: 'overdue', label: '未按时限办结', when: '到期未办结' }],
      source: { article: '六（一）', strength: 'must', origin: 'regulation' },
    },
  ],
  extension: {
    enabled: [
      { from: since, value: true, source: { article: '五（六）', strength: 'may', origin: 'regulation' } },
    ],
    maxWorkdays: [
      {
        from: since,
        value: null,
        source: {
          article: '五（六）',
          strength: 'may',
          origin: 'regulation',
          note: '由市长热线办公室重新确定时限',
        },
      },
    ],
    maxCount: [
      {
        from: since,
        value: { n: 1, soft: true },
        source: { article: '五（六）', strength: 'should', origin: 'regulation' },
      },
    ],
    applyBefore: [
      {
        from: since,
        value: 'promptly',
        source: { article: '五（六）', strength: 'must', origin: 'regulation' },
      },
    ],
    approver: [
      {
        from: since,
        value: 'center',
        source: { article: '五（六）', strength: 'must', origin: 'regulation' },
      },
    ],
    reasons: [
      {
        from: since,
        value: ['权责不明确', '处理难度大', '其他特殊原因'],
        source: { article: '五（六）', strength: 'must', origin: 'regulation' },
      },
    ],
    tellCitizen: [
      {
        from: since,
        value: ['reason', 'new_due'],
        source: { article: '五（六）', strength: 'must', origin: 'platform_default', note: '规则未写' },
      },
    ],
    instead: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '规则有延期制度' },
      },
    ],
  },
  returns: {
    grounds: [
      {
        from: since,
        value: ['out_of_duty', 'policy_infeasible'],
        source: { article: '五（六）', strength: 'must', origin: 'regulation' },
      },
    ],
    requires: [
      {
        from: since,
        value: ['reason', 'basis'],
        source: { article: '五（六）', strength: 'must', origin: 'regulation' },
      },
    ],
    lockedAfter: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    path: [
      {
        from: since,
        value: 'direct',
        source: { article: '五（六）', strength: 'must', origin: 'regulation' },
      },
    ],
    silence: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    reviewer: [
      {
        from: since,
        value: '市长热线办公室',
        source: { article: '五（六）', strength: 'must', origin: 'regulation' },
      },
    ],
  },
} satisfies Partial<RulePackLiteral>

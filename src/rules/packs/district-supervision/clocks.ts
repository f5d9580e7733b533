import type { RulePackLiteral } from '../../rule-pack.ts'
import { reminders } from './reminders.ts'
import { since } from './since.ts'

/** Classes, publicity and deadlines. */
export const clocks = {
  classification: [
    {
      from: since,
      value: { scheme: 'by_consultation', consult: '咨询类诉求', other: '非咨询类诉求' },
      source: { article: '第十二条第（一）项', strength: 'must', origin: 'regulation' },
    },
  ],
  publicity: {
    default: [
      {
        from: since,
        value: 'private',
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '办法未写公开' },
      },
    ],
    internalWhen: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    internalNotice: [
      {
        from: since,
        value: null,
        source: { article: '未规定', strength: 'may', origin: 'regulation', note: '条文没有规定' },
      },
    ],
    table: [
      {
        from: since,
        value: [{ result: 'private' }],
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '办理结果告知反映人',
        },
      },
    ],
  },
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
      value: { complainant: 'citizen', tier: 'town', origin: 'local' },
      source: {
        article: '平台默认',
        strength: 'must',
        origin: 'platform_default',
        note: '没有说明时按镇街、部门办理计',
      },
    },
  ],
  deadlines: [
    {
      id: 'handle-village',
      stage: 'handle',
      when: { tier: ['village'] },
      startsAt: ['center', 'city', 'county', 'unit', 'town', 'village'],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'workdays', n: 3 },
            soft: false,
            says: '村（社区）应在受理或者交办后3个工作日内处办',
          },
          source: { article: '第十二条第（一）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'handle-consult',
      stage: 'handle',
      when: { kind: ['consult'] },
      startsAt: ['center', 'city', 'county', 'unit', 'town', 'village'],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'workdays', n: 5 },
            soft: false,
            says: '镇街、区级部门和有关单位对咨询类诉求应在5个工作日内办结和反馈',
          },
          source: { article: '第十二条第（一）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'handle',
      stage: 'handle',
      when: {},
      startsAt: ['center', 'city', 'county', 'unit', 'town', 'village'],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'workdays', n: 7 },
            soft: false,
            says: '镇街、区级部门和有关单位对非咨询类诉求应在7个工作日内办结和反馈',
          },
          source: { article: '第十二条第（一）项', strength: 'must', origin: 'regulation' },
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
            limit: { kind: 'workdays', n: 1 },
            soft: false,
            says: '不在受理范围或者超过事权的应在1个工作日内逐级向上提交并说明理由',
          },
          source: { article: '第十二条第（二）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'formal-letter',
      stage: 'formal_letter',
      when: { handledAtLeast: 2 },
      startsAt: [],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'workdays', n: 5 },
            soft: false,
            says: '经2次办理仍为差评的，承办单位应在5个工作日内正式函告区级平台',
          },
          source: { article: '第十三条', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'staff-change',
      stage: 'staff_change',
      when: {},
      startsAt: [],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'same_day' },
            soft: false,
            says: '分管领导和管理员变更应在当天报备并更新系统',
          },
          source: { article: '第二十条', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    ...reminders,
  ],
  statutory: [
    {
      from: since,
      value: 'replace',
      source: { article: '第十二条第（五）项', strength: 'must', origin: 'regulation' },
    },
  ],
  sameDayTarget: [
    {
      from: since,
      value: true,
      source: { article: '第十二条第（一）项', strength: 'must', origin: 'regulation' },
    },
  ],
  overdueKinds: [
    {
      from: since,
      value: [{ id: 'overdue', label: '逾期未办结', when: '到期未办结' }],
      source: { article: '第十二条第（一）项', strength: 'must', origin: 'regulation' },
    },
  ],
} satisfies Partial<RulePackLiteral>

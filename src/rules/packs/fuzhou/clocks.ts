import type { RulePackLiteral } from '../../rule-pack.ts'
import { reminders } from './reminders.ts'
import { since } from './since.ts'

/** Deadlines. */
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
      value: { complainant: 'citizen', publicity: 'public', tier: 'city', origin: 'local' },
      source: {
        article: '平台默认',
        strength: 'must',
        origin: 'platform_default',
        note: '没有说明时按市直网上公开件计',
      },
    },
  ],
  deadlines: [
    {
      id: 'offline-register',
      stage: 'offline_register',
      when: {},
      startsAt: [],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'same_day' },
            soft: false,
            says: '电话、传真、短信收到的诉求件应当日登记并转到市信访局',
          },
          source: { article: '第五条', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'dispatch-city',
      stage: 'dispatch_city',
      when: { publicity: ['public'] },
      startsAt: ['center', 'city', 'county'],
      rule: [
        {
          from: since,
          value: { limit: { kind: 'workdays', n: 1 }, soft: false, says: '市信访局应在1个工作日内批转' },
          source: { article: '第七条第二款', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'dispatch-county',
      stage: 'dispatch_county',
      when: { publicity: ['public'] },
      startsAt: ['county'],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'workdays', n: 1 },
            soft: false,
            says: '县（市）区信访局应在1个工作日内批转到县直单位',
          },
          source: { article: '第七条第二款', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'view',
      stage: 'view',
      when: { publicity: ['public'] },
      startsAt: ['center', 'city', 'county', 'unit', 'town', 'village'],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'workdays', n: 2 },
            soft: false,
            says: '承办单位查阅、呈报不得超过2个工作日',
          },
          source: { article: '第八条第（一）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'handle-internal',
      stage: 'handle',
      when: { publicity: ['internal'] },
      startsAt: ['center', 'city', 'county', 'unit', 'town', 'village'],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'none', remindAfterWorkdays: 10 },
            soft: false,
            says: '内部批转办理的诉求件没有规定办理时限',
          },
          source: {
            article: '第八条',
            strength: 'must',
            origin: 'platform_default',
            note: '第八条只写网上公开办理的诉求件；10个工作日是平台的提醒时刻',
          },
        },
      ],
    },
    {
      id: 'handle',
      stage: 'handle',
      when: { publicity: ['public'] },
      startsAt: ['center', 'city', 'county', 'unit', 'town', 'village'],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'workdays', n: 10 },
            soft: false,
            says: '承办单位应在10个工作日内答复，含查阅的2个工作日',
          },
          source: { article: '第八条第（二）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'return-unit',
      stage: 'return_unit',
      when: { publicity: ['public'] },
      startsAt: [],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'workdays', n: 2 },
            soft: false,
            says: '不属于本单位职责的应在2个工作日内告知同级信访局',
          },
          source: { article: '第八条第（三）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'return-county',
      stage: 'return_county',
      when: { publicity: ['public'] },
      startsAt: [],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'workdays', n: 1 },
            soft: false,
            says: '县（市）区信访局应在1个工作日内申请退回',
          },
          source: { article: '第八条第（三）项第二款', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'return-county-review',
      stage: 'return_county_review',
      when: { publicity: ['public'] },
      startsAt: [],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'workdays', n: 1 },
            soft: false,
            says: '市信访局1个工作日内没有接受退回的，仍由该县（市）区办理',
          },
          source: { article: '第八条第（三）项第二款', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'audit',
      stage: 'audit',
      when: { publicity: ['public'] },
      startsAt: [],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'workdays', n: 2 },
            soft: false,
            says: '同级信访局应在2个工作日内审核答复',
          },
          source: { article: '第八条第（四）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'rework',
      stage: 'rework',
      when: { publicity: ['public'] },
      startsAt: [],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'workdays', n: 3 },
            soft: false,
            says: '退回重新办理不得超过3个工作日，仍不符合要求的视为逾期办理',
          },
          source: { article: '第八条第（四）项', strength: 'must', origin: 'regulation' },
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
            limit: { kind: 'none', remindAfterWorkdays: null },
            soft: false,
            says: '分管领导或者经办人员变动应及时报送名单，没有规定天数',
          },
          source: { article: '第十条', strength: 'must', origin: 'regulation' },
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
        note: '办法没有写法定时限从其规定',
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
      value: [
        { id: 'overdue_handling', label: '逾期办理', when: '重新办理3个工作日内仍不符合审核要求' },
        { id: 'expired_unhandled', label: '过期未处理', when: '到期没有答复' },
      ],
      source: { article: '第八条第（四）项、第十一条第（二）项', strength: 'must', origin: 'regulation' },
    },
  ],
} satisfies Partial<RulePackLiteral>

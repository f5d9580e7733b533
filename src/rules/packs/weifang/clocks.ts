import type { RulePackLiteral } from '../../rule-pack.ts'
import { reminders } from './reminders.ts'
import { since } from './since.ts'

/** Classes, publicity and deadlines. */
export const clocks = {
  classification: [
    {
      from: since,
      value: { scheme: 'none', label: '热线事项' },
      source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '条例不分类别' },
    },
  ],
  publicity: {
    default: [
      {
        from: since,
        value: 'private',
        source: {
          article: '平台默认',
          strength: 'must',
          origin: 'platform_default',
          note: '条例只要求公开受理渠道和办理流程（第二十八条）',
        },
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
          note: '办理结果只回复服务对象',
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
      value: { complainant: 'citizen', tier: 'city', origin: 'local' },
      source: {
        article: '平台默认',
        strength: 'must',
        origin: 'platform_default',
        note: '没有说明时按本市公民的事项计',
      },
    },
  ],
  deadlines: [
    {
      id: 'handle-provincial',
      stage: 'handle',
      when: { origin: ['provincial'] },
      startsAt: ['center', 'city', 'county', 'unit', 'town', 'village'],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'none', remindAfterWorkdays: 5 },
            soft: false,
            says: '省级以上热线事项的办理时限按照相应规定执行',
          },
          source: {
            article: '第二十条第二款',
            strength: 'must',
            origin: 'regulation',
            note: '5个工作日是平台提醒的间隔',
          },
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
            limit: { kind: 'workdays', n: 5 },
            soft: false,
            says: '能够在5个工作日内办理完毕的应当办理完毕',
          },
          source: { article: '第二十条第一款第（一）项', strength: 'must', origin: 'regulation' },
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
            limit: { kind: 'workdays', n: 2 },
            soft: false,
            says: '不属于本单位职责的事项应当按照规定申请退回，按省的规定在2个工作日内',
          },
          source: {
            article: '第二十二条第一款',
            strength: 'must',
            origin: 'parent_jurisdiction',
            note: '条例只写“按照规定”；2个工作日取自《山东省政务服务热线管理办法》',
          },
        },
      ],
    },
    ...reminders,
  ],
  statutory: [
    {
      from: since,
      value: 'longer',
      source: { article: '第二十条第一款第（二）项', strength: 'must', origin: 'regulation' },
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
      value: [{ id: 'overdue', label: '逾期未办理', when: '到期未办结' }],
      source: { article: '第二十六条第（二）项', strength: 'must', origin: 'regulation' },
    },
  ],
} satisfies Partial<RulePackLiteral>

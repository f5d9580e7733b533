import type { RulePackLiteral } from '../../rule-pack.ts'
import { reminders } from './reminders.ts'
import { since } from './since.ts'

/** Classes, publicity and deadlines. */
export const clocks = {
  classification: [
    {
      from: since,
      value: {
        scheme: 'by_complainant',
        labels: { citizen: '群众诉求', enterprise: '企业诉求', other_org: '其他组织诉求' },
      },
      source: { article: '第七条', strength: 'must', origin: 'regulation', note: '其他组织按群众诉求计时' },
    },
  ],
  publicity: {
    default: [
      {
        from: since,
        value: 'private',
        source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '规则未写公开' },
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
          note: '办理结果只答复诉求人',
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
        note: '没有说明时按群众诉求计',
      },
    },
  ],
  deadlines: [
    {
      id: 'handle-enterprise',
      stage: 'handle',
      when: { complainant: ['enterprise'] },
      startsAt: ['center', 'city', 'county', 'unit', 'town', 'village'],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'workdays', n: 15 },
            soft: false,
            says: '对企业诉求应在15个工作日内办理完毕并答复',
          },
          source: { article: '第七条', strength: 'must', origin: 'regulation' },
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
            soft: true,
            says: '对群众诉求一般应在5个工作日内办理完毕并答复',
          },
          source: { article: '第七条', strength: 'should', origin: 'regulation' },
        },
      ],
    },
    {
      id: 'file-to-center',
      stage: 'file_to_center',
      when: {},
      startsAt: [],
      rule: [
        {
          from: since,
          value: {
            limit: { kind: 'same_day' },
            soft: false,
            says: '承办单位答复后应于当天把办件结果报热线受理部门审核备案',
          },
          source: { article: '第七条', strength: 'must', origin: 'regulation' },
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
      value: [{ id: 'overdue', label: '超出办理时限未办结', when: '到期未办结' }],
      source: { article: '第八条第（一）项', strength: 'must', origin: 'regulation' },
    },
  ],
} satisfies Partial<RulePackLiteral>

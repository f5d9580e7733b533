import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Who may say what, where, and what each may demand. */
export const basics = {
  terms: {
    complainant: '服务对象',
    order: '热线事项',
    center: '市12345热线工作机构',
    unit: '承办单位',
    hotline: '12345热线',
  },
  channels: [
    {
      from: since,
      value: ['phone', 'wechat', 'weibo', 'web'],
      source: {
        article: '第二条',
        strength: 'must',
        origin: 'regulation',
        note: '条文举电话和配套的微信、微博等；网页属“等”',
      },
    },
  ],
  complainants: [
    {
      from: since,
      value: ['citizen', 'enterprise', 'other_org'],
      source: { article: '第二条', strength: 'must', origin: 'regulation' },
    },
  ],
  kinds: [
    {
      from: since,
      value: ['consult', 'help', 'complaint', 'report', 'suggestion'],
      source: {
        article: '第二条第二款、第十条',
        strength: 'must',
        origin: 'regulation',
        note: '条文另列“办事服务”，按内容归入咨询或者求助',
      },
    },
  ],
  service: [
    {
      from: since,
      value: { hours: 'always', human: true },
      source: { article: '第十七条', strength: 'must', origin: 'regulation' },
    },
  ],
  consult: [
    {
      from: since,
      value: ['instant', 'unit_answers'],
      source: { article: '第十八条第二款', strength: 'must', origin: 'regulation' },
    },
  ],
  citizenRights: [
    {
      from: since,
      value: ['progress', 'result', 'explanation', 'rate', 'complain_of_hotline'],
      source: { article: '第十三条、第十四条、第十五条', strength: 'must', origin: 'regulation' },
    },
  ],
  warnings: [
    {
      from: since,
      value: { yellowBefore: 1, redAfter: 1 },
      source: {
        article: '平台默认',
        strength: 'should',
        origin: 'platform_default',
        note: '没有写预警；借用省级投诉热线的做法：剩1个工作日发黄牌，超期第1个工作日发红牌',
      },
    },
  ],
  telling: {
    roads: [
      {
        from: since,
        value: ['original_channel', 'sms', 'hotline_desk'],
        source: {
          article: '平台默认',
          strength: 'should',
          origin: 'platform_default',
          note: '没有写；先走来时的渠道，再发短信，最后交热线人员转告',
        },
      },
    ],
    hours: [
      {
        from: since,
        value: {
          workdays: { opens: '08:00', closes: '20:00' },
          daysOff: { opens: '09:00', closes: '18:00' },
        },
        source: {
          article: '平台默认',
          strength: 'should',
          origin: 'platform_default',
          note: '没有写；对话中的答复、回执和紧急事项不受此限',
        },
      },
    ],
  },
} satisfies Partial<RulePackLiteral>

import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Who may say what, where, and what each may demand. */
export const basics = {
  terms: {
    complainant: '诉求人',
    order: '诉求件',
    center: '市信访局',
    unit: '承办单位',
    hotline: '12345系统',
  },
  channels: [
    {
      from: since,
      value: ['phone', 'fax', 'sms', 'web', 'wechat'],
      source: {
        article: '第二条',
        strength: 'must',
        origin: 'regulation',
        note: '条文写电话、传真、短信、上网等；微信属“等”',
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
      source: { article: '第二条', strength: 'must', origin: 'regulation', note: '条文统称诉求件' },
    },
  ],
  service: [
    {
      from: since,
      value: { hours: 'unspecified', human: true },
      source: {
        article: '平台默认',
        strength: 'must',
        origin: 'platform_default',
        note: '办法没有写服务时间，只写信访局每个工作日查阅（第四条）；人工服务是平台增加的',
      },
    },
  ],
  consult: [
    {
      from: since,
      value: ['instant', 'unit_answers'],
      source: {
        article: '平台默认',
        strength: 'must',
        origin: 'platform_default',
        note: '办法未写，按通行做法',
      },
    },
  ],
  citizenRights: [
    {
      from: since,
      value: ['progress', 'result', 'rate'],
      source: {
        article: '平台默认',
        strength: 'must',
        origin: 'platform_default',
        note: '结果在网上公布（第二条）',
      },
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

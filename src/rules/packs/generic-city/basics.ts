import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Who may say what, where, and what each may demand. */
export const basics = {
  terms: {
    complainant: '诉求人',
    order: '转办工单',
    center: '热线受理部门',
    unit: '热线承办单位',
    hotline: '12345热线',
  },
  channels: [
    {
      from: since,
      value: ['phone', 'web', 'wechat'],
      source: {
        article: '第二条',
        strength: 'must',
        origin: 'regulation',
        note: '条文只写电话；网页和微信是平台增加的',
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
      source: { article: '第二条', strength: 'must', origin: 'regulation' },
    },
  ],
  service: [
    {
      from: since,
      value: { hours: 'always', human: true },
      source: {
        article: '平台默认',
        strength: 'must',
        origin: 'platform_default',
        note: '国办发〔2020〕53号：7×24小时人工服务',
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
        note: '规则未写，按通行做法',
      },
    },
  ],
  citizenRights: [
    {
      from: since,
      value: ['opinion_on_result'],
      source: { article: '第七条', strength: 'must', origin: 'regulation' },
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

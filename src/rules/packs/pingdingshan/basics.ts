import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** Who may say what, where, and what each may demand. */
export const basics = {
  terms: {
    complainant: '反映人',
    order: '工作单',
    center: '市长热线办公室',
    unit: '网络单位',
    hotline: '12345市长热线',
  },
  channels: [
    {
      from: since,
      value: ['phone', 'web', 'wechat'],
      source: {
        article: '五（一）',
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
      source: {
        article: '平台默认',
        strength: 'must',
        origin: 'platform_default',
        note: '条文只写“群众”，未作限定',
      },
    },
  ],
  kinds: [
    {
      from: since,
      value: ['consult', 'help', 'complaint', 'suggestion', 'report'],
      source: {
        article: '一（四）、三',
        strength: 'must',
        origin: 'regulation',
        note: '条文写投诉、咨询、求助、建议和批评，没有“举报”一词；举报按投诉受理是平台默认',
      },
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
      value: ['instant', 'ask_unit_then_answer', 'unit_answers'],
      source: { article: '五（三）1', strength: 'must', origin: 'regulation' },
    },
  ],
  citizenRights: [
    {
      from: since,
      value: ['progress', 'result'],
      source: { article: '平台默认', strength: 'must', origin: 'platform_default', note: '规则未写' },
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

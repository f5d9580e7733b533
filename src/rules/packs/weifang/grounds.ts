import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** What is refused and what is shown another road, in the order in which it is looked at. */
export const grounds = {
  grounds: [
    {
      ground: 'litigation',
      when: { kind: 'one_of', fact: 'litigation', values: ['should', 'filed', 'concluded'] },
      rule: [
        {
          from: since,
          value: {
            mode: 'reject',
            reason: '您反映的事项依法应当通过诉讼程序解决',
            notice: { reason: true, basis: true, road: true, unit: false },
            needsHuman: false,
            humanFor: ['should'],
          },
          source: { article: '第十九条第一款第（一）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      ground: 'arbitration',
      when: { kind: 'one_of', fact: 'arbitration', values: ['should', 'filed', 'concluded'] },
      rule: [
        {
          from: since,
          value: {
            mode: 'reject',
            reason: '您反映的事项依法应当通过仲裁程序解决',
            notice: { reason: true, basis: true, road: true, unit: false },
            needsHuman: false,
            humanFor: ['should'],
          },
          source: { article: '第十九条第一款第（一）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      ground: 'reconsideration',
      when: { kind: 'one_of', fact: 'reconsideration', values: ['should', 'filed', 'concluded'] },
      rule: [
        {
          from: since,
          value: {
            mode: 'reject',
            reason: '您反映的事项依法应当通过行政复议程序解决',
            notice: { reason: true, basis: true, road: true, unit: false },
            needsHuman: false,
            humanFor: ['should'],
          },
          source: { article: '第十九条第一款第（一）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      ground: 'discipline',
      when: { kind: 'one_of', fact: 'discipline', values: ['violation'] },
      rule: [
        {
          from: since,
          value: {
            mode: 'reject',
            reason: '您反映的违纪违法问题依法应当通过纪检监察程序解决',
            notice: { reason: true, basis: true, road: true, unit: false },
            needsHuman: false,
          },
          source: { article: '第十九条第一款第（一）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      ground: 'info_disclosure',
      when: { kind: 'flag', fact: 'info_disclosure', is: true },
      rule: [
        {
          from: since,
          value: {
            mode: 'reject',
            reason: '申请公开政府信息依法应当通过政府信息公开程序办理',
            notice: { reason: true, basis: true, road: true, unit: false },
            needsHuman: false,
          },
          source: { article: '第十九条第一款第（一）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      ground: 'petition',
      when: { kind: 'petition_threshold' },
      rule: [
        {
          from: since,
          value: {
            mode: 'reject',
            reason: '您反映的事项已经进入信访程序',
            notice: { reason: true, basis: true, road: true, unit: false },
            needsHuman: false,
          },
          source: { article: '第十九条第一款第（二）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      ground: 'secret_privacy',
      when: { kind: 'one_of', fact: 'secret', values: ['state', 'commercial', 'privacy'] },
      rule: [
        {
          from: since,
          value: {
            mode: 'reject',
            reason: '您反映的内容涉及国家秘密、商业秘密或者个人隐私',
            notice: { reason: true, basis: true, road: false, unit: false },
            needsHuman: false,
          },
          source: { article: '第十九条第一款第（三）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      ground: 'secret_privacy',
      when: { kind: 'one_of', fact: 'secret', values: ['work'] },
      rule: [
        {
          from: '2025-07-01',
          value: {
            mode: 'reject',
            reason: '您反映的内容涉及工作秘密',
            notice: { reason: true, basis: true, road: false, unit: false },
            needsHuman: false,
          },
          source: {
            article: '国办函〔2025〕66号（二）',
            strength: 'must',
            origin: 'parent_jurisdiction',
            note: '条例没有列工作秘密；国办函〔2025〕66号2025年6月公布，自次月起采用',
          },
        },
      ],
    },
    {
      ground: 'public_order',
      when: { kind: 'flag', fact: 'public_order', is: true },
      rule: [
        {
          from: since,
          value: {
            mode: 'reject',
            reason: '您反映的内容违反社会公序良俗',
            notice: { reason: true, basis: true, road: false, unit: false },
            needsHuman: true,
          },
          source: { article: '第十九条第一款第（三）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      ground: 'concluded',
      when: { kind: 'flag', fact: 'concluded', is: true },
      rule: [
        {
          from: since,
          value: {
            mode: 'reject',
            reason: '承办单位已依法作出处理，并有合法、合理的结论',
            notice: { reason: true, basis: true, road: false, unit: false },
            needsHuman: true,
            hint: '您对处理结果有异议的，可以要求承办单位作出说明。',
          },
          source: { article: '第十九条第一款第（四）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      ground: 'subversion',
      when: { kind: 'flag', fact: 'subversion', is: true },
      rule: [
        {
          from: since,
          value: {
            mode: 'reject',
            reason: '您反映的内容依法不能受理',
            notice: { reason: true, basis: true, road: false, unit: false },
            needsHuman: true,
          },
          source: { article: '第十九条第一款第（五）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      ground: 'illegal',
      when: { kind: 'flag', fact: 'illegal', is: true },
      rule: [
        {
          from: since,
          value: {
            mode: 'reject',
            reason: '您提出的要求不符合法律规定',
            notice: { reason: true, basis: true, road: false, unit: false },
            needsHuman: true,
          },
          source: { article: '第十九条第一款第（五）项', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      ground: 'rumor',
      when: { kind: 'flag', fact: 'rumor', is: true },
      rule: [
        {
          from: since,
          value: {
            mode: 'reject',
            reason: '您反映的内容需要以真实情况为依据',
            notice: { reason: true, basis: true, road: false, unit: false },
            needsHuman: true,
          },
          source: {
            article: '第十九条第一款第（五）项',
            strength: 'must',
            origin: 'regulation',
            note: '第十一条第一款要求对真实性负责',
          },
        },
      ],
    },
    {
      ground: 'defamation',
      when: { kind: 'flag', fact: 'defamation', is: true },
      rule: [
        {
          from: since,
          value: {
            mode: 'reject',
            reason: '您反映的内容可能损害他人合法权益',
            notice: { reason: true, basis: true, road: false, unit: false },
            needsHuman: true,
          },
          source: {
            article: '第十九条第一款第（五）项',
            strength: 'must',
            origin: 'regulation',
            note: '第十一条第一款：不得诽谤、诬告、陷害他人',
          },
        },
      ],
    },
    {
      ground: 'out_of_territory',
      when: { kind: 'one_of', fact: 'place', values: ['other_city'] },
      rule: [
        {
          from: since,
          value: {
            mode: 'guide',
            reason: '您反映的事项不在本市',
            notice: { reason: true, basis: true, road: true, unit: false },
            needsHuman: false,
          },
          source: {
            article: '第二条第二款',
            strength: 'must',
            origin: 'platform_default',
            note: '条例只面向本市政务服务领域，没有写外地事项怎么办；引导到当地热线是平台默认',
          },
        },
      ],
    },
  ],
} satisfies Partial<RulePackLiteral>

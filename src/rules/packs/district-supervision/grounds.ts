import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** What is refused, always with its basis. */
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
            reason: '您反映的事项应通过诉讼程序解决',
            notice: { reason: true, basis: true, road: true, unit: true },
            needsHuman: false,
            humanFor: ['should'],
          },
          source: { article: '第九条第（一）项', strength: 'must', origin: 'regulation' },
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
            reason: '您反映的事项应通过仲裁程序解决',
            notice: { reason: true, basis: true, road: true, unit: true },
            needsHuman: false,
            humanFor: ['should'],
          },
          source: { article: '第九条第（一）项', strength: 'must', origin: 'regulation' },
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
            reason: '违纪违法问题应通过纪检监察程序解决',
            notice: { reason: true, basis: true, road: true, unit: true },
            needsHuman: false,
          },
          source: { article: '第九条第（一）项', strength: 'must', origin: 'regulation' },
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
            reason: '您反映的事项应通过行政复议程序解决',
            notice: { reason: true, basis: true, road: true, unit: true },
            needsHuman: false,
            humanFor: ['should'],
          },
          source: { article: '第九条第（一）项', strength: 'must', origin: 'regulation' },
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
            reason: '申请公开政府信息应通过政府信息公开程序办理',
            notice: { reason: true, basis: true, road: true, unit: true },
            needsHuman: false,
          },
          source: { article: '第九条第（一）项', strength: 'must', origin: 'regulation' },
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
            reason: '您反映的事项已经进入信访渠道',
            notice: { reason: true, basis: true, road: true, unit: true },
            needsHuman: false,
          },
          source: { article: '第九条第（一）项', strength: 'must', origin: 'regulation' },
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
          source: { article: '第九条第（二）项', strength: 'must', origin: 'regulation' },
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
            note: '办法没有列工作秘密；国办函〔2025〕66号2025年6月公布，自次月起采用',
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
          source: { article: '第九条第（二）项', strength: 'must', origin: 'regulation' },
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
          source: { article: '第九条第（三）项', strength: 'must', origin: 'regulation' },
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
          source: { article: '第九条第（三）项', strength: 'must', origin: 'regulation' },
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
          source: { article: '第九条第（三）项', strength: 'must', origin: 'regulation' },
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
          source: { article: '第九条第（三）项', strength: 'must', origin: 'regulation' },
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
            reason: '您反映的事项不在本区所在的城市',
            notice: { reason: true, basis: true, road: true, unit: true },
            needsHuman: false,
          },
          source: {
            article: '第八条第（一）项',
            strength: 'must',
            origin: 'platform_default',
            note: '受理范围限于涉及我区的诉求，没有写外地事项怎么办；引导到当地热线是平台默认',
          },
        },
      ],
    },
  ],
} satisfies Partial<RulePackLiteral>

import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** What is shown another road; this place refuses nothing outright. */
export const grounds = {
  grounds: [
    {
      ground: 'not_admin',
      when: {
        kind: 'one_of',
        fact: 'organ',
        values: ['party', 'npc', 'cppcc', 'military', 'supervisory', 'court', 'procuratorate', 'mass_org'],
      },
      rule: [
        {
          from: since,
          value: {
            mode: 'guide',
            reason: '您反映的事项属于{organ}的工作职责',
            notice: { reason: true, basis: true, road: true, unit: true },
            needsHuman: false,
          },
          source: { article: '三末段', strength: 'must', origin: 'regulation' },
        },
      ],
    },
    {
      ground: 'litigation',
      when: { kind: 'one_of', fact: 'litigation', values: ['should', 'filed', 'concluded'] },
      rule: [
        {
          from: since,
          value: {
            mode: 'guide',
            reason: '您反映的事项已经进入或者依法应当通过诉讼程序解决',
            notice: { reason: true, basis: true, road: true, unit: false },
            needsHuman: false,
          },
          source: { article: '三末段', strength: 'must', origin: 'regulation' },
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
            mode: 'guide',
            reason: '您反映的事项已经进入或者依法应当通过仲裁程序解决',
            notice: { reason: true, basis: true, road: true, unit: false },
            needsHuman: false,
          },
          source: { article: '三末段', strength: 'must', origin: 'regulation' },
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
            mode: 'guide',
            reason: '您反映的事项已经进入或者依法应当通过行政复议程序解决',
            notice: { reason: true, basis: true, road: true, unit: false },
            needsHuman: false,
          },
          source: { article: '三末段', strength: 'must', origin: 'regulation' },
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
            mode: 'guide',
            reason: '您反映的事项已由信访部门立案处理',
            notice: { reason: true, basis: true, road: true, unit: true },
            needsHuman: false,
          },
          source: { article: '三末段', strength: 'must', origin: 'regulation' },
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
            mode: 'guide',
            reason: '违纪违法问题属于监察机关的工作职责',
            notice: { reason: true, basis: true, road: true, unit: true },
            needsHuman: false,
          },
          source: { article: '三末段', strength: 'must', origin: 'regulation' },
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
            mode: 'guide',
            reason: '您反映的内容违反社会公序良俗',
            notice: { reason: true, basis: true, road: false, unit: false },
            needsHuman: true,
          },
          source: {
            article: '国办函〔2025〕66号（二）',
            strength: 'must',
            origin: 'platform_default',
            note: '规则没有这一项；不合法的诉求解释说明是全国通行做法',
          },
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
            mode: 'guide',
            reason: '您反映的内容依法不能受理',
            notice: { reason: true, basis: true, road: false, unit: false },
            needsHuman: true,
          },
          source: {
            article: '国办函〔2025〕66号（二）',
            strength: 'must',
            origin: 'platform_default',
            note: '规则没有这一项；不合法的诉求解释说明是全国通行做法',
          },
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
            mode: 'guide',
            reason: '您提出的要求不符合法律规定',
            notice: { reason: true, basis: true, road: false, unit: false },
            needsHuman: true,
          },
          source: {
            article: '国办函〔2025〕66号（二）',
            strength: 'must',
            origin: 'platform_default',
            note: '规则没有这一项；不合法的诉求解释说明是全国通行做法',
          },
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
            mode: 'guide',
            reason: '您反映的内容需要以真实情况为依据',
            notice: { reason: true, basis: true, road: false, unit: false },
            needsHuman: true,
          },
          source: {
            article: '国办函〔2025〕66号（二）',
            strength: 'must',
            origin: 'platform_default',
            note: '规则没有这一项；不合法的诉求解释说明是全国通行做法',
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
            mode: 'guide',
            reason: '您反映的内容可能损害他人合法权益',
            notice: { reason: true, basis: true, road: false, unit: false },
            needsHuman: true,
          },
          source: {
            article: '国办函〔2025〕66号（二）',
            strength: 'must',
            origin: 'platform_default',
            note: '规则没有这一项；不合法的诉求解释说明是全国通行做法',
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
            article: '三（一）',
            strength: 'must',
            origin: 'platform_default',
            note: '受理范围限于本市，没有写外地事项怎么办；引导到当地热线是平台默认',
          },
        },
      ],
    },
    {
      ground: 'secret_privacy',
      when: { kind: 'one_of', fact: 'secret', values: ['state', 'work', 'commercial', 'privacy'] },
      rule: [
        {
          from: since,
          value: {
            mode: 'accept',
            reason: '您的诉求先由工作人员查看',
            notice: { reason: true, basis: false, road: false, unit: false },
            needsHuman: true,
            hint: '请不要在这里写国家秘密、工作秘密、商业秘密或者他人隐私。',
          },
          source: { article: '三', strength: 'must', origin: 'platform_default', note: '规则没有这一项' },
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
            mode: 'accept',
            reason: '您的诉求可以登记',
            notice: { reason: true, basis: false, road: false, unit: false },
            needsHuman: false,
            hint: '申请公开政府信息，需要以书面形式向有关机关提出。',
          },
          source: {
            article: '三（二）',
            strength: 'must',
            origin: 'platform_default',
            note: '规则没有这一项',
          },
        },
      ],
    },
  ],
} satisfies Partial<RulePackLiteral>

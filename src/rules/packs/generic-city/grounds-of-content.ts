import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** What is refused for its content, and other places: the national list. */
export const groundsOfContent = [
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
        source: {
          article: '国办发〔2020〕53号',
          strength: 'must',
          origin: 'platform_default',
          note: '现存文本无此规定',
        },
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
          origin: 'platform_default',
          note: '国办函〔2025〕66号2025年6月公布，比2020年的清单多列工作秘密，自次月起采用',
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
        source: {
          article: '国办发〔2020〕53号',
          strength: 'must',
          origin: 'platform_default',
          note: '现存文本无此规定',
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
          mode: 'reject',
          reason: '您反映的内容依法不能受理',
          notice: { reason: true, basis: true, road: false, unit: false },
          needsHuman: true,
        },
        source: {
          article: '国办函〔2025〕66号（二）',
          strength: 'must',
          origin: 'platform_default',
          note: '不合法的诉求解释说明',
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
          mode: 'reject',
          reason: '您提出的要求不符合法律规定',
          notice: { reason: true, basis: true, road: false, unit: false },
          needsHuman: true,
        },
        source: {
          article: '国办函〔2025〕66号（二）',
          strength: 'must',
          origin: 'platform_default',
          note: '不合法的诉求解释说明',
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
          mode: 'reject',
          reason: '您反映的内容需要以真实情况为依据',
          notice: { reason: true, basis: true, road: false, unit: false },
          needsHuman: true,
        },
        source: {
          article: '国办函〔2025〕66号（二）',
          strength: 'must',
          origin: 'platform_default',
          note: '不合法的诉求解释说明',
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
          article: '国办函〔2025〕66号（二）',
          strength: 'must',
          origin: 'platform_default',
          note: '不合法的诉求解释说明',
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
          article: '第四条第（二）项',
          strength: 'must',
          origin: 'platform_default',
          note: '规则坚持属地管理，没有写外地事项怎么办；引导到当地热线是平台默认',
        },
      },
    ],
  },
] satisfies RulePackLiteral['grounds']

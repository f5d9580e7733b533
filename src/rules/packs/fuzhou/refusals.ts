import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** What is refused (art. 3). */
export const refusals = [
  {
    ground: 'illegal',
    when: { kind: 'flag', fact: 'illegal', is: true },
    rule: [
      {
        from: since,
        value: {
          mode: 'reject',
          reason: '您反映的内容违反法律法规规定',
          notice: { reason: true, basis: true, road: false, unit: false },
          needsHuman: true,
        },
        source: { article: '第三条第（一）项', strength: 'must', origin: 'regulation' },
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
          reason: '您反映的内容违反法律法规规定或者扰乱社会秩序',
          notice: { reason: true, basis: true, road: false, unit: false },
          needsHuman: true,
        },
        source: {
          article: '第三条第（一）项',
          strength: 'must',
          origin: 'regulation',
          note: '条文无“公序良俗”一词',
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
          reason: '您反映的内容属于煽动颠覆国家政权一类',
          notice: { reason: true, basis: true, road: false, unit: false },
          needsHuman: true,
        },
        source: { article: '第三条第（二）项', strength: 'must', origin: 'regulation' },
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
          reason: '您反映的内容需要以真实情况为依据，不能捏造歪曲',
          notice: { reason: true, basis: true, road: false, unit: false },
          needsHuman: true,
        },
        source: { article: '第三条第（三）项', strength: 'must', origin: 'regulation' },
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
          reason: '您反映的内容涉及侮辱、诽谤或者恶意攻击他人',
          notice: { reason: true, basis: true, road: false, unit: false },
          needsHuman: true,
        },
        source: { article: '第三条第（四）项', strength: 'must', origin: 'regulation' },
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
          mode: 'reject',
          reason: '您反映的问题不在本市管辖范围',
          notice: { reason: true, basis: true, road: true, unit: false },
          needsHuman: false,
        },
        source: { article: '第三条第（五）项', strength: 'must', origin: 'regulation' },
      },
    ],
  },
  {
    ground: 'litigation',
    when: { kind: 'one_of', fact: 'litigation', values: ['filed', 'concluded'] },
    rule: [
      {
        from: since,
        value: {
          mode: 'reject',
          reason: '您反映的问题已经进入司法诉讼程序',
          notice: { reason: true, basis: true, road: true, unit: false },
          needsHuman: false,
        },
        source: { article: '第三条第（六）项', strength: 'must', origin: 'regulation' },
      },
    ],
  },
  {
    ground: 'reconsideration',
    when: { kind: 'one_of', fact: 'reconsideration', values: ['filed', 'concluded'] },
    rule: [
      {
        from: since,
        value: {
          mode: 'reject',
          reason: '您反映的问题已经进入行政复议程序',
          notice: { reason: true, basis: true, road: true, unit: false },
          needsHuman: false,
        },
        source: { article: '第三条第（六）项', strength: 'must', origin: 'regulation' },
      },
    ],
  },
  {
    ground: 'arbitration',
    when: { kind: 'one_of', fact: 'arbitration', values: ['filed', 'concluded'] },
    rule: [
      {
        from: since,
        value: {
          mode: 'reject',
          reason: '您反映的问题已经进入仲裁程序',
          notice: { reason: true, basis: true, road: true, unit: false },
          needsHuman: false,
        },
        source: { article: '第三条第（六）项', strength: 'must', origin: 'regulation' },
      },
    ],
  },
  {
    ground: 'unit_not_onboarded',
    when: { kind: 'flag', fact: 'unit_onboarded', is: false },
    rule: [
      {
        from: since,
        value: {
          mode: 'reject',
          reason: '您反映的问题涉及的单位尚未加入本系统',
          notice: { reason: true, basis: true, road: false, unit: true },
          needsHuman: false,
        },
        source: { article: '第三条第（七）项', strength: 'must', origin: 'regulation' },
      },
    ],
  },
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
          mode: 'reject',
          reason: '您反映的问题属于{organ}的职责，不属于行政管理职能范畴',
          notice: { reason: true, basis: true, road: true, unit: true },
          needsHuman: false,
        },
        source: { article: '第三条第（九）项', strength: 'must', origin: 'regulation' },
      },
    ],
  },
] satisfies RulePackLiteral['grounds']

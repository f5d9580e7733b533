import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** What goes to be handled internally (art. 6), and what is taken on with a hint. */
export const internalHandling = [
  {
    ground: 'discipline',
    when: { kind: 'one_of', fact: 'discipline', values: ['violation'] },
    rule: [
      {
        from: since,
        value: {
          mode: 'internal',
          reason: '反映党员和干部违法违纪的问题转纪委（监察局）办理',
          notice: { reason: true, basis: true, road: false, unit: true },
          needsHuman: false,
          to: '市纪委（监察局）',
        },
        source: { article: '第六条第（一）项', strength: 'must', origin: 'regulation' },
      },
    ],
  },
  {
    ground: 'discipline',
    when: { kind: 'one_of', fact: 'discipline', values: ['style'] },
    rule: [
      {
        from: since,
        value: {
          mode: 'internal',
          reason: '反映机关干部效能的问题转效能办办理',
          notice: { reason: true, basis: true, road: false, unit: true },
          needsHuman: false,
          to: '市效能办',
        },
        source: { article: '第六条第（二）项', strength: 'must', origin: 'regulation' },
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
          mode: 'internal',
          reason: '诉求内容不宜公开，由信访局决定内部批转',
          notice: { reason: true, basis: true, road: false, unit: false },
          needsHuman: true,
          to: '相关部门',
          hint: '请不要在这里写国家秘密、工作秘密、商业秘密或者他人隐私。',
        },
        source: {
          article: '第六条第（三）项',
          strength: 'must',
          origin: 'platform_default',
          note: '办法没有秘密一项',
        },
      },
    ],
  },
  {
    ground: null,
    when: { kind: 'one_of', fact: 'publicity', values: ['citizen_opt_out'] },
    rule: [
      {
        from: since,
        value: {
          mode: 'internal',
          reason: '您选择不公开办理',
          notice: { reason: true, basis: true, road: false, unit: true },
          needsHuman: false,
          to: '承办单位',
        },
        source: { article: '第六条第（四）项', strength: 'must', origin: 'regulation' },
      },
    ],
  },
  {
    ground: 'concluded',
    when: { kind: 'answered_more_than', times: 3 },
    rule: [
      {
        from: since,
        value: {
          mode: 'accept',
          reason: '您的诉求已登记',
          notice: { reason: true, basis: false, road: false, unit: false },
          needsHuman: true,
          hint: '同一问题此前已多次及时答复，是否再批转由市信访局决定，承办单位仍会耐心答复您。',
        },
        source: { article: '第八条第（五）项', strength: 'may', origin: 'regulation' },
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
        source: { article: '第四条', strength: 'must', origin: 'platform_default', note: '办法没有这一项' },
      },
    ],
  },
] satisfies RulePackLiteral['grounds']

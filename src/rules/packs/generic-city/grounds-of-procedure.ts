import type { RulePackLiteral } from '../../rule-pack.ts'
import { since } from './since.ts'

/** What belongs to another procedure: the national list, as the surviving text has none. */
export const groundsOfProcedure = [
  {
    ground: 'litigation',
    when: { kind: 'one_of', fact: 'litigation', values: ['should', 'filed', 'concluded'] },
    rule: [
      {
        from: since,
        value: {
          mode: 'reject',
          reason: '您反映的事项应当通过诉讼程序解决',
          notice: { reason: true, basis: true, road: true, unit: false },
          needsHuman: false,
          humanFor: ['should'],
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
    ground: 'arbitration',
    when: { kind: 'one_of', fact: 'arbitration', values: ['should', 'filed', 'concluded'] },
    rule: [
      {
        from: since,
        value: {
          mode: 'reject',
          reason: '您反映的事项应当通过仲裁程序解决',
          notice: { reason: true, basis: true, road: true, unit: false },
          needsHuman: false,
          humanFor: ['should'],
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
    ground: 'reconsideration',
    when: { kind: 'one_of', fact: 'reconsideration', values: ['should', 'filed', 'concluded'] },
    rule: [
      {
        from: since,
        value: {
          mode: 'reject',
          reason: '您反映的事项应当通过行政复议程序解决',
          notice: { reason: true, basis: true, road: true, unit: false },
          needsHuman: false,
          humanFor: ['should'],
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
    ground: 'discipline',
    when: { kind: 'one_of', fact: 'discipline', values: ['violation'] },
    rule: [
      {
        from: since,
        value: {
          mode: 'reject',
          reason: '违纪违法问题应当通过纪检监察程序解决',
          notice: { reason: true, basis: true, road: true, unit: false },
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
    ground: 'info_disclosure',
    when: { kind: 'flag', fact: 'info_disclosure', is: true },
    rule: [
      {
        from: since,
        value: {
          mode: 'reject',
          reason: '申请公开政府信息应当通过政府信息公开程序办理',
          notice: { reason: true, basis: true, road: true, unit: false },
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
    ground: 'petition',
    when: { kind: 'petition_threshold' },
    rule: [
      {
        from: since,
        value: {
          mode: 'reject',
          reason: '您反映的事项已经进入信访渠道',
          notice: { reason: true, basis: true, road: true, unit: false },
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
] satisfies RulePackLiteral['grounds']

import { type Facts, natureSchema } from '../../../domain/matter.ts'
import { factQuestions } from '../../../rules/fact-questions.ts'
import type { RulesInForce } from '../../../rules/index.ts'
import { choice, type FormField, long, maybe, type Option, text } from '../orders/forms/form-spec.ts'

const channelOptions: readonly Option[] = [
  ['phone', '电话'],
  ['fax', '传真'],
  ['sms', '短信'],
]

const complainants: readonly Option[] = [
  ['citizen', '个人'],
  ['enterprise', '企业'],
  ['other_org', '其他组织'],
]

const same = (words: readonly string[]): readonly Option[] => words.map((word) => [word, word])

/** Facts that decide whether the matter is taken on, as the citizen answered when asked. */
const factOptions = {
  litigation: [
    ['none', '没有'],
    ['filed', '法院已立案'],
    ['concluded', '已判决'],
  ],
  arbitration: [
    ['none', '没有'],
    ['filed', '仲裁已受理'],
    ['concluded', '已裁决'],
  ],
  reconsideration: [
    ['none', '没有'],
    ['filed', '正在复议'],
    ['concluded', '复议已决定'],
  ],
  discipline: [
    ['style', '态度、效率问题'],
    ['violation', '违纪违法问题'],
  ],
  place: [
    ['local', '在本地'],
    ['other_city', '在外地'],
  ],
} as const satisfies Partial<Record<keyof Facts, readonly Option[]>>

export const factNames = Object.keys(factOptions) as readonly (keyof typeof factOptions)[]

const factLabels: Readonly<Record<(typeof factNames)[number], string>> = {
  litigation: '法院诉讼',
  arbitration: '仲裁',
  reconsideration: '行政复议',
  discipline: '反映的是作风还是违纪',
  place: '发生在本地吗',
}

/** Grounds a machine may have seen where a person, having looked, sees none. */
export const deniedFacts = {
  illegal: '违法的要求',
  public_order: '违背公序良俗',
  rumor: '造谣',
  defamation: '诽谤',
  subversion: '危害国家安全',
  concluded: '已经办结的事',
} as const satisfies Partial<Record<keyof Facts, string>>

/** What else arrives here than by the place's own hotline. */
const alsoFrom = ({ organisation: { origins } }: RulesInForce): Partial<FormField> =>
  origins ? { hint: `${origins.value.join('、')}转来的，也在这里登记（${origins.source.article}）。` } : {}

/** 如实登记, with the article where the regulation says so itself. */
const asSpoken = ({ intake: { verbatim } }: RulesInForce): string => {
  if (verbatim?.value !== true) return ''
  return verbatim.source.origin === 'regulation'
    ? `照原话如实记（${verbatim.source.article}），`
    : '照原话记，'
}

/** The form of what is taken down; from a talk the channel and the time are known. */
export const registrationFields = (rules: RulesInForce, fromTalk: boolean): readonly FormField[] => [
  ...(fromTalk
    ? []
    : [
        choice('channel', '来件渠道', channelOptions, { value: ['phone'], ...alsoFrom(rules) }),
        {
          kind: 'moment',
          name: 'receivedAt',
          label: '来件时间',
          hint: '刚刚来件的不用填；传真、短信按收到的时间填。',
        } satisfies FormField,
      ]),
  long('text', '市民的原话', {
    hint: `${asSpoken(rules)}个人信息填在下面，不写在这里。`,
  }),
  choice('nature', '性质', same(natureSchema.options), { required: false, hint: '不选时按规则判断。' }),
  maybe(text('place', '地点')),
  maybe(text('when', '时间')),
  maybe(text('target', '反映对象')),
  maybe(text('demand', '希望怎么解决')),
  maybe(text('contactName', '称呼')),
  maybe(text('contactPhone', '联系电话')),
  { kind: 'tick', name: 'noContact', label: '来电人不愿意留联系方式' },
  choice('complainantKind', '来件人', complainants, { value: ['citizen'] }),
  choice(
    'publicity',
    '办理结果能否公开',
    [
      ['citizen_opt_in', '同意公开'],
      ['citizen_opt_out', '不公开'],
    ],
    { required: false },
  ),
  { kind: 'tick', name: 'confidential', label: '要求对个人信息保密' },
  ...factNames.map((name) =>
    choice(`facts.${name}`, factLabels[name], factOptions[name], {
      required: false,
      aside: true,
      hint: factQuestions[name].replace(/请回复.*$/, ''),
    }),
  ),
  ...Object.entries(deniedFacts).map(([name, label]) =>
    choice(`facts.${name}`, label, [['false', '核实不是']], { required: false, aside: true }),
  ),
]

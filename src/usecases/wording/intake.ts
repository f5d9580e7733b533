import type { OrderCard } from '../../domain/answer.ts'
import type { IntakeDraft } from '../../domain/conversation.ts'
import { maskPersonal } from '../../domain/masking.ts'
import { fromItsMatter } from '../../domain/understanding/index.ts'
import { anonymousWarning } from '../../rules/index.ts'
import type { TurnContext } from '../turn/turn.ts'
import { maskedFields } from './masked-fields.ts'

/** The order as understood, shown back before it is filed. */
export const confirmText = ({ pack, now }: TurnContext, draft: IntakeDraft): string => {
  const { extracted } = draft
  const told = maskedFields(extracted)
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['性质', draft.nature],
    ['事项', maskPersonal(toldOf(draft)).slice(0, 300)],
    ['地点', told.place],
    ['时间', told.when],
    ['对象', told.target === 'hotline' ? '12345热线' : told.target],
    ['诉求', told.demand],
    [
      '身份',
      extracted.complainantKind === undefined ? undefined : complainantWords[extracted.complainantKind],
    ],
    ['联系', contactLine(draft)],
    ['联系要求', extracted.contactWish],
    ['保密', confidentialLine(draft)],
    ['公开', publicityLine(draft)],
    ['附件', draft.attachments?.length ? `${draft.attachments.length}个` : undefined],
    ['回复', extracted.replyWanted === false ? '不需要回复' : undefined],
  ]
  const warning = anonymousWarning(
    pack,
    {
      nature: draft.nature,
      extracted,
      text: draft.told.join('\n'),
      facts: draft.facts,
      skipped: draft.skipped,
    },
    now,
  )
  const shown = rows.filter(([, value]) => value !== undefined && value !== '')
  return [
    `请您核对这件${pack.terms.order}：`,
    ...shown.map(([label, value]) => `${label}：${value}`),
    ...(warning === null ? [] : [warning]),
    '没有问题请回复“提交”。要改哪一项直接说，例如“地点不对，是三号楼”。',
  ].join('\n')
}

/** The matter in the citizen's words, without greetings and what only announces it. */
const toldOf = ({ told }: IntakeDraft): string => {
  const [first = '', ...rest] = told
  return [fromItsMatter(first), ...rest].join('；')
}

const complainantWords = { citizen: '个人', enterprise: '企业', other_org: '其他组织' } as const

const contactLine = ({ extracted, skipped }: IntakeDraft): string | undefined => {
  if (extracted.contactPhone === undefined)
    return extracted.anonymous || skipped.includes('contactPhone') ? '未留（办理结果无法答复您）' : undefined
  return [extracted.contactName, maskPersonal(extracted.contactPhone)].filter(Boolean).join(' ')
}

const confidentialLine = (draft: IntakeDraft): string | undefined => {
  if (draft.extracted.confidential === true) return '对被反映单位保密您的身份'
  if (draft.nature === '举报')
    return draft.extracted.confidential === false ? '您表示不需要保密' : '默认保密您的身份'
  return undefined
}

const publicityLine = ({ extracted }: IntakeDraft): string | undefined => {
  if (extracted.publicity === undefined) return undefined
  return extracted.publicity === 'citizen_opt_out' ? '不公开' : '同意公开（隐去个人信息）'
}

/** What is told when an order has been filed: number, code, who has it, until when, what comes next. */
export const filedText = (turn: TurnContext, card: OrderCard, draft: IntakeDraft): string => {
  const { terms } = turn.pack
  const due = card.deadlines.find(({ type }) => type === 'handle') ?? card.deadlines[0]
  const lines = [
    `已登记，${terms.order}编号 ${card.no}，查询码 ${card.queryCode}。`,
    card.lead ? `已转给${card.lead}办理。` : `已交${terms.center}派单人员确定承办单位。`,
    ...(due ? [due.explanation] : []),
    ...flowLine(turn),
    draft.extracted.contactPhone === undefined && draft.nature === '举报'
      ? '您没有留联系方式，办理结果无法答复您，可凭编号和查询码查询。'
      : '凭编号和查询码可以随时查进度；发送“补充：……”可以补充情况，发送“撤回”可以撤回。',
  ]
  return lines.join('\n')
}

const flows = {
  unit_direct: '接下来由承办单位核实办理，办好后直接答复您，再请您评价。',
  unit_direct_then_center_filing: '接下来由承办单位核实办理并答复您，结果报热线备案后回访您。',
  center_audit_then_feedback: '接下来由承办单位核实办理，答复经审核通过后反馈给您。',
} as const

/** How it goes on, where the receipt has to tell it. */
const flowLine = ({ rules }: TurnContext): readonly string[] => {
  const flow = rules.reply.flow?.value
  return flow && rules.intake.acknowledge?.value.includes('flow') ? [flows[flow]] : []
}

import type { Source, Stage } from '../../domain/deadline.ts'
import type { CommandType } from '../../domain/work-order/command.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { activeOn, type Dated, valueOn } from '../rule-pack/dated.ts'
import type { RulePack } from '../rule-pack.ts'

/** What an act rests on: the rule of the place and the clocks it has to keep. */
type Basis = {
  readonly rule?: (pack: RulePack) => Dated<unknown>
  readonly clocks?: readonly Stage[]
}

const leadRule = (pack: RulePack) => pack.routing.leadRule
const review = { clocks: ['return_county_review', 'return'] } as const satisfies Basis
const extension = (pack: RulePack) => pack.extension.enabled
const approver = (pack: RulePack) => pack.extension.approver
const flow = (pack: RulePack) => pack.reply.flow
const rating = (pack: RulePack) => pack.rating.scale
const letter = (pack: RulePack) => pack.rating.formalLetter
const termination = (pack: RulePack) => pack.termination
const escalation = (pack: RulePack) => pack.escalation
const rights = (pack: RulePack) => pack.citizenRights
const dispatch: readonly Stage[] = ['dispatch_city', 'dispatch_county']

const bases: Readonly<Record<CommandType, Basis>> = {
  supplement: {},
  withdraw: {},
  'demand-explanation': { rule: rights },
  rate: { rule: rights },
  object: { rule: rights },
  classify: { rule: (pack) => pack.classification },
  flag: {},
  instruct: {},
  'report-incident': {},
  dispatch: { rule: leadRule, clocks: dispatch },
  forward: { rule: (pack) => pack.tiers, clocks: dispatch },
  sign: { rule: (pack) => pack.viewToLeader, clocks: ['view'] },
  'request-return': {
    rule: (pack) => pack.returns.grounds,
    clocks: ['return_unit', 'return_county', 'return'],
  },
  'approve-return': { rule: (pack) => pack.returns.reviewer, ...review },
  'refuse-return': { rule: (pack) => pack.returns.reviewer, ...review },
  'set-co-units': { rule: leadRule },
  'co-answer': { rule: (pack) => pack.routing.coAnswersWithin },
  split: { rule: (pack) => pack.routing.multiIssue },
  merge: { rule: (pack) => pack.routing.mergesRepeats },
  'stop-dispatch': {},
  'request-extension': { rule: extension, clocks: ['handle', 'rework'] },
  'approve-extension': { rule: approver, clocks: ['handle', 'rework'] },
  'refuse-extension': { rule: approver, clocks: ['handle', 'rework'] },
  'grant-extension': { rule: (pack) => pack.extension.maxWorkdays, clocks: ['handle', 'rework'] },
  'report-interim': { rule: (pack) => pack.reply.complexFields, clocks: ['interim_report'] },
  explain: { rule: rights },
  'record-contact': { rule: (pack) => pack.reply.contactFirst },
  'submit-reply': { rule: flow, clocks: ['handle', 'rework'] },
  'approve-reply': { rule: (pack) => pack.reply.unitApproval, clocks: ['handle', 'rework'] },
  'send-back-reply': { rule: (pack) => pack.reply.unitApproval, clocks: ['handle', 'rework'] },
  'pass-audit': { rule: (pack) => pack.audit, clocks: ['audit'] },
  'refuse-audit': { rule: (pack) => pack.audit, clocks: ['audit'] },
  'file-result': { rule: flow, clocks: ['file_to_center'] },
  'accept-filing': { rule: flow, clocks: ['center_review'] },
  'refuse-filing': { rule: flow, clocks: ['center_review'] },
  'record-callback': { rule: (pack) => pack.callback.by, clocks: ['callback'] },
  'appeal-rating': { rule: rating },
  'review-rating': { rule: rating },
  'send-letter': { rule: letter, clocks: ['formal_letter'] },
  'review-letter': { rule: letter, clocks: ['center_review'] },
  'request-termination': { rule: termination },
  'approve-termination': { rule: termination },
  'refuse-termination': { rule: termination },
  archive: { rule: (pack) => pack.archive },
  reopen: {},
  escalate: { rule: escalation },
  'answer-escalation': { rule: escalation },
  supervise: {},
  'answer-supervision': { clocks: ['site_supervision_plan'] },
  'lift-supervision': {},
  'note-accountability': {},
}

/** The clocks that an act stops or has to keep. */
export const clocksOfAct = (type: CommandType): readonly Stage[] => bases[type].clocks ?? []

/** The rule of the order's own day that an act rests on; null where the place has written none. */
export const basisOfAct = (
  pack: RulePack,
  { packDay }: Pick<WorkOrder, 'packDay'>,
  type: CommandType,
): Source | null => {
  if (type === 'supervise') return activeOn(pack.supervision, packDay)[0]?.rule.source ?? null
  if (type === 'note-accountability') return activeOn(pack.accountability, packDay)[0]?.rule.source ?? null
  const history = bases[type].rule?.(pack)
  return history === undefined ? null : (valueOn(history, packDay)?.source ?? null)
}

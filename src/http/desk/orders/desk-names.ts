import type {
  DispatchMethod,
  ReturnLock,
  returnGroundSchema,
} from '../../../domain/work-order/event/dispatch.ts'
import type { ReworkTrigger } from '../../../domain/work-order/event/handling.ts'
import type { Flag } from '../../../domain/work-order/event/intake.ts'

/** Closed words of orders as people at work read them. */
export const flagNames = {
  sudden: '突发',
  sensitive: '敏感',
  mass: '群体性',
  major: '重大',
  confidential: '涉密',
  city_audit: '市里审核',
  doubtful: '与实际可能有较大出入',
} as const satisfies Record<Flag, string>

export const groundNames = {
  out_of_duty: '不属于本单位职责',
  policy_infeasible: '政策上不可行',
  out_of_scope: '不属于受理范围',
  beyond_powers: '超出本单位权限',
} as const satisfies Record<(typeof returnGroundSchema.options)[number], string>

export const lockNames = {
  designated: '已经直接指定承办单位',
  study_determined: '已经研究确定承办单位',
  return_refused: '退单申请没有同意',
} as const satisfies Record<ReturnLock, string>

export const methodNames = {
  catalogue: '按派单目录',
  dispatcher: '派单员判断',
  designated: '直接指定',
  study_determined: '研究确定',
  meeting: '协调会确定',
  leader: '领导协调',
} as const satisfies Record<DispatchMethod, string>

export const informedNames = {
  written: '书面',
  phone: '电话',
  face: '当面',
  original_channel: '原渠道',
  web: '网上',
} as const

export const reworkNames = {
  audit_refused: '答复审核不通过',
  callback_untrue: '回访核实结果不属实',
  bad_rating_with_omission: '差评核实有疏漏',
  filing_refused: '备案没有通过',
  letter_refused: '函告没有通过',
} as const satisfies Record<ReworkTrigger, string>

export const verdictNames = { valid: '属实', mistaken: '误评', malicious: '恶意评价' } as const

export const callbackLevelNames = {
  center: '热线',
  level_one: '一级',
  level_two: '二级',
  unit: '承办单位',
  district: '区级平台',
} as const

export const callbackMethodNames = { phone: '电话核实', visit: '当面访谈', onsite: '现场察看' } as const

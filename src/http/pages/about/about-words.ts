import type { MatterKind } from '../../../domain/matter.ts'
import { natureOfKind } from '../../../domain/matter.ts'
import type { RulesInForce } from '../../../rules/index.ts'

type Channels = NonNullable<RulesInForce['channels']>['value']
type Rights = NonNullable<RulesInForce['citizenRights']>['value']
type Flow = NonNullable<RulesInForce['reply']['flow']>['value']
type Hours = NonNullable<RulesInForce['service']>['value']['hours']

/** The closed words of a rule pack, as citizens read them. */
export const channelWords = {
  phone: '电话12345',
  wechat: '微信',
  weibo: '微博',
  fax: '传真',
  sms: '短信',
  web: '网页（就是这里）',
  upstream: '上级平台转来',
  radio: '广播节目',
} as const satisfies Record<Channels[number], string>

export const rightWords = {
  progress: '查询办理进度',
  result: '知道办理结果',
  explanation: '逾期时要求说明原因',
  rate: '评价办理结果',
  complain_of_hotline: '投诉热线自己的服务',
  opinion_on_result: '对办理结果提意见',
} as const satisfies Record<Rights[number], string>

export const hourWords = {
  always: '全天有人值守，节假日也一样',
  workdays: '工作日有人值守',
  unspecified: '值守时间以热线公布的为准',
} as const satisfies Record<Hours, string>

export const flowWords = {
  unit_direct: '承办单位办好后直接答复您，并告诉热线。',
  unit_direct_then_center_filing: '承办单位办好后直接答复您，再向热线报结。',
  center_audit_then_feedback: '承办单位先把答复交热线审核，通过后再答复您。',
} as const satisfies Record<Flow, string>

export const refusalWords = {
  reject: '不予受理',
  guide: '请您直接向有关单位反映',
  redirect: '请直接求助',
  internal: '转有关单位内部办理',
  accept: '受理，由人工核对',
} as const

export const kindNames = (kinds: readonly MatterKind[]): string =>
  kinds.map((kind) => natureOfKind[kind]).join('、')

export const originWords = {
  regulation: '',
  platform_default: '平台默认',
  parent_jurisdiction: '上级规定',
} as const

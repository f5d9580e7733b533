import type { MatterKind } from '../../../domain/matter.ts'
import { natureOfKind } from '../../../domain/matter.ts'
import type { RulesInForce } from '../../../rules/index.ts'
import { wordOf } from '../../../rules/rule-words.ts'

type Channels = NonNullable<RulesInForce['channels']>['value']
type Rights = NonNullable<RulesInForce['citizenRights']>['value']
type Flow = NonNullable<RulesInForce['reply']['flow']>['value']
type Hours = NonNullable<RulesInForce['service']>['value']['hours']

type Complainants = NonNullable<RulesInForce['complainants']>['value']
type Counting = NonNullable<RulesInForce['counting']>['value']
type Published = NonNullable<RulesInForce['organisation']['published']>['value']
type Knowledge = NonNullable<RulesInForce['knowledge']>['value']

type Direction = NonNullable<RulesInForce['direction']>['value']
type Abuse = NonNullable<RulesInForce['intake']['abuse']>['value']

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

export const directionWords = {
  top_down: '由上到下逐级交办。',
  bottom_up: '先由基层承办，办不了的逐级向上提交。',
} as const satisfies Record<Direction, string>

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

export const complainantWords = {
  citizen: '个人',
  enterprise: '企业',
  other_org: '其他组织',
} as const satisfies Record<Complainants[number], string>

export const publishedWords = {
  channels: '受理渠道',
  flow: '办理流程',
  results: '办理结果',
} as const satisfies Record<Published[number], string>

const countingParts = {
  timeZone: { 'Asia/Shanghai': '时限按北京时间计' },
  firstDay: { next_day: '从第二天起算' },
  sameDay: { calendar_day: '“当天”“当日”指当天24时以前，节假日也一样' },
  unknownYear: { weekdays_provisional: '放假安排还没有公布的年份先按周一至周五推算，公布后重新计算' },
} as const satisfies { readonly [K in Exclude<keyof Counting, 'end'>]: Record<Counting[K], string> }

/** How days are counted, a sentence or two. */
export const countingWords = ({ timeZone, firstDay, end, sameDay, unknownYear }: Counting): string =>
  `${countingParts.timeZone[timeZone]}，${countingParts.firstDay[firstDay]}，最后一天${Number(end.slice(0, 2))}时${end.endsWith('00') ? '' : `${end.slice(3)}分`}到期；按工作日的，不算周末和法定节假日，调休上班日算在内。${countingParts.sameDay[sameDay]}。${countingParts.unknownYear[unknownYear]}。`

const knowledgeKinds: Readonly<Record<string, string>> = {
  law: '法律法规',
  policy: '政策',
  guide: '办事指南和便民信息',
  faq: '常见问答',
  case: '案例解读',
  notice: '通知公告',
  'phone-directory': '电话目录',
}

/** What is asked of those who use the hotline, and what follows. */
export const conductWords = ({ flags, escalateTo }: Abuse): string =>
  `请不要${flags.map(wordOf).join('、')}热线${escalateTo === null ? '' : `；违反治安管理规定的，移交${escalateTo}依法处理`}。`

/** Who keeps the knowledge base and what stands in it. */
export const knowledgeWords = ({ owner, contributors, pushAtOnce, kinds }: Knowledge): string =>
  `由${owner}建立维护，${contributors}负责更新${pushAtOnce ? '，最新政策和答复内容实时推送' : ''}；内容有${kinds.map((kind) => knowledgeKinds[kind] ?? kind).join('、')}。`

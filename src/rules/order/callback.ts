import { maskPersonal } from '../../domain/masking.ts'
import { isUnitRole } from '../../domain/staff.ts'
import type { CommandOf } from '../../domain/work-order/command.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { stopped } from './clocks.ts'
import { type Decided, type Decider, forbidden, missing, type Refusal, rule, type Scene } from './context.ts'
import { afterwards, allCalled, closeIfDone } from './finishing.ts'
import { orderRework } from './rework.ts'
import { proposals } from './supervision-triggers.ts'

type Callback = CommandOf<'record-callback'>

const levelNames: Readonly<Record<Callback['level'], string>> = {
  center: '热线',
  level_one: '一级',
  level_two: '二级',
  unit: '承办单位',
  district: '区级平台',
}
const methodNames: Readonly<Record<Callback['method'], string>> = {
  phone: '电话核实',
  visit: '当面访谈',
  onsite: '现场察看',
}
const fieldNames = {
  resolved: '诉求是否解决',
  process: '服务过程满意度',
  result: '办理结果满意度',
  comments: '意见建议',
  opinion: '诉求人意见',
} as const

/** Levels at which the units call back themselves. */
const unitLevels: readonly Callback['level'][] = ['level_two', 'unit']

const unwanted = ({ pack }: Scene, order: WorkOrder): Refusal | null => {
  if (order.anonymous)
    return forbidden(
      `${pack.terms.complainant}没有留下联系方式，无法回访。`,
      '结果已经反馈热线，可以直接办结归档。',
      rule(order, pack.callback.by)?.source.article,
    )
  if (order.replyWanted) return null
  const article = rule(order, pack.reply.honoursNoReply)?.source.article
  return forbidden(
    `${pack.terms.complainant}要求不回复，不再回访。`,
    '结果已经反馈热线，可以直接办结归档。',
    article,
  )
}

const wrongLevel = ({ pack, actor }: Scene, order: WorkOrder, { level }: Callback): Refusal | null => {
  const by = rule(order, pack.callback.by)
  if (!by?.value.includes(level)) {
    const names = (by?.value ?? []).map((one) => levelNames[one]).join('、')
    return forbidden(`这里不由${levelNames[level]}回访。`, `应当回访的层级：${names}。`, by?.source.article)
  }
  const atUnit = isUnitRole(actor.role)
  if (atUnit === unitLevels.includes(level)) return null
  const who = atUnit ? `${pack.terms.center}的工作人员` : '承办单位的工作人员'
  return forbidden(
    `${levelNames[level]}回访不由你这一级记录。`,
    `请由${who}记录这一级的回访。`,
    by.source.article,
  )
}

const wrongMethod = ({ pack }: Scene, order: WorkOrder, { method }: Callback): Refusal | null => {
  const methods = rule(order, pack.callback.methods)
  if (!methods || methods.value.includes(method)) return null
  const names = methods.value.map((one) => methodNames[one]).join('、')
  return forbidden(`回访方式不包括${methodNames[method]}。`, `可以采用：${names}。`, methods.source.article)
}

const incomplete = ({ pack }: Scene, order: WorkOrder, command: Callback): Refusal | null => {
  const fields = rule(order, pack.callback.fields)
  if (!fields || !command.reached) return null
  const lacking = fields.value.filter((field) => command[field] === undefined || command[field] === '')
  if (lacking.length === 0) return null
  const names = lacking.map((field) => fieldNames[field]).join('、')
  return missing(lacking, `回访记录还缺：${names}。`, fields.source.article)
}

const calledBack = (scene: Scene, order: WorkOrder, command: Callback): OrderEvent => {
  const { comments, opinion, ...said } = command
  const article = rule(order, scene.pack.callback.by)?.source.article ?? ''
  return {
    ...said,
    type: 'called-back',
    ...(comments === undefined ? {} : { comments: maskPersonal(comments) }),
    ...(opinion === undefined ? {} : { opinion: maskPersonal(opinion) }),
    article,
  }
}

/** The citizen says it is not as answered: once more, and a candidate for supervision. */
const untrueAnswer = (scene: Scene, order: WorkOrder, called: OrderEvent): Decided => {
  const rework = rule(order, scene.pack.rework)
  if (!rework?.value.triggers.includes('callback_untrue')) {
    const article = rework ? `（${rework.source.article}）` : ''
    const hint = `回访结果不属实，本地规则没有因此发回重办的规定${article}，请视情况督办或者重新办理。`
    return { events: [called, ...closeIfDone(scene, afterwards(scene, order, [called]))], warnings: [hint] }
  }
  const because = 'callback_untrue'
  const reason = '回访核实，答复的结果不属实。'
  const again = orderRework(scene, order, { because, reason, article: rework.source.article })
  const all = [called, ...again]
  return {
    events: [...all, ...proposals(scene, afterwards(scene, order, all), ['unqualified'])],
    warnings: [],
  }
}

export const recordCallback: Decider<'record-callback'> = (scene, order, command) => {
  const refusal =
    unwanted(scene, order) ??
    wrongLevel(scene, order, command) ??
    wrongMethod(scene, order, command) ??
    incomplete(scene, order, command)
  if (refusal) return refusal
  const called = calledBack(scene, order, command)
  if (command.reached && command.untrue) return untrueAnswer(scene, order, called)
  const done = allCalled(scene, afterwards(scene, order, [called]))
  const all = done ? [called, ...stopped(order, ['callback'], true)] : [called]
  return { events: [...all, ...closeIfDone(scene, afterwards(scene, order, all))], warnings: [] }
}

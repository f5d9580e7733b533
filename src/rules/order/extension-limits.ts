import type { Deadline } from '../../domain/deadline.ts'
import { chineseDue } from '../../domain/place-day.ts'
import type { ExtensionRequest, WorkOrder } from '../../domain/work-order/work-order.ts'
import { forbidden, type Refusal, rule, type Scene } from './context.ts'

const parts: Readonly<Record<string, string>> = {
  explanation: '解释说明',
  plan: '解决方案',
  handling: '办理情况',
  problems: '存在问题',
  futureMeasures: '今后措施',
}
const toldWhileHandling = ['explanation', 'plan']

/** What a unit owes where time is never lengthened, in words. */
const insteadOfExtending = (scene: Scene, order: WorkOrder): string => {
  const owed = rule(order, scene.pack.extension.instead)?.value ?? []
  if (owed.length === 0) return '请在时限内答复；办不完的，向热线和诉求人说明情况。'
  const names = owed.map((part) => parts[part] ?? part).join('、')
  return owed.every((part) => toldWhileHandling.includes(part))
    ? `时限内确实解决不了的，请用“作出说明”写明${names}。`
    : `请在时限内答复，情况复杂的在答复中写明${names}。`
}

const noExtension = (scene: Scene, order: WorkOrder): Refusal | null => {
  const enabled = rule(order, scene.pack.extension.enabled)
  if (enabled?.value === true) return null
  return forbidden(
    '按本地规则，办理时限不能延长。',
    insteadOfExtending(scene, order),
    enabled?.source.article ?? rule(order, scene.pack.extension.instead)?.source.article,
  )
}

/** A running handling clock with an end: only that can be put off. */
export type Extendable = Deadline & { readonly dueAt: string }

export const handleClock = (order: WorkOrder): Extendable | null => {
  const clock = order.deadlines.find(({ type }) => type === 'handle')
  return clock?.dueAt == null ? null : { ...clock, dueAt: clock.dueAt }
}

/** The request that waits for a decision. One of a unit that has lost the order since waits for nobody. */
export const pendingRequest = (order: WorkOrder): ExtensionRequest | null =>
  order.extensions.find(({ decision, unit }) => decision === 'pending' && unit === order.holder) ?? null

/** The clock to be extended, or why there is nothing to extend. */
export const extendableClock = (scene: Scene, order: WorkOrder): Extendable | Refusal => {
  const off = noExtension(scene, order)
  if (off) return off
  const article = rule(order, scene.pack.extension.enabled)?.source.article
  return (
    handleClock(order) ??
    forbidden('这件工单现在没有会到期的办理时限，不需要延期。', '请直接办理并提交答复。', article)
  )
}

/** Where an application has to be in before the end, and the end has passed. */
export const appliedTooLate = (scene: Scene, order: WorkOrder, clock: Extendable): Refusal | null => {
  const before = rule(order, scene.pack.extension.applyBefore)
  if (before?.value !== 'due' || scene.now.getTime() < Date.parse(clock.dueAt)) return null
  return forbidden(
    `办理时限已在${chineseDue(new Date(clock.dueAt))}届满，延期应当在届满前申请。`,
    '请尽快办结并答复，同时向诉求人说明逾期的原因。',
    before.source.article,
  )
}

export type Exceeded = { readonly soft: boolean; readonly says: string; readonly article: string }

/** The limits so many more working days would exceed: how often, and how long in all. */
export const exceededLimits = (scene: Scene, order: WorkOrder, workdays: number): readonly Exceeded[] => {
  const { maxCount, maxWorkdays } = scene.pack.extension
  const [times, length] = [rule(order, maxCount), rule(order, maxWorkdays)]
  const total = order.granted.reduce((sum, granted) => sum + granted.workdays, workdays)
  const found: Exceeded[] = []
  if (times && order.granted.length >= times.value.n)
    found.push({
      soft: times.value.soft,
      says: `这件工单已经延期${order.granted.length}次，${times.value.soft ? '原则上' : ''}最多延期${times.value.n}次。`,
      article: times.source.article,
    })
  if (length && total > length.value.n)
    found.push({
      soft: length.value.soft,
      says: `累计延期${total}个工作日，${length.value.soft ? '一般' : ''}不超过${length.value.n}个工作日。`,
      article: length.source.article,
    })
  return found
}

/** Refuses for the first limit that stands; `mayExceedSoft` is true for the hotline's lead alone. */
export const withinLimits = (
  scene: Scene,
  order: WorkOrder,
  workdays: number,
  mayExceedSoft: boolean,
): Refusal | null => {
  const limits = exceededLimits(scene, order, workdays)
  const stands = limits.find(({ soft }) => !soft) ?? (mayExceedSoft ? undefined : limits[0])
  if (!stands) return null
  const instead = stands.soft
    ? '请在限度内申请；确有必要的，热线负责人可以写明理由破例延期。'
    : '请在时限内办结并答复；办不完的，向诉求人说明情况。'
  return forbidden(stands.says, instead, stands.article)
}

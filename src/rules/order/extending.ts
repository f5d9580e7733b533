import { maskPersonal } from '../../domain/masking.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { actingUnit } from './acting-unit.ts'
import {
  type Decided,
  type Decider,
  type Deciders,
  events,
  forbidden,
  missing,
  type Refusal,
  rule,
  type Scene,
} from './context.ts'
import { extended } from './extended-deadline.ts'
import {
  appliedTooLate,
  type Extendable,
  exceededLimits,
  extendableClock,
  pendingRequest,
  withinLimits,
} from './extension-limits.ts'
import { informing } from './informing.ts'

const articleOf = (scene: Scene, order: WorkOrder): string =>
  rule(order, scene.pack.extension.enabled)?.source.article ?? ''

/** Where the citizen is to hear how far it has got, that has to be said. */
const progressMissing = (scene: Scene, order: WorkOrder, progress: string | undefined): Refusal | null => {
  const told = rule(order, scene.pack.extension.tellCitizen)
  if (!told?.value.includes('progress') || progress) return null
  return missing(['progress'], '延期要把阶段性进展告知诉求人，申请中缺少阶段性进展。', told.source.article)
}

const hints = (scene: Scene, order: WorkOrder, reason: string, clock: Extendable): readonly string[] => {
  const reasons = rule(order, scene.pack.extension.reasons)
  const named = reasons === null || reasons.value.some((word) => reason.includes(word))
  const late = scene.now.getTime() >= Date.parse(clock.dueAt)
  return [
    ...(named ? [] : [`可以延期的情形：${reasons.value.join('、')}（${reasons.source.article}）。`]),
    ...(late ? ['办理时限已经届满，延期应当及时申请。'] : []),
  ]
}

const requestExtension: Decider<'request-extension'> = (scene, order, { workdays, reason, progress }) => {
  const clock = extendableClock(scene, order)
  if ('refused' in clock) return clock
  if (pendingRequest(order))
    return forbidden('已有一个延期申请在等批复。', '请等批复后再申请。', articleOf(scene, order))
  const refusal =
    appliedTooLate(scene, order, clock) ??
    withinLimits(scene, order, workdays, false) ??
    progressMissing(scene, order, progress)
  if (refusal) return refusal
  const event: OrderEvent = {
    type: 'extension-requested',
    unit: actingUnit(scene, order),
    workdays,
    reason: maskPersonal(reason),
    ...(progress ? { progress: maskPersonal(progress) } : {}),
    article: articleOf(scene, order),
  }
  return { events: [event], warnings: hints(scene, order, reason, clock) }
}

/** Extends the clock and says so; the notice to the citizen is made of the same event. */
const grant = (
  scene: Scene,
  order: WorkOrder,
  clock: Extendable,
  given: {
    readonly workdays: number
    readonly reason: string
    readonly progress: string | undefined
    readonly override?: string
  },
): Decided | Refusal => {
  const { workdays, reason, progress, override } = given
  const deadline = extended(scene.pack, order, clock, workdays)
  if (!deadline) return forbidden('没有会到期的办理时限。', '请直接办理。', articleOf(scene, order))
  const article = exceededLimits(scene, order, workdays)[0]?.article ?? articleOf(scene, order)
  return events(
    {
      type: 'extension-granted',
      workdays,
      newDueAt: deadline.dueAt,
      reason: maskPersonal(reason),
      ...(progress ? { progress: maskPersonal(progress) } : {}),
      ...(override === undefined ? {} : { override: maskPersonal(override) }),
      article,
    },
    { type: 'clock-recounted', deadline, why: `同意延期${workdays}个工作日。` },
  )
}

/** The place names who decides: the hotline, or the level right above. */
const wrongApprover = (scene: Scene, order: WorkOrder): Refusal | null => {
  const approver = rule(order, scene.pack.extension.approver)
  const { unit } = scene.actor
  const above = order.hops.at(-1)?.from ?? null
  if (approver?.value === 'center' && unit !== undefined)
    return forbidden('延期由热线批准，本单位不能决定。', '请由热线派单员处理。', approver.source.article)
  if (approver?.value === 'next_level_up' && (unit ?? null) !== above)
    return forbidden(
      '延期由承办单位的上一级管理单位决定，不能越级。',
      '请由交办这件工单的上一级单位处理。',
      approver.source.article,
    )
  return null
}

const nothingPending = (scene: Scene, order: WorkOrder): Refusal =>
  forbidden('没有等待批复的延期申请。', '请先由承办单位申请延期。', articleOf(scene, order))

const approveExtension: Decider<'approve-extension'> = (scene, order, command) => {
  const clock = extendableClock(scene, order)
  if ('refused' in clock) return clock
  const request = pendingRequest(order)
  if (!request) return nothingPending(scene, order)
  const workdays = command.workdays ?? request.workdays
  const refusal = wrongApprover(scene, order) ?? withinLimits(scene, order, workdays, false)
  return refusal ?? grant(scene, order, clock, { ...request, progress: request.progress, workdays })
}

const refuseExtension: Decider<'refuse-extension'> = (scene, order, { reason }) => {
  if (!pendingRequest(order)) return nothingPending(scene, order)
  return wrongApprover(scene, order) ?? events({ type: 'extension-refused', reason: maskPersonal(reason) })
}

/** The hotline's lead: a request that waits, or beyond a soft limit. Hard limits stand for everybody. */
const grantExtension: Decider<'grant-extension'> = (scene, order, command) => {
  const clock = extendableClock(scene, order)
  if ('refused' in clock) return clock
  const request = pendingRequest(order)
  const { workdays, override } = command
  const progress = command.progress ?? request?.progress
  const refusal =
    wrongApprover(scene, order) ??
    withinLimits(scene, order, workdays, true) ??
    (request ? null : (appliedTooLate(scene, order, clock) ?? noNeedToExceed(scene, order, workdays))) ??
    progressMissing(scene, order, progress)
  return (
    refusal ??
    grant(scene, order, clock, { workdays, reason: request?.reason ?? override, progress, override })
  )
}

const noNeedToExceed = (scene: Scene, order: WorkOrder, workdays: number): Refusal | null =>
  exceededLimits(scene, order, workdays).length > 0
    ? null
    : forbidden(
        '没有等待批复的申请，也没有超过原则性的限度，不需要破例。',
        '请由承办单位申请延期，按一般程序批复。',
        articleOf(scene, order),
      )

/** What happens to the time a unit has, and what it tells in the meantime. */
export const extending: Deciders<
  | 'request-extension'
  | 'approve-extension'
  | 'refuse-extension'
  | 'grant-extension'
  | 'report-interim'
  | 'explain'
  | 'record-contact'
> = {
  'request-extension': requestExtension,
  'approve-extension': approveExtension,
  'refuse-extension': refuseExtension,
  'grant-extension': grantExtension,
  ...informing,
}

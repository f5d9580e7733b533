import type { Deadline, Stage } from '../../domain/deadline.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import { isOverdueNoted, isRed, isWarned } from '../../domain/work-order/next-due.ts'
import { isFinished, type WorkOrder } from '../../domain/work-order/work-order.ts'
import { automaticAccountability } from './accountability.ts'
import { stopped } from './clocks.ts'
import { type Decided, rule, type Scene, unitName } from './context.ts'
import { afterwards } from './finishing.ts'
import { overdueKind, owedBy } from './overdue.ts'
import { remindsAgain, remindsDaily } from './reminders.ts'
import { refusedBySilence } from './returning.ts'
import { proposals, triggerHolds } from './supervision-triggers.ts'

type Colour = Extract<OrderEvent, { type: 'warned' }>['colour']

const hasCome = (now: Date, instant: string | null | undefined): boolean =>
  instant != null && Date.parse(instant) <= now.getTime()

/** What is to be begun at once: its end is its alarm, holidays or not. */
const isAtOnce = ({ clock, warnAt, dueAt }: Deadline): boolean =>
  clock === 'natural' && dueAt !== null && warnAt === dueAt

/** Somebody has taken it in hand. */
const isSigned = (order: WorkOrder): boolean => order.hops.at(-1)?.signedAt != null

const owing = (order: WorkOrder, stage: Stage) => {
  const unit = owedBy(order, stage)
  return unit === null ? {} : { unit }
}

const warned = (order: WorkOrder, { type, article }: Deadline, colour: Colour): OrderEvent => ({
  type: 'warned',
  clock: type,
  colour,
  ...owing(order, type),
  article,
})

const overdueNoted = (scene: Scene, order: WorkOrder, clock: Deadline): OrderEvent => {
  const kind = overdueKind(scene, order, clock.type)
  return {
    type: 'overdue-noted',
    clock: clock.type,
    article: clock.article,
    ...(kind === null ? {} : { kind }),
    ...owing(order, clock.type),
    ...(clock.dueAt === null ? {} : { dueAt: clock.dueAt }),
  }
}

/** The cause for which people answer when this step came late. */
const causeOf = (stage: Stage, kind: string | null): string | null => (stage === 'view' ? 'view_late' : kind)

const accountabilityFor = (scene: Scene, order: WorkOrder, stage: Stage): readonly OrderEvent[] => {
  const cause = causeOf(stage, overdueKind(scene, order, stage))
  if (cause === null) return []
  const unit = owedBy(order, stage)
  const name = unit === null ? scene.pack.terms.center : unitName(scene.units, unit)
  const count = (scene.elsewhere.overdueThisMonth[stage] ?? 0) + 1
  const reason = `${name}没有按时完成这一步，当月第${count}次。`
  return automaticAccountability(scene, order, { cause, unit, count, reason })
}

/** Triggers of supervision that this late step brings about. */
const triggersOf = (scene: Scene, order: WorkOrder, stage: Stage): readonly string[] => {
  const kind = overdueKind(scene, order, stage)
  const again = kind === null ? [] : order.supervisions.map(({ level }) => `overdue_after_${level}`)
  const views = stage === 'view' ? ['view_late', 'view_late_three_a_month'] : []
  const candidates = [...(kind === null ? [] : [kind]), ...views, ...again]
  return candidates.filter((trigger) => triggerHolds(scene, order, trigger) === true)
}

/** A step came late: it is noted on whoever owed it, with what the place lets follow. */
const lateStep = (scene: Scene, order: WorkOrder, clock: Deadline): readonly OrderEvent[] => {
  const noted = [overdueNoted(scene, order, clock), ...accountabilityFor(scene, order, clock.type)]
  const after = afterwards(scene, order, noted)
  return [...noted, ...proposals(scene, after, triggersOf(scene, after, clock.type))]
}

/** Where the place says what silence means, the end of the review is an answer and nobody is late. */
const silence = (scene: Scene, order: WorkOrder, stage: Stage): readonly OrderEvent[] => {
  const means = rule(order, scene.pack.returns.silence)?.value
  const pending = order.returns.some(({ decision }) => decision === 'pending')
  if (stage !== 'return_county_review' || means !== 'deny' || !pending) return []
  const answer = refusedBySilence(scene, order)
  return [...answer, ...stopped(afterwards(scene, order, answer), [stage], true)]
}

const atEnd = (scene: Scene, order: WorkOrder, clock: Deadline): readonly OrderEvent[] => {
  if (isOverdueNoted(order, clock)) return []
  const answered = silence(scene, order, clock.type)
  if (answered.length > 0) return answered
  if (!isAtOnce(clock)) return lateStep(scene, order, clock)
  const alarm = warned(order, clock, 'yellow')
  const late = isSigned(order) ? [] : lateStep(scene, order, clock)
  return [alarm, ...late, ...remindsDaily(scene, clock)]
}

const early = (scene: Scene, order: WorkOrder, clock: Deadline): readonly OrderEvent[] => {
  if (isWarned(order, clock) || !hasCome(scene.now, clock.warnAt)) return []
  const alarm = warned(order, clock, clock.dueAt === null ? 'reminder' : 'yellow')
  return [alarm, ...remindsAgain(scene, order, clock)]
}

const redCard = (scene: Scene, order: WorkOrder, clock: Deadline): readonly OrderEvent[] => {
  const runs = order.deadlines.some(({ type }) => type === clock.type)
  if (!runs || !hasCome(scene.now, clock.redAt) || isRed(order, clock)) return []
  return isAtOnce(clock)
    ? [warned(order, clock, 'reminder'), ...remindsDaily(scene, clock)]
    : [warned(order, clock, 'red')]
}

/**
 * What happens because a running clock has come to its warning, its end or its red card, and has not happened yet.
 * Nothing when it has not come, was done already, or nothing is owed any more.
 */
export const decideDue = (scene: Scene, order: WorkOrder, stage: Stage): Decided => {
  const clock = order.deadlines.find(({ type }) => type === stage)
  if (!clock || isFinished(order)) return { events: [], warnings: [] }
  if (!hasCome(scene.now, clock.dueAt)) return { events: early(scene, order, clock), warnings: [] }
  const ended = atEnd(scene, order, clock)
  const red = redCard(scene, afterwards(scene, order, ended), clock)
  return { events: [...ended, ...red], warnings: [] }
}

import type { Deadline, Stage } from '../../domain/deadline.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { clocksOnArrival, handlingClocks, runs, started, stopped, tierOf } from './clocks.ts'
import type { Scene } from './context.ts'
import { extended } from './extended-deadline.ts'
import { keepingReminder } from './reminders.ts'

const sorted: readonly Stage[] = ['dispatch_city', 'dispatch_county', 'view', 'handle', 'interim_report']
const waiting = ['accepted', 'pending_dispatch']

/** From when the present level's time counts. */
const countedFrom = (order: WorkOrder): Date | null => {
  const clock = order.deadlines.find(({ type }) => sorted.includes(type) && type !== 'interim_report')
  return clock ? new Date(clock.startedAt ?? order.hops.at(-1)?.at ?? order.filedAt) : null
}

const isSame = (one: Deadline, other: Deadline): boolean =>
  one.dueAt === other.dueAt && one.warnAt === other.warnAt && one.article === other.article

/** Steps that are done are not owed again because the order is sorted otherwise. */
const isDone = (order: WorkOrder, stage: Stage): boolean =>
  (stage === 'view' && order.hops.at(-1)?.signedAt != null) ||
  (stage === 'interim_report' && order.interims.length > 0)

/**
 * The running clocks once the order is sorted otherwise: counted again from where they began, under the rule that fits
 * it now. A clock the rule no longer knows falls away, one it newly knows begins.
 */
export const recounted = (
  scene: Scene,
  before: WorkOrder,
  after: WorkOrder,
  why: string,
): readonly OrderEvent[] => {
  const from = countedFrom(before)
  if (from === null) return []
  const { pack, units } = scene
  const tier = tierOf(units, after.holder)
  const passing = waiting.includes(after.state) || runs(before, 'dispatch_county')
  const due = (passing ? clocksOnArrival : handlingClocks)(pack, after, tier, from)
  const running = before.deadlines.filter(({ type }) => sorted.includes(type))
  const gone = running.map(({ type }) => type).filter((type) => !due.some((clock) => clock.type === type))
  const fresh = due.filter(({ type }) => !runs(before, type) && !isDone(before, type))
  const changed = running.flatMap((clock) => {
    const anew = due.find(({ type }) => type === clock.type)
    if (!anew) return []
    // An extension that was granted stays granted.
    const days = clock.extendedBy ?? 0
    const full = days === 0 ? anew : (extended(pack, after, anew, days) ?? anew)
    const kept = keepingReminder(full, clock)
    return isSame(kept, clock) ? [] : [kept]
  })
  return [
    ...stopped(before, gone, false),
    ...changed.map((deadline): OrderEvent => ({ type: 'clock-recounted', deadline, why })),
    ...started(fresh),
  ]
}

import type { Deadline, Stage } from '../../domain/deadline.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { addWorkdays, dayOf, hourOfDay } from '../../domain/working-time.ts'
import { chinaCalendar } from '../calendars/index.ts'
import { clocksOnArrival, handlingClocks, runs, started, stopped, tierOf } from './clocks.ts'
import { rule, type Scene } from './context.ts'

const sorted: readonly Stage[] = ['dispatch_city', 'dispatch_county', 'view', 'handle', 'interim_report']
const waiting = ['accepted', 'pending_dispatch']

/** From when the present level's time counts. */
const countedFrom = (order: WorkOrder): Date | null => {
  const clock = order.deadlines.find(({ type }) => sorted.includes(type) && type !== 'interim_report')
  return clock ? new Date(clock.startedAt ?? order.hops.at(-1)?.at ?? order.filedAt) : null
}

/** An extension that was granted stays granted. */
const extended = ({ pack }: Scene, order: WorkOrder, anew: Deadline, days: number | undefined): Deadline => {
  if (days === undefined || days === 0 || anew.dueAt === null) return anew
  const end = rule(order, pack.counting)?.value.end ?? '24:00'
  const lastDay = dayOf(new Date(Date.parse(anew.dueAt) - 1))
  const count = addWorkdays(chinaCalendar, lastDay, days)
  return {
    ...anew,
    dueAt: hourOfDay(count.lastDay, end).toISOString(),
    provisional: anew.provisional || count.provisional,
    explanation: `${anew.explanation}已同意延长${days}个工作日。`,
    extendedBy: days,
  }
}

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
    const full = extended(scene, after, anew, clock.extendedBy)
    return full.explanation === clock.explanation ? [] : [full]
  })
  return [
    ...stopped(before, gone, false),
    ...changed.map((deadline): OrderEvent => ({ type: 'clock-recounted', deadline, why })),
    ...started(fresh),
  ]
}

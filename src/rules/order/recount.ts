import type { Deadline, Stage } from '../../domain/deadline.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { Calendar } from '../../domain/working-time.ts'
import { chinaCalendar } from '../calendars/index.ts'
import { deadlinesFor } from '../deadlines.ts'
import { conditionsOf, tierOf } from './clocks.ts'
import type { Decided, Scene } from './context.ts'
import { extended } from './extended-deadline.ts'
import { keepingReminder } from './reminders.ts'

/** The clock as it would be counted today; null when it cannot be counted again. */
const countedAgain = (
  scene: Scene,
  order: WorkOrder,
  clock: Deadline,
  calendar: Calendar,
): Deadline | null => {
  if (clock.startedAt === undefined) return null
  const startAt = new Date(clock.startedAt)
  const conditions = conditionsOf(order, tierOf(scene.units, order.holder ?? order.lead))
  const asked = { ...conditions, stage: clock.type }
  const [own] = deadlinesFor(scene.pack, asked, startAt, order.packDay, calendar)
  if (!own) return null
  const plain = keepingReminder({ ...own, startedAt: clock.startedAt }, clock)
  const days = clock.extendedBy ?? 0
  return days === 0 ? plain : extended(scene.pack, order, plain, days, calendar)
}

/**
 * Counts a provisional clock again once the holidays of its year are published. Nothing when it is certain already or
 * comes out the same.
 */
export const recount = (
  scene: Scene,
  order: WorkOrder,
  stage: Stage,
  calendar: Calendar = chinaCalendar,
): Decided => {
  const clock = order.deadlines.find(({ type }) => type === stage)
  const again = clock?.provisional ? countedAgain(scene, order, clock, calendar) : null
  if (!clock || !again || (again.dueAt === clock.dueAt && again.provisional === clock.provisional))
    return { events: [], warnings: [] }
  const why = '放假安排已经公布，时限重新计算。'
  return { events: [{ type: 'clock-recounted', deadline: again, why }], warnings: [] }
}

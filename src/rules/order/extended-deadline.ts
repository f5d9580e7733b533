import type { Deadline } from '../../domain/deadline.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { addWorkdays, type Calendar, hourOfDay } from '../../domain/working-time.ts'
import { chinaCalendar } from '../calendars/index.ts'
import { explainWorkdays } from '../explain-count.ts'
import type { RulePack } from '../rule-pack.ts'
import { lastDayOf, withCards } from '../warning-cards.ts'
import { rule } from './context.ts'

/** This clock with an end that many working days after its old one; null where it has none. */
export const extended = (
  pack: RulePack,
  order: WorkOrder,
  clock: Deadline,
  workdays: number,
  calendar: Calendar = chinaCalendar,
): (Deadline & { readonly dueAt: string }) | null => {
  if (clock.dueAt === null) return null
  const oldDay = lastDayOf(clock.dueAt)
  const end = rule(order, pack.counting)?.value.end ?? '24:00'
  const count = addWorkdays(calendar, oldDay, workdays)
  const dueAt = hourOfDay(count.lastDay, end).toISOString()
  const anew: Deadline = {
    ...clock,
    dueAt,
    clock: 'workday',
    warnAt: null,
    redAt: null,
    provisional: clock.provisional || count.provisional,
    explanation: `${clock.explanation}经同意延期${workdays}个工作日，从原到期日${explainWorkdays(calendar, oldDay, count, end)}`,
    extendedBy: (clock.extendedBy ?? 0) + workdays,
  }
  const startAt = new Date(clock.startedAt ?? clock.dueAt)
  return { ...withCards(pack, anew, { startAt, rulesOn: order.packDay, calendar }), dueAt }
}

import type { Deadline } from '../deadline.ts'
import { isFinished, type WorkOrder } from './work-order.ts'

type Marks = readonly { readonly clock: string; readonly at: string }[]

/** Something was noted on this clock at or after that instant. What was noted for an earlier end does not count. */
const notedSince = (marks: Marks, clock: string, instant: string): boolean =>
  marks.some((mark) => mark.clock === clock && Date.parse(mark.at) >= Date.parse(instant))

/** The warning of this clock was given; once its end has passed, it is too late for one. */
export const isWarned = (order: WorkOrder, { type, warnAt, dueAt }: Deadline): boolean =>
  warnAt === null ||
  notedSince(order.warnings, type, warnAt) ||
  (dueAt !== null && notedSince(order.overdue, type, dueAt))

/** The end of this clock was noted; where the end is itself the alarm, the alarm is enough. */
export const isOverdueNoted = (order: WorkOrder, { type, warnAt, dueAt }: Deadline): boolean =>
  dueAt === null ||
  notedSince(order.overdue, type, dueAt) ||
  (warnAt === dueAt && notedSince(order.warnings, type, dueAt))

/** The red card of this clock was given, or the reminder that takes its place. */
export const isRed = (order: WorkOrder, { type, redAt }: Deadline): boolean => {
  const red = order.warnings.filter(({ colour }) => colour !== 'yellow')
  return redAt == null || notedSince(red, type, redAt)
}

/** When something is next to be done on this clock, given what was done already; null = nothing any more. */
export const nextDue = (order: WorkOrder, deadline: Deadline): string | null => {
  if (isFinished(order)) return null
  if (!isWarned(order, deadline)) return deadline.warnAt
  if (!isOverdueNoted(order, deadline)) return deadline.dueAt
  return isRed(order, deadline) ? null : (deadline.redAt ?? null)
}

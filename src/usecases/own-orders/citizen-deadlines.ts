import type { Deadline, Stage } from '../../domain/deadline.ts'
import { chineseDue } from '../../domain/place-day.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { Scene } from '../../rules/order/context.ts'
import { timeLeft } from '../../rules/time-left.ts'
import type { CitizenOrder } from './citizen-order.ts'
import { expectedHandling } from './expected-handling.ts'

/** Clocks of the paperwork between offices: nothing a citizen waits for. */
const betweenOffices: readonly Stage[] = [
  'return_unit',
  'return_county',
  'return_county_review',
  'return',
  'audit',
  'file_to_center',
  'site_supervision_plan',
  'formal_letter',
  'center_review',
  'staff_change',
]

/** A clock without an end only reminds those at work; but whether handling has an end is the citizen's to know. */
const concernsCitizen = ({ type, dueAt }: Deadline): boolean =>
  !betweenOffices.includes(type) && (dueAt !== null || type === 'handle')

/** The clocks a citizen waits for, and the one that will run once the order has reached its unit. */
export const citizenDeadlines = (
  { pack, units, now }: Scene,
  order: WorkOrder,
): CitizenOrder['deadlines'] => {
  const expected = expectedHandling(pack.place, order, units)
  const leftOf = (dueAt: string, clock: Deadline['clock']) => timeLeft(now, new Date(dueAt), clock).words
  const shown = (deadline: Deadline, isExpected: boolean) => ({
    type: deadline.type,
    dueAt: deadline.dueAt,
    due: deadline.dueAt === null ? null : chineseDue(new Date(deadline.dueAt)),
    article: deadline.article,
    explanation: deadline.explanation,
    overdue: !isExpected && deadline.dueAt !== null && new Date(deadline.dueAt) < now,
    left: isExpected || deadline.dueAt === null ? null : leftOf(deadline.dueAt, deadline.clock),
    expected: isExpected,
  })
  return [
    ...order.deadlines.filter(concernsCitizen).map((deadline) => shown(deadline, false)),
    ...(expected ? [shown(expected, true)] : []),
  ]
}

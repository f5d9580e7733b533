import type { Deadline } from '../../domain/deadline.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { clockFor, tierOf } from './clocks.ts'
import type { Scene } from './context.ts'

/** A clock without an end reminds again and again, as long as its step is not done. */
export const remindsAgain = (
  { pack, units, now }: Scene,
  order: WorkOrder,
  clock: Deadline,
): readonly OrderEvent[] => {
  if (clock.dueAt !== null) return []
  const anew = clockFor(pack, order, clock.type, tierOf(units, order.holder ?? order.lead), now)
  if (!anew?.warnAt || anew.dueAt !== null) return []
  const deadline = { ...clock, warnAt: anew.warnAt, provisional: anew.provisional }
  return [{ type: 'clock-recounted', deadline, why: '没有规定期限，平台到时再次提醒。' }]
}

const aDay = 24 * 60 * 60_000

/** What is to be done at once has no red card: after its alarm it reminds every day, holidays or not. */
export const remindsDaily = ({ now }: Scene, clock: Deadline): readonly OrderEvent[] => {
  const deadline = { ...clock, redAt: new Date(now.getTime() + aDay).toISOString() }
  return [{ type: 'clock-recounted', deadline, why: '还没有办结，平台次日再次提醒。' }]
}

/** A clock counted anew does not go back to a reminder that was given already. */
export const keepingReminder = (anew: Deadline, before: Deadline): Deadline => {
  if (anew.dueAt !== null && anew.dueAt === anew.warnAt && before.dueAt === before.warnAt)
    return { ...anew, redAt: before.redAt }
  if (anew.dueAt !== null || before.dueAt !== null || anew.warnAt === null) return anew
  return before.warnAt !== null && before.warnAt > anew.warnAt ? { ...anew, warnAt: before.warnAt } : anew
}

import type { Deadline } from '../../../domain/deadline.ts'
import type { RecordedEvent } from '../../../domain/work-order/event.ts'
import { clockNames } from '../../../rules/order/notices/clock-names.ts'
import { timeLeft } from '../../../rules/time-left.ts'

/** Steps that were late and are over: which one, by how much, and that nothing of it runs any more. */
export const lateBefore = (events: readonly RecordedEvent[]): readonly string[] => {
  const running = new Map<string, Deadline>()
  return events.flatMap(({ event, at }) => {
    if (event.type === 'clocks-started') for (const each of event.deadlines) running.set(each.type, each)
    if (event.type !== 'clocks-stopped') return []
    return event.clocks.flatMap((type) => {
      const clock = running.get(type)
      running.delete(type)
      return clock === undefined ? [] : wordsOf(clock, new Date(at))
    })
  })
}

const wordsOf = ({ type, dueAt, clock }: Deadline, ended: Date): readonly string[] => {
  if (dueAt === null) return []
  const { state, words } = timeLeft(ended, new Date(dueAt), clock)
  return state === 'late' ? [`${clockNames[type]}${words.replace('已', '')}，那一步已结束`] : []
}

import type { Deadline } from '../../../domain/deadline.ts'
import { timeLeft } from '../../../rules/time-left.ts'

type Props = {
  readonly now: Date
  readonly dueAt: string | null
  readonly overdue: boolean
  /** What the clock counts in; working days unless told otherwise. */
  readonly clock?: Deadline['clock'] | null
}

const kinds = { ahead: '', near: ' near', late: ' late' } as const

/** Time until the end of the first running clock, or since; late and nearly late are said in words too. */
export const DueChip = ({ now, dueAt, overdue, clock }: Props) => {
  if (dueAt === null)
    return overdue ? <span class="chip late">已逾期</span> : <span class="chip none">无时限</span>
  const { state, words } = timeLeft(now, new Date(dueAt), clock ?? 'workday')
  // Late with a step before, or with an end that was moved since, while this one has time left.
  const before = overdue && state !== 'late'
  return (
    <time class={`chip${before ? kinds.late : kinds[state]}`} datetime={dueAt}>
      {before ? `${words}，此前逾期过` : words}
    </time>
  )
}

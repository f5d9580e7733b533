import { dayOf, isWorkday, nextDay } from '../../../domain/working-time.ts'
import { chinaCalendar } from '../../../rules/calendars/index.ts'

type Props = { readonly now: Date; readonly dueAt: string | null; readonly overdue: boolean }

/** Time left until the end of the first running clock, in working days; late and nearly late are said in words too. */
export const DueChip = ({ now, dueAt, overdue }: Props) => {
  if (dueAt === null) return <span class="chip none">无时限</span>
  const due = new Date(dueAt)
  if (overdue || due <= now)
    return (
      <time class="chip late" datetime={dueAt}>
        已逾期
      </time>
    )
  const days = workdaysUntil(now, due)
  return (
    <time class={`chip${days <= 1 ? ' near' : ''}`} datetime={dueAt}>
      {days === 0 ? '今天到期' : `剩 ${days} 个工作日`}
    </time>
  )
}

const mostShown = 250

/** Working days that begin after today and by the day it is due. */
const workdaysUntil = (now: Date, due: Date): number => {
  const last = dayOf(new Date(due.getTime() - 1))
  let days = 0
  for (let day = dayOf(now); day < last && days < mostShown; ) {
    day = nextDay(day)
    if (isWorkday(chinaCalendar, day)) days += 1
  }
  return days
}

import type { Deadline } from '../domain/deadline.ts'
import { dayOf, endOfDay, workdaysAfter } from '../domain/working-time.ts'
import { chinaCalendar } from './calendars/index.ts'

/** How a running clock stands: `near` ends by the end of the next day that counts. */
type TimeLeft = { readonly state: 'ahead' | 'near' | 'late'; readonly words: string }

/**
 * What is left until an end, or has passed since, in the unit of its clock: 还剩3个工作日, 今天到期, 已逾期2个工作日,
 * 还剩20分钟, 已逾期5小时. The day of the end never counts (Civil Code art. 201).
 */
export const timeLeft = (now: Date, dueAt: Date, clock: Deadline['clock']): TimeLeft =>
  clock === 'natural' ? naturalTime(now, dueAt) : workingTime(now, dueAt)

/** The last day of a period; what ends at 24:00 ends on the day before. */
const lastDay = (dueAt: Date): string => dayOf(new Date(dueAt.getTime() - 1))

const workingTime = (now: Date, dueAt: Date): TimeLeft => {
  const [today, last] = [dayOf(now), lastDay(dueAt)]
  if (dueAt <= now) {
    const days = workdaysAfter(chinaCalendar, last, today)
    return { state: 'late', words: days === 0 ? '已逾期不足1个工作日' : `已逾期${days}个工作日` }
  }
  const days = workdaysAfter(chinaCalendar, today, last)
  if (today === last) return { state: 'near', words: '今天到期' }
  if (days === 0) return { state: 'near', words: '还剩不足1个工作日' }
  return { state: days === 1 ? 'near' : 'ahead', words: `还剩${days}个工作日` }
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const naturalTime = (now: Date, dueAt: Date): TimeLeft => {
  const left = dueAt.getTime() - now.getTime()
  if (left <= 0) return { state: 'late', words: `已逾期${span(-left, dueAt, now)}` }
  return { state: left <= DAY ? 'near' : 'ahead', words: `还剩${span(left, now, dueAt)}` }
}

/** Minutes within the hour, hours up to two days, then the days that begin in between. */
const span = (length: number, from: Date, to: Date): string => {
  if (length < MINUTE) return '不足1分钟'
  if (length < HOUR) return `${Math.floor(length / MINUTE)}分钟`
  if (length < 2 * DAY) return `${Math.floor(length / HOUR)}小时`
  return `${Math.round((endOfDay(lastDay(to)).getTime() - endOfDay(lastDay(from)).getTime()) / DAY)}天`
}

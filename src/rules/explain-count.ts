import { type Calendar, type DayCount, weekdayOf } from '../domain/working-time.ts'

const parts = (day: string): readonly [number, number, number] => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return [year, month, date]
}

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

const weekdayName = (day: string): string => weekdays[weekdayOf(day)] ?? ''

/** 10月1日 */
const monthDay = (day: string): string => `${parts(day)[1]}月${parts(day)[2]}日`

/** 2026年9月28日（周一） */
const fullDay = (day: string): string => `${parts(day)[0]}年${monthDay(day)}（${weekdayName(day)}）`

/** 10月1日至7日, 1月31日至2月6日, 10月1日 */
const span = (first: string, last: string): string => {
  if (first === last) return monthDay(first)
  const sameMonth = first.slice(0, 7) === last.slice(0, 7)
  return `${monthDay(first)}至${sameMonth ? `${parts(last)[2]}日` : monthDay(last)}`
}

type Run = { readonly name: string; readonly first: string; readonly last: string }

const runs = (calendar: Calendar, days: readonly string[]): readonly Run[] => {
  const found: Run[] = []
  for (const day of days) {
    const name = calendar.holidays.get(day)
    const previous = found.at(-1)
    if (name === undefined) continue
    if (previous?.name === name) found[found.length - 1] = { ...previous, last: day }
    else found.push({ name, first: day, last: day })
  }
  return found
}

const weekends = (calendar: Calendar, days: readonly string[]): string[] => {
  const plain = days.filter((day) => !calendar.holidays.has(day))
  const [first, last] = [plain[0], plain.at(-1)]
  if (first === undefined || last === undefined) return []
  return [plain.length <= 2 ? `${span(first, last)}是周末不计` : '周末不计']
}

/** Beyond this many, a list of days helps nobody. */
const listed = 5

const exceptions = (calendar: Calendar, count: DayCount): string => {
  const holidays = runs(calendar, count.skipped).map(
    ({ name, first, last }) => `${name}${span(first, last)}不计`,
  )
  const worked = count.counted
    .filter((day) => calendar.makeUpWorkdays.has(day))
    .map((day) => `${monthDay(day)}（${weekdayName(day)}）是调休上班日`)
  return [
    ...(holidays.length > listed ? ['法定节假日不计'] : holidays),
    ...weekends(calendar, count.skipped),
    ...(worked.length > listed ? ['调休上班日计入'] : worked),
  ].join('，')
}

/** 24时, 17时30分 */
const hourName = (hour: string): string => {
  const [hours = '', minutes = ''] = hour.split(':')
  return `${Number(hours)}时${minutes === '00' ? '' : `${minutes}分`}`
}

const ending = (start: string, day: string, hour: string): string => {
  const year = start.slice(0, 4) === day.slice(0, 4) ? '' : `${parts(day)[0]}年`
  return `到${year}${monthDay(day)}${hourName(hour)}届满。`
}

const caution = (count: DayCount): string =>
  count.provisional ? '其中有的年份放假安排尚未公布，暂按周一至周五计，公布后重新计算。' : ''

/** 2026年9月28日（周一）的次日起算5个工作日：…，到10月10日24时届满。 */
export const explainWorkdays = (calendar: Calendar, start: string, count: DayCount, hour: string): string => {
  const except = exceptions(calendar, count)
  const begins = `${fullDay(start)}的次日起算${count.counted.length}个工作日`
  return `${begins}${except === '' ? '' : `：${except}`}，${ending(start, count.lastDay, hour)}${caution(count)}`
}

export const explainDays = (start: string, count: DayCount, hour: string): string => {
  const begins = `${fullDay(start)}的次日起算${count.counted.length}日`
  const rolled = count.rolledFrom === null ? '' : `，最后一日${monthDay(count.rolledFrom)}是休息日，顺延`
  return `${begins}${rolled}，${ending(start, count.lastDay, hour)}${caution(count)}`
}

export const explainSameDay = (day: string): string => `${fullDay(day)}当日办，${ending(day, day, '24:00')}`

/** Beijing wall time of an instant: 2026年10月1日（周四）09:30 */
export const fullMoment = (at: Date): string => {
  const [day = '', time = ''] = new Date(at.getTime() + 8 * 3_600_000).toISOString().split('T')
  return `${fullDay(day)}${time.slice(0, 5)}`
}

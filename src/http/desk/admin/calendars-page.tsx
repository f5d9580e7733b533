import {
  type Calendar,
  type CalendarYear,
  dayOf,
  isWorkday,
  weekdayOf,
} from '../../../domain/working-time.ts'
import { chineseDate } from '../../pages/chinese-date.ts'
import { TableHead } from '../../table-head.tsx'
import type { DeskCounts } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { AdminLayout } from './admin-layout.tsx'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly years: readonly CalendarYear[]
  readonly calendar: Calendar
  readonly year: CalendarYear
}

/** A year by months: days off, days made up for, and the announcement they were taken from. */
export const CalendarsPage = ({ visit, counts, years, calendar, year }: Props) => (
  <AdminLayout visit={visit} counts={counts} part="calendars" title={`${year.year}年工作日历`}>
    <p>
      {years.map((each) => (
        <>
          <a
            href={`/${visit.place}/desk/admin/calendars?year=${each.year}`}
            {...(each.year === year.year ? { 'aria-current': 'page' as const } : {})}
          >
            {`${each.year}年`}
          </a>{' '}
        </>
      ))}
    </p>
    <p class="meta">工作日按国务院办公厅的放假通知计算。没有公布的年份先按周一至周五计，公布后重新计算。</p>
    <ul>
      {year.holidays.map(({ name, from, to }) => (
        <li>{`${name}：${chineseDate(from)}至${chineseDate(to)}`}</li>
      ))}
      <li>{`调休上班：${year.makeUpWorkdays.map(chineseDate).join('、') || '无'}`}</li>
    </ul>
    <p>
      {year.sources.map((source, n) => (
        <a href={source} rel="noreferrer">{`通知原文${year.sources.length > 1 ? n + 1 : ''}`}</a>
      ))}
    </p>
    <div class="months">
      {Array.from({ length: 12 }, (_, index) => (
        <Month calendar={calendar} year={year.year} month={index + 1} />
      ))}
    </div>
  </AdminLayout>
)

const weekdays = ['一', '二', '三', '四', '五', '六', '日']

type MonthProps = { readonly calendar: Calendar; readonly year: number; readonly month: number }

const Month = ({ calendar, year, month }: MonthProps) => (
  <table>
    <caption>{`${month}月`}</caption>
    <TableHead columns={weekdays} />
    <tbody>
      {weeksOf(year, month).map((week) => (
        <tr>
          {week.map((day) => (
            <Day calendar={calendar} day={day} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

const Day = ({ calendar, day }: { readonly calendar: Calendar; readonly day: string | null }) => {
  if (day === null) return <td />
  const number = Number(day.slice(8))
  if (calendar.makeUpWorkdays.has(day)) return <td class="make-up">{`${number}班`}</td>
  if (!isWorkday(calendar, day)) return <td class="off">{`${number}休`}</td>
  return <td>{number}</td>
}

const weeksOf = (year: number, month: number): readonly (readonly (string | null)[])[] => {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const first = dayOf(new Date(Date.UTC(year, month - 1, 1)))
  const before = (weekdayOf(first) + 6) % 7
  const cells = [
    ...Array.from({ length: before }, () => null),
    ...Array.from({ length: days }, (_, n) => dayOf(new Date(Date.UTC(year, month - 1, n + 1)))),
  ]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

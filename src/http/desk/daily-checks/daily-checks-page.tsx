import type { UnitId } from '../../../domain/place.ts'
import { chineseMoment } from '../../../domain/place-day.ts'
import { dayOf } from '../../../domain/working-time.ts'
import type { DailyCheck } from '../../../ports/daily-checks.ts'
import type { LookToday } from '../../../usecases/daily-checks/daily-checks-of.ts'
import { longestFinding } from '../../../usecases/daily-checks/record-daily-check.ts'
import { mostCounted } from '../../../usecases/orders/list-orders.ts'
import { DataTable } from '../admin/data-table.tsx'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { Fault } from '../fault.tsx'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  /** null on a day without the duty. */
  readonly today: LookToday | null
  readonly checks: readonly DailyCheck[]
  readonly names: ReadonlyMap<string, string>
  readonly unitNames: ReadonlyMap<UnitId, string>
  readonly once: string
  readonly done: readonly string[]
  readonly refused: { readonly found: string; readonly fault: string } | null
}

/** Today's duty to look in, the form that says it was done, and the days before. */
export const DailyChecksPage = (props: Props) => {
  const { visit, counts, today, done } = props
  return (
    <DeskLayout visit={visit} counts={counts} title="每日查阅" at="daily-checks" styles={['desk-admin']}>
      <section class="admin" aria-labelledby="checks-name">
        <header>
          <h1 id="checks-name">每日查阅</h1>
        </header>
        {done.map((line) => (
          <p class="done" role="status">
            {line}
          </p>
        ))}
        {today === null ? (
          <p class="meta">今天没有规定要登录查阅。</p>
        ) : (
          <p class="meta">
            {today.says}（{today.article}）。
          </p>
        )}
        <Today {...props} />
        <Days {...props} />
      </section>
    </DeskLayout>
  )
}

const Today = ({ visit, today, names, once, refused }: Props) => {
  if (today === null) return <Fault words={refused?.fault} />
  const { check, mine } = today
  return (
    <>
      <p>{check === null ? '今天还没有人登记。' : `今天的查阅${saidBy(check, names)}。`}</p>
      {mine ? (
        <form class="sheet" method="post" action={`/${visit.place}/desk/daily-checks`}>
          <Fault words={refused?.fault} />
          <input type="hidden" name="once" value={once} />
          <input type="hidden" name="day" value={dayOf(visit.now)} />
          <label for="found">发现的情况（没有可以不填）</label>
          <textarea id="found" name="found" rows={3} maxlength={longestFinding}>
            {refused?.found ?? ''}
          </textarea>
          <p class="meta">会一并记下登记人、时间，以及这时待办和逾期的件数。</p>
          <button type="submit">{check === null ? '已经查阅，登记' : '再登记一次'}</button>
        </form>
      ) : (
        <Fault words={refused?.fault} />
      )}
    </>
  )
}

const saidBy = ({ by, at }: DailyCheck, names: ReadonlyMap<string, string>): string =>
  `由${names.get(by) ?? by}在${chineseMoment(at)}登记`

/** As the lists count: no further than a hundred. */
const pieces = (count: number): string => (count >= mostCounted ? `${mostCounted}件以上` : `${count}件`)

const Days = ({ visit, checks, names, unitNames }: Props) => (
  <DataTable
    caption="最近的登记"
    heads={['时间', '单位', '登记人', '待办', '逾期', '发现的情况']}
    rows={checks.map(({ unit, by, at, waiting, overdue, found }) => [
      chineseMoment(at),
      unit === null ? visit.pack.terms.center : (unitNames.get(unit) ?? unit),
      names.get(by) ?? by,
      pieces(waiting),
      pieces(overdue),
      found === '' ? '无' : found,
    ])}
    empty="还没有登记过查阅。"
  />
)

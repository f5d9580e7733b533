import { chineseDay } from '../../../domain/place-day.ts'
import type { DutyCorrection } from '../../../ports/duty-corrections.ts'
import { listsOf } from '../../../usecases/orders/list-orders.ts'
import type { CorrectedDuty } from '../../../usecases/reports/corrected-catalogue.ts'
import type { DeskCounts } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { AdminLayout } from './admin-layout.tsx'
import { DataTable } from './data-table.tsx'

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly duties: readonly CorrectedDuty[]
  readonly other: readonly DutyCorrection[]
  readonly nameOf: (unit: string) => string
  readonly q: string
  readonly corrected: boolean
}

/** The duty catalogue, and what approved returns say against it. */
export const DutiesPage = ({ visit, counts, duties, other, nameOf, q, corrected }: Props) => (
  <AdminLayout visit={visit} counts={counts} part="duties" title="派单目录">
    <p class="meta">
      “以不属于本单位职责退单、经同意后改由别的单位主办”的工单列在对应事项下面，供修订目录时参考。
    </p>
    <form class="filter" method="get" action={`/${visit.place}/desk/admin/duties`}>
      <label>
        事项、单位或关键词
        <input name="q" type="search" value={q} maxlength={60} />
      </label>
      <label>
        范围
        <select name="corrected">
          <option value="">全部事项</option>
          <option value="yes" selected={corrected}>
            只看被退单纠正过的
          </option>
        </select>
      </label>
      <button type="submit">查找</button>
    </form>
    <DataTable
      caption={`${duties.length}个事项`}
      heads={['事项', '主办', '协办', '关键词', '依据', '退单纠正']}
      empty="没有找到。请换一个词，或看全部事项。"
      rows={duties.map((duty) => [
        duty.title,
        nameOf(duty.lead),
        duty.co.map(nameOf).join('、'),
        duty.words.slice(0, 8).join('、'),
        duty.basis,
        <Corrections visit={visit} corrections={duty.corrections} nameOf={nameOf} />,
      ])}
    />
    {other.length === 0 || q !== '' ? null : (
      <>
        <h2>目录里没有对应事项的退单</h2>
        <Corrections visit={visit} corrections={other} nameOf={nameOf} />
      </>
    )}
  </AdminLayout>
)

type CorrectionProps = Pick<Props, 'visit' | 'nameOf'> & {
  readonly corrections: readonly DutyCorrection[]
}

const Corrections = ({ visit, corrections, nameOf }: CorrectionProps) =>
  corrections.length === 0 ? (
    <span>无</span>
  ) : (
    <ul class="corrections">
      {corrections.map(({ no, at, from, lead, reason }) => (
        <li>
          {listsOf(visit.staff.role).length > 0 ? <a href={`/${visit.place}/desk/orders/${no}`}>{no}</a> : no}
          {`：${chineseDay(new Date(at))}，${nameOf(from)}退单，改由${nameOf(lead)}主办。理由：${reason}`}
        </li>
      ))}
    </ul>
  )

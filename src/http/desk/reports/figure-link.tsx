import type { Measure } from '../../../ports/report-figures.ts'
import type { Days } from '../../../rules/report-periods.ts'
import { measureNames } from '../../../usecases/reports/measure-names.ts'
import type { TableDimension } from '../../../usecases/reports/period-report.ts'

type LineOf = {
  readonly by: TableDimension | 'day' | 'month'
  readonly key: string | null
  readonly name: string
}
type Props = {
  readonly place: string
  readonly days: Days
  readonly measure: Measure
  readonly value: number
  readonly line?: LineOf
}

/** A figure that leads to its orders; nothing to open at zero. */
export const FigureLink = ({ place, days, measure, value, line }: Props) => {
  if (value === 0) return <>0</>
  const query = new URLSearchParams({
    measure,
    ...days,
    ...(line === undefined ? {} : { by: line.by, ...(line.key === null ? {} : { key: line.key }) }),
  })
  const label = `${line === undefined ? '' : `${line.name}，`}${measureNames[measure].name}${value}，查看工单`
  return (
    <a href={`/${place}/desk/reports/orders?${query}`} aria-label={label}>
      {value.toLocaleString('zh-CN')}
    </a>
  )
}

import type { NamedLine, PeriodReport } from '../../../usecases/reports/period-report.ts'
import type { Chart } from './chart.ts'
import { moved } from './report-words.ts'

/** A chart with the lines whose table stands under it. */
export type DrawnFrom = {
  readonly key: 'filed' | 'overdue'
  readonly chart: Chart
  readonly lines: readonly NamedLine[]
  readonly dimension: '日期' | '月份'
}

/** How the period went, one question each: how much came in, how much was late. */
export const chartsOf = ({ series, seriesBy, total, was }: PeriodReport): readonly DrawnFrom[] => {
  const chart = (key: 'filed' | 'overdue', what: string, unit: string): DrawnFrom => ({
    key,
    lines: series,
    dimension: seriesBy === 'day' ? '日期' : '月份',
    chart: {
      title: `${what}${total[key]}${unit}，${moved(total[key], was[key], unit)}`,
      unit,
      form: 'standing',
      meaning: key === 'overdue' ? 'danger' : 'plain',
      bars: series.map((line) => ({ name: line.name, value: line[key] })),
    },
  })
  return [chart('filed', '受理', '件'), ...(total.overdue > 0 ? [chart('overdue', '逾期', '次')] : [])]
}

const mostBars = 12

/** The lines with the most that was filed; units are not lined up by how they do. */
export const chartOfLines = ({ by, lines, total }: PeriodReport): Chart | null => {
  if (by === 'unit' || lines.length < 2) return null
  const [first] = lines
  if (first === undefined || first.filed === 0) return null
  const share = Math.round((first.filed / total.filed) * 100)
  return {
    title: `“${first.name}”最多，${first.filed}件，占${share}%`,
    unit: '件',
    form: 'lying',
    meaning: 'plain',
    bars: lines.slice(0, mostBars).map(({ name, filed }, n) => ({ name, value: filed, marked: n === 0 })),
  }
}

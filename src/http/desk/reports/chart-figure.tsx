import { raw } from 'hono/html'
import type { PeriodReport } from '../../../usecases/reports/period-report.ts'
import { TableHead } from '../../table-head.tsx'
import type { Chart } from './chart.ts'
import { FigureLink } from './figure-link.tsx'
import type { DrawnFrom } from './report-charts.ts'

export type Drawn = { readonly title: string; readonly svg: string; readonly form: Chart['form'] }

/** A chart under the sentence it answers with. The drawing is for the eye; the same figures stand in a table. */
export const ChartFigure = ({ drawn }: { readonly drawn: Drawn }) => (
  <figure class="chart">
    <figcaption>{drawn.title}</figcaption>
    <section class={`drawing ${drawn.form}`} tabindex={0} aria-label={`图：${drawn.title}`}>
      {raw(drawn.svg)}
    </section>
  </figure>
)

type Props = { readonly place: string; readonly report: PeriodReport; readonly from: DrawnFrom }

/** The figures of a chart, each leading to its orders. */
export const ChartTable = ({ place, report, from: { key, lines, dimension, chart } }: Props) => (
  <details>
    <summary>{chart.title}：数据表</summary>
    <table class="figures">
      <caption>{chart.title}</caption>
      <TableHead columns={[dimension, `${chart.unit}数`]} />
      <tbody>
        {lines.map((line) => (
          <tr>
            <th scope="row">{line.name}</th>
            <td class="number">
              <FigureLink
                place={place}
                days={report.period}
                measure={key}
                value={line[key]}
                line={{ by: report.seriesBy, key: line.key, name: line.name }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
)

import type { Figures, Measure } from '../../../ports/report-figures.ts'
import { measureNames } from '../../../usecases/reports/measure-names.ts'
import type { NamedLine, PeriodReport } from '../../../usecases/reports/period-report.ts'
import { percent, rateOf, rates } from '../../../usecases/reports/rates.ts'
import {
  countsWhat,
  rateArticle,
  reportedMeasures,
  reportedRates,
} from '../../../usecases/reports/reported-figures.ts'
import { TableHead } from '../../table-head.tsx'
import { FigureLink } from './figure-link.tsx'
import { dimensionNames } from './report-query.ts'
import { difference } from './report-words.ts'

type Props = { readonly place: string; readonly report: PeriodReport }

const told: readonly Measure[] = [
  'filed',
  'dispatched',
  'handled',
  'sameDay',
  'closed',
  'onTime',
  'overdue',
  'returns',
  'improperReturns',
  'extensions',
  'rework',
  'supervised',
  'accountability',
  'rated',
  'exempt',
]

/** Every count of the period beside the one before, each with what it counts. */
export const CountsTable = ({ place, report }: Props) => {
  const { total, was, period, before } = report
  const shown = reportedMeasures(report)
  return (
    <table class="figures">
      <caption>数量</caption>
      <TableHead columns={['项目', '本期', '上期', '相差', '口径']} />
      <tbody>
        {told
          .filter((measure) => shown.includes(measure))
          .map((measure) => (
            <tr>
              <th scope="row">{measureNames[measure].name}</th>
              <td class="number">
                <FigureLink place={place} days={period} measure={measure} value={total[measure]} />
              </td>
              <td class="number">
                <FigureLink place={place} days={before} measure={measure} value={was[measure]} />
              </td>
              <td class="number">{difference(total[measure], was[measure])}</td>
              <td class="meta">{countsWhat(report, measure)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}

/** Shares of the period, with the figures they are made of. */
export const RatesTable = ({ place, report }: Props) => (
  <table class="figures">
    <caption>比率</caption>
    <TableHead columns={['项目', '本期', '上期', '算法']} />
    <tbody>
      <FirstContactRow report={report} />
      {reportedRates(report).map((name) => (
        <tr>
          <th scope="row">{rates[name].name}</th>
          <td class="number">{percent(rateOf(report.total, rates[name]))}</td>
          <td class="number">{percent(rateOf(report.was, rates[name]))}</td>
          <td class="meta">
            {measureNames[rates[name].part].name}{' '}
            <Made place={place} report={report} measure={rates[name].part} /> ÷{' '}
            {measureNames[rates[name].whole].name}{' '}
            <Made place={place} report={report} measure={rates[name].whole} />
            <Article name={rateArticle(report, name)} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Article = ({ name }: { readonly name: string | null }) =>
  name === null ? null : <span class="article">{name}</span>

const Made = ({ place, report, measure }: Props & { readonly measure: Measure }) => (
  <FigureLink place={place} days={report.period} measure={measure} value={report.total[measure]} />
)

const FirstContactRow = ({ report: { firstContact, firstContactWas } }: Pick<Props, 'report'>) => (
  <tr>
    <th scope="row">首次接触解决率</th>
    {[firstContact, firstContactWas].map(({ consulted, settled }) => (
      <td class="number">{percent(consulted === 0 ? null : settled / consulted)}</td>
    ))}
    <td class="meta">
      当场答复、没有转为工单且七日内同一人没有再问{firstContact.settled} ÷ 咨询{firstContact.consulted}
    </td>
  </tr>
)

const byLine = [
  ...(['filed', 'closed', 'onTime', 'overdue', 'returns', 'extensions', 'rework'] as const),
  ...(['rated', 'satisfied'] as const),
] satisfies readonly Measure[]

/** The same counts by units, matters, areas or channels. */
export const LinesTable = ({ place, report }: Props) => {
  const { lines, by, total, period } = report
  return (
    <div class="wide">
      <table class="figures">
        <caption>
          按{dimensionNames[by]}
          {by === 'unit' ? '（按名称排列，不作排名）' : '（受理多的在前）'}
        </caption>
        <thead>
          <tr>
            <th scope="col">{dimensionNames[by]}</th>
            {byLine.map((measure) => (
              <th scope="col">{measureNames[measure].name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow place={place} days={period} by={by} line={line} />
          ))}
        </tbody>
        <tfoot>
          <TotalRow total={total} />
        </tfoot>
      </table>
    </div>
  )
}

type RowProps = {
  readonly place: string
  readonly days: PeriodReport['period']
  readonly by: PeriodReport['by']
  readonly line: NamedLine
}

const LineRow = ({ place, days, by, line }: RowProps) => (
  <tr>
    <th scope="row">{line.name}</th>
    {byLine.map((measure) => (
      <td class="number">
        <FigureLink
          place={place}
          days={days}
          measure={measure}
          value={line[measure]}
          line={{ ...line, by }}
        />
      </td>
    ))}
  </tr>
)

const TotalRow = ({ total }: { readonly total: Figures }) => (
  <tr>
    <th scope="row">合计</th>
    {byLine.map((measure) => (
      <td class="number">{total[measure].toLocaleString('zh-CN')}</td>
    ))}
  </tr>
)

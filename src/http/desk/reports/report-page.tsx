import type { OwedBulletin } from '../../../rules/bulletins.ts'
import { hotspotRule } from '../../../rules/hotspots.ts'
import type { DailyCheckReport } from '../../../usecases/reports/daily-check-report.ts'
import type { Hotspot } from '../../../usecases/reports/hotspots.ts'
import type { KnowledgeHealth } from '../../../usecases/reports/knowledge-health.ts'
import type { PeriodReport } from '../../../usecases/reports/period-report.ts'
import { OrderLink } from '../board/order-link.tsx'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { Assessment } from './assessment.tsx'
import { ChartFigure, ChartTable, type Drawn } from './chart-figure.tsx'
import { DailyChecksTable } from './daily-checks-table.tsx'
import { PeriodForm } from './period-form.tsx'
import type { DrawnFrom } from './report-charts.ts'
import { askedAgain, type ReportFaults, type ReportTyped } from './report-query.ts'
import { CountsTable, LinesTable, RatesTable } from './report-tables.tsx'
import { periodTitle } from './report-words.ts'

export type ReportContent = {
  readonly report: PeriodReport
  readonly charts: readonly { readonly from: DrawnFrom; readonly drawn: Drawn | null }[]
  readonly linesChart: Drawn | null
  readonly knowledge: KnowledgeHealth
  /** null where the place wants nobody to look in every day. */
  readonly dailyChecks: DailyCheckReport | null
  /** Of the last days of the period. */
  readonly hotspots: readonly Hotspot[]
}

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly typed: ReportTyped
  readonly faults: ReportFaults
  /** null where what was asked for is no period. */
  readonly content: ReportContent | null
  readonly owed: readonly OwedBulletin[]
  /** Whether this runtime writes workbooks. */
  readonly files: boolean
}

/** Figures of a period: what came in, how it went, each figure with its orders. */
export const ReportPage = ({ visit, counts, typed, faults, content, owed, files }: Props) => {
  const here = `/${visit.place}/desk/reports`
  const title =
    content === null ? '统计报表' : `统计报表：${periodTitle(typed.period, content.report.period)}`
  return (
    <DeskLayout visit={visit} counts={counts} title={title} at="reports" styles={['desk-reports']}>
      <article class="report">
        <h1>{title}</h1>
        <PeriodForm action={here} typed={typed} faults={faults} />
        {content === null ? (
          <p class="empty">请改正上面的日期，再点“查看”。</p>
        ) : (
          <Content visit={visit} typed={typed} content={content} files={files} />
        )}
        <Owed visit={visit} owed={owed} />
      </article>
    </DeskLayout>
  )
}

type ContentProps = Pick<Props, 'visit' | 'typed' | 'files'> & { readonly content: ReportContent }

const Content = ({ visit, typed, content, files }: ContentProps) => (
  <>
    <p class="tools">
      <a href={`/${visit.place}/desk/reports/bulletin?${askedAgain(typed)}`}>打印版</a>
      {files ? (
        <a href={`/${visit.place}/desk/reports/table.xlsx?${askedAgain(typed)}`}>下载电子表格</a>
      ) : (
        <span class="meta">这个部署不能生成电子表格，请用打印版</span>
      )}
    </p>
    <ReportBody place={visit.place} content={content} />
    <Assessment pack={visit.pack} at={visit.now} />
  </>
)

/** All tables and charts; also of a bulletin. */
export const ReportBody = ({
  place,
  content,
}: {
  readonly place: string
  readonly content: ReportContent
}) => {
  const { report, charts, linesChart, knowledge, hotspots, dailyChecks } = content
  return (
    <>
      {report.running ? (
        <p class="meta">本期还没有结束，数字截至今天；上期只取同样的天数，便于比较。</p>
      ) : null}
      <div class="charts">
        {charts.map(({ from, drawn }) => (
          <div>
            {drawn === null ? null : <ChartFigure drawn={drawn} />}
            <ChartTable place={place} report={report} from={from} />
          </div>
        ))}
      </div>
      <div class="pair">
        <CountsTable place={place} report={report} />
        <RatesTable place={place} report={report} />
      </div>
      {linesChart === null ? null : <ChartFigure drawn={linesChart} />}
      {report.lines.length === 0 ? (
        <p class="empty">本期没有可以统计的工单。可以换一个期间。</p>
      ) : (
        <LinesTable place={place} report={report} />
      )}
      <DailyChecksTable report={dailyChecks} />
      <Hotspots place={place} hotspots={hotspots} />
      <Knowledge knowledge={knowledge} />
    </>
  )
}

const mostHotspots = 10
const mostNumbers = 12

type HotspotsProps = { readonly place: string; readonly hotspots: readonly Hotspot[] }

const Hotspots = ({ place, hotspots }: HotspotsProps) => (
  <section>
    <h2>期末{hotspotRule.days}天的热点</h2>
    {hotspots.length === 0 ? (
      <p class="empty">没有集中反映的地点和事项。</p>
    ) : (
      <ul>
        {hotspots.slice(0, mostHotspots).map(({ area, spot, topic, recent, earlier }) => (
          <li>
            {area ?? ''}
            {spot}，{topic}：{recent.length}件，前{hotspotRule.days}天{earlier}件。
            {recent.slice(0, mostNumbers).map(({ no }) => (
              <>
                <OrderLink place={place} no={no} />{' '}
              </>
            ))}
            {recent.length > mostNumbers ? `等${recent.length}件` : ''}
          </li>
        ))}
      </ul>
    )}
  </section>
)

const Knowledge = ({ knowledge: k }: { readonly knowledge: KnowledgeHealth }) => (
  <section class="knowledge">
    <h2>知识库现状</h2>
    <p>
      本地知识共{k.entries}条；{k.dueSoon}条即将复核，{k.overdueReviews}条复核逾期，{k.expired}
      条失效后没有续期或撤下；{k.openCorrections}
      条纠错在办，其中{k.lateCorrections}条逾期；{k.gaps}个常问而没有答复的问题。
    </p>
  </section>
)

const Owed = ({ visit, owed }: Pick<Props, 'visit' | 'owed'>) => (
  <section class="owed">
    <h2>本地规定的通报</h2>
    {owed.length === 0 ? (
      <p class="empty">本地规则没有规定通报。可以用打印版。</p>
    ) : (
      <ul>
        {owed.map(({ kind, name, from, to, article }) => (
          <li>
            <a href={`/${visit.place}/desk/reports/bulletin?kind=${kind}`}>{name}</a>
            {from === null || to === null ? '，期间自定' : `，${periodTitle('own', { from, to })}`}
            <span class="article">{article}</span>
          </li>
        ))}
      </ul>
    )}
  </section>
)

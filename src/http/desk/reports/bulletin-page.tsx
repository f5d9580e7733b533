import { chineseDay } from '../../../domain/place-day.ts'
import type { Days } from '../../../rules/report-periods.ts'
import { type DeskCounts, DeskLayout } from '../desk-layout.tsx'
import type { DeskVisit } from '../desk-visit.ts'
import { ReportBody, type ReportContent } from './report-page.tsx'
import { moved, periodTitle } from './report-words.ts'

/** A bulletin of the place, or a report to be printed. */
export type Bulletin = {
  readonly name: string
  readonly days: Days
  /** The period as people name it. */
  readonly title: string
  readonly article: string | null
}

type Props = {
  readonly visit: DeskVisit
  readonly counts: DeskCounts
  readonly bulletin: Bulletin
  readonly content: ReportContent
  /** Address of the same as a workbook; null where none is written. */
  readonly workbook: string | null
}

/** A bulletin on A4, in the order in which it is read out: the whole, how it went, by units, the knowledge base. */
export const BulletinPage = ({ visit, counts, bulletin, content, workbook }: Props) => {
  const title = `${visit.pack.name}${bulletin.name}（${bulletin.title}）`
  return (
    <DeskLayout
      visit={visit}
      counts={counts}
      title={title}
      at="reports"
      styles={['desk-reports']}
      scripts={['desk-print.js']}
    >
      <article class="report bulletin">
        <header>
          <h1>{title}</h1>
          <p class="meta">
            {periodTitle('own', bulletin.days)}
            {bulletin.article === null ? '' : `，依据${bulletin.article}`}。{chineseDay(visit.now)}生成。
          </p>
        </header>
        <p class="tools">
          <button type="button" data-print hidden>
            打印
          </button>
          {workbook === null ? null : <a href={workbook}>下载电子表格</a>}
          <a href={`/${visit.place}/desk/reports`}>回到统计报表</a>
        </p>
        <Lead content={content} />
        <ReportBody place={visit.place} content={content} />
        <p class="meta">
          满意率不含按规定不考核满意率的类型，也不含误评和恶意评价；各单位按名称排列，不作排名。
        </p>
      </article>
    </DeskLayout>
  )
}

/** The first paragraph: what a reader in a hurry takes away. */
const Lead = ({ content: { report } }: { readonly content: ReportContent }) => {
  const { total, was } = report
  return (
    <p class="lead">
      本期受理{total.filed}件，{moved(total.filed, was.filed, '件')}；办结{total.closed}件，其中按时办结
      {total.onTime}件；逾期{total.overdue}次，{moved(total.overdue, was.overdue, '次')}；督办
      {total.supervised}件次。
    </p>
  )
}

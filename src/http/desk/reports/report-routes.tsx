import type { Context, Hono } from 'hono'
import { DomainError } from '../../../domain/errors.ts'
import { dayInChina } from '../../../domain/place-day.ts'
import { owedBulletins } from '../../../rules/bulletins.ts'
import { packOf } from '../../../rules/index.ts'
import type { Days } from '../../../rules/report-periods.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { dailyCheckReport } from '../../../usecases/reports/daily-check-report.ts'
import { hotspots } from '../../../usecases/reports/hotspots.ts'
import { knowledgeHealth } from '../../../usecases/reports/knowledge-health.ts'
import { ordersBehind } from '../../../usecases/reports/orders-behind.ts'
import { periodReport } from '../../../usecases/reports/period-report.ts'
import { mustOversee } from '../../../usecases/reports/report-rights.ts'
import type { AppSettings } from '../../app-settings.ts'
import { countsFor } from '../desk-counts.ts'
import { type DeskVisit, deskVisitOf } from '../desk-visit.ts'
import { type Bulletin, BulletinPage } from './bulletin-page.tsx'
import type { Chart, ReportFiles } from './chart.ts'
import type { Drawn } from './chart-figure.tsx'
import { OrdersBehindPage } from './orders-behind-page.tsx'
import { chartOfLines, chartsOf } from './report-charts.ts'
import { type ReportContent, ReportPage } from './report-page.tsx'
import { type ReportAsked, type ReportTyped, readReportQuery } from './report-query.ts'
import { sheetsOf } from './report-sheets.ts'
import { periodTitle } from './report-words.ts'

/** Figures of a period, the orders behind each, bulletins to print and workbooks. */
export const reportRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  const visitOf = async (context: Context) => {
    const visit = await deskVisitOf(context, deps, settings)
    mustOversee(visit.place, visit.staff)
    return visit
  }
  const { reportFiles: files } = settings

  desk.get('/:place/desk/reports', async (context) => {
    const visit = await visitOf(context)
    const asked = askedIn(context, visit)
    const days = asked.kind === 'asked' ? asked.days : null
    const [counts, content] = await Promise.all([
      countsFor(deps, visit),
      days === null ? null : contentOf(deps, files, visit, asked.typed, days),
    ])
    const owed = owedBulletins(visit.pack, visit.now)
    const faults = asked.kind === 'faulty' ? asked.faults : {}
    const props = { visit, counts, content, owed, faults, typed: asked.typed, files: files !== undefined }
    return context.html(ReportPage(props), asked.kind === 'faulty' ? 400 : 200)
  })
  desk.get('/:place/desk/reports/orders', async (context) => {
    const visit = await visitOf(context)
    const [counts, behind, units] = await Promise.all([
      countsFor(deps, visit),
      ordersBehind(deps, visit.place, visit.staff, context.req.query()),
      deps.units.units(visit.place),
    ])
    const unitNames = new Map(units.map(({ id, name }) => [id as string, name]))
    return context.html(OrdersBehindPage({ visit, counts, behind, unitNames }))
  })
  desk.get('/:place/desk/reports/bulletin', async (context) => {
    const visit = await visitOf(context)
    const { bulletin, typed } = bulletinIn(context, visit)
    const [counts, content] = await Promise.all([
      countsFor(deps, visit),
      contentOf(deps, files, visit, typed, bulletin.days),
    ])
    const workbook = files === undefined ? null : `${visit.here.replace('/bulletin', '/table.xlsx')}`
    return context.html(BulletinPage({ visit, counts, bulletin, content, workbook }))
  })
  desk.get('/:place/desk/reports/table.xlsx', async (context) => {
    const visit = await visitOf(context)
    if (files === undefined)
      throw new DomainError('not_found', '这个部署不能生成电子表格，请打开打印版，或在服务器版上下载。')
    const { bulletin, typed } = bulletinIn(context, visit)
    const content = await contentOf(deps, undefined, visit, typed, bulletin.days)
    const title = `${visit.pack.name}${bulletin.name}（${bulletin.title}）`
    return attached(await files.writeWorkbook(sheetsOf(content, title)), `${title}.xlsx`)
  })
}

const askedIn = (context: Context, { now }: DeskVisit): ReportAsked =>
  readReportQuery((name) => context.req.query(name), dayInChina(now))

/** A bulletin the place owes by its kind; otherwise the period of the address under a plain name. */
const bulletinIn = (context: Context, visit: DeskVisit): { bulletin: Bulletin; typed: ReportTyped } => {
  const asked = askedIn(context, visit)
  const { typed } = asked
  const kind = context.req.query('kind')
  const owed = owedBulletins(packOf(visit.place), visit.now).find((one) => one.kind === kind)
  if (owed?.from && owed.to) {
    const days = { from: owed.from, to: owed.to }
    const period = bulletinPeriods[owed.kind] ?? 'own'
    const bulletin = { name: owed.name, article: owed.article, days, title: periodTitle(period, days) }
    return { bulletin, typed: { ...typed, period } }
  }
  if (asked.kind === 'faulty')
    throw new DomainError('invalid_input', Object.values(asked.faults)[0] ?? '期间无法识别，请改正。')
  const { days } = asked
  return {
    typed,
    bulletin: {
      name: owed?.name ?? '热线运行情况',
      article: owed?.article ?? null,
      ...{ days, title: periodTitle(typed.period, days) },
    },
  }
}

const bulletinPeriods: Readonly<Record<string, ReportTyped['period']>> = {
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
}

const contentOf = async (
  deps: Deps,
  files: ReportFiles | undefined,
  { place, staff, now }: DeskVisit,
  { period: kind, by }: ReportTyped,
  period: Days,
): Promise<ReportContent> => {
  const today = dayInChina(now)
  const [report, knowledge, found, dailyChecks] = await Promise.all([
    periodReport(deps, place, staff, { kind, period, by, today }),
    knowledgeHealth(deps, staff),
    hotspots(deps, place, staff, [period.to, today].toSorted()[0] ?? today),
    dailyCheckReport(deps, place, staff, period),
  ])
  const lines = chartOfLines(report)
  const charts = chartsOf(report).map(async (from) => ({ from, drawn: await drawnBy(files, from.chart) }))
  return {
    ...{ report, knowledge, hotspots: found, dailyChecks },
    charts: await Promise.all(charts),
    linesChart: lines === null ? null : await drawnBy(files, lines),
  }
}

const drawnBy = async (files: ReportFiles | undefined, chart: Chart): Promise<Drawn | null> =>
  files === undefined ? null : { title: chart.title, svg: await files.drawChart(chart), form: chart.form }

const attached = (bytes: Uint8Array, name: string): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="report.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  })

import { measureNames } from '../../../usecases/reports/measure-names.ts'
import type { NamedLine } from '../../../usecases/reports/period-report.ts'
import { percent, rateOf, rates } from '../../../usecases/reports/rates.ts'
import {
  countsWhat,
  madeOf,
  rateArticle,
  reportedMeasures,
  reportedRates,
} from '../../../usecases/reports/reported-figures.ts'
import type { Sheet } from './chart.ts'
import type { ReportContent } from './report-page.tsx'
import { dimensionNames } from './report-query.ts'
import { periodTitle } from './report-words.ts'

/** The report as a workbook: the whole, by what was chosen, day by day. */
export const sheetsOf = (
  { report, hotspots, dailyChecks }: ReportContent,
  title: string,
): readonly Sheet[] => {
  const { total, was, lines, series, by, seriesBy, firstContact, firstContactWas } = report
  const told = reportedMeasures(report)
  const counted = told.map((measure) => measureNames[measure].name)
  const cells = (line: NamedLine) => [line.name, ...told.map((measure) => line[measure])]
  const notes = [title, periodTitle('own', report.period)]
  const first = [firstContact, firstContactWas].map(({ consulted, settled }) =>
    percent(consulted === 0 ? null : settled / consulted),
  )
  return [
    {
      ...{ name: '总体', notes, headings: ['项目', '本期', '上期', '口径'] },
      rows: [
        ...told.map((m) => [measureNames[m].name, total[m], was[m], countsWhat(report, m)]),
        ['首次接触解决率', ...first, '当场答复、没有转为工单且七日内同一人没有再问，除以全部咨询'],
        ...reportedRates(report).map((name) => [
          rates[name].name,
          percent(rateOf(total, rates[name])),
          percent(rateOf(was, rates[name])),
          [madeOf(name), rateArticle(report, name)].filter((each) => each !== null).join('，'),
        ]),
      ],
    },
    {
      name: `按${dimensionNames[by]}`,
      notes: by === 'unit' ? [...notes, '按名称排列，不作排名'] : notes,
      ...{ headings: [dimensionNames[by], ...counted], rows: lines.map(cells) },
    },
    {
      name: seriesBy === 'day' ? '按日' : '按月',
      ...{ notes, headings: ['期间', ...counted], rows: series.map(cells) },
    },
    ...dailyCheckSheet(dailyChecks, notes),
    {
      ...{ name: '热点', notes, headings: ['区域', '地点', '事项', '件数', '前几天', '工单'] },
      rows: hotspots.map(({ area, spot, topic, recent, earlier }) => [
        ...[area ?? '', spot, topic, recent.length, earlier],
        recent.map(({ no }) => no).join('、'),
      ]),
    },
  ]
}

const dailyCheckSheet = (checks: ReportContent['dailyChecks'], notes: readonly string[]): readonly Sheet[] =>
  checks === null
    ? []
    : [
        {
          ...{ name: '每日查阅', notes: [...notes, `依据${checks.article}`] },
          headings: ['单位', '已登记天数', '提醒后仍没有登记的天数'],
          rows: checks.desks.map(({ name, checked, missed }) => [name, checked, missed]),
        },
      ]

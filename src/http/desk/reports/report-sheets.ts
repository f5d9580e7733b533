import { measures } from '../../../ports/report-figures.ts'
import { measureNames } from '../../../usecases/reports/measure-names.ts'
import type { NamedLine } from '../../../usecases/reports/period-report.ts'
import { percent, rateNames, rateOf, rates } from '../../../usecases/reports/rates.ts'
import type { Sheet } from './chart.ts'
import type { ReportContent } from './report-page.tsx'
import { dimensionNames } from './report-query.ts'
import { periodTitle } from './report-words.ts'

const counted = measures.map((measure) => measureNames[measure].name)
const cells = (line: NamedLine) => [line.name, ...measures.map((measure) => line[measure])]

/** The report as a workbook: the whole, by what was chosen, day by day. */
export const sheetsOf = ({ report, hotspots }: ReportContent, title: string): readonly Sheet[] => {
  const { total, was, lines, series, by, seriesBy, firstContact, firstContactWas } = report
  const notes = [title, periodTitle('own', report.period)]
  const first = [firstContact, firstContactWas].map(({ consulted, settled }) =>
    percent(consulted === 0 ? null : settled / consulted),
  )
  return [
    {
      ...{ name: '总体', notes, headings: ['项目', '本期', '上期', '口径'] },
      rows: [
        ...measures.map((m) => [measureNames[m].name, total[m], was[m], measureNames[m].counts]),
        ['首次接触解决率', ...first, '当场答复、没有转为工单且七日内同一人没有再问，除以全部咨询'],
        ...rateNames.map((name) => [
          rates[name].name,
          percent(rateOf(total, rates[name])),
          percent(rateOf(was, rates[name])),
          `${measureNames[rates[name].part].name}÷${measureNames[rates[name].whole].name}`,
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
    {
      ...{ name: '热点', notes, headings: ['区域', '地点', '事项', '件数', '前几天', '工单'] },
      rows: hotspots.map(({ area, spot, topic, recent, earlier }) => [
        ...[area ?? '', spot, topic, recent.length, earlier],
        recent.map(({ no }) => no).join('、'),
      ]),
    },
  ]
}

import { wordOf } from '../../../rules/rule-words.ts'
import { chineseDate } from '../../pages/chinese-date.ts'
import { dimensionNames, periodNames, readReportQuery } from '../reports/report-query.ts'

/** What was carried away, by its address. */
const files: readonly (readonly [RegExp, string])[] = [
  [/\/reports\/table\.xlsx$/, '统计报表的电子表格'],
  [/\/knowledge\/(.*\/)?template/, '知识导入模板'],
  [/\/knowledge\//, '知识条目的电子表格'],
  [/\/attachments\//, '附件'],
]

/** The file in words; its address where none of the words fits. */
export const downloadName = (address: string): string =>
  files.find(([pattern]) => pattern.test(address))?.[1] ?? address

/** What was asked of a report, in words: 2026年12月10日所在的月，按承办单位. Anything else as it was asked. */
export const downloadDetail = (address: string, detail: string): string => {
  if (!/\/reports\/table\.xlsx$/.test(address)) return detail
  const query = new URLSearchParams(detail)
  const kind = query.get('kind')
  if (kind !== null) return wordOf(kind)
  const asked = readReportQuery((name) => query.get(name) ?? undefined, '')
  if (asked.kind === 'faulty') return detail
  const { period, by, on, from, to } = asked.typed
  const days =
    period === 'own'
      ? `${chineseDate(from)}至${chineseDate(to)}`
      : `${chineseDate(on)}所在的${periodNames[period]}`
  return `${days}，按${dimensionNames[by]}`
}

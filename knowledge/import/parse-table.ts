import { CsvError, parse } from 'csv-parse/sync'
import { entriesOf, type Imported, type RawRow } from './imported.ts'

/** Headings as a unit writes them; the field names of an entry serve as well. */
const headings: Readonly<Record<string, string>> = {
  编号: 'id',
  类型: 'kind',
  主题: 'topic',
  单位: 'unit',
  对象: 'audience',
  标准问题: 'question',
  相似问: 'similar',
  反例: 'negative',
  答复: 'answer',
  依据: 'basis',
  施行日期: 'effectiveFrom',
  失效日期: 'effectiveTo',
  复核日期: 'reviewBy',
  公开: 'confidentiality',
  事项名称: 'official',
  办理对象: 'guide.who',
  办理条件: 'guide.conditions',
  所需材料: 'guide.materials',
  办理地点: 'guide.where',
  收费: 'guide.fee',
  办理时限: 'guide.timeLimit',
  咨询电话: 'guide.telephone',
}
const fields = new Set(Object.values(headings))
const lists = new Set(['audience', 'similar', 'negative', 'guide.conditions', 'guide.materials'])

/** A CSV table: one entry a row, headings as above, lists separated by |, empty cells left out. */
export const parseTable = (file: string, text: string): Imported => {
  const read = readRecords(text)
  if ('problem' in read) return fault(file, read.row, read.problem)
  const [head, ...rows] = read.records
  if (!head) return fault(file, 1, '表是空的')
  const columns = head.cells.map((cell) => headings[cell.trim()] ?? cell.trim())
  const unknown = columns.filter((column) => !fields.has(column))
  if (unknown.length > 0)
    return fault(file, 1, `不认识的列：${unknown.map((name) => `“${name}”`).join('、')}`)
  return entriesOf(
    file,
    rows.map(({ row, cells }) => ({ row, value: rowValue(columns, cells) })),
  )
}

const fault = (file: string, row: number, problem: string): Imported => ({
  entries: [],
  bad: [{ file, row, problem }],
})

type Records = { readonly records: readonly { readonly row: number; readonly cells: readonly string[] }[] }

const readRecords = (text: string): Records | (Pick<RawRow, 'row'> & { readonly problem: string }) => {
  try {
    const records: { row: number; cells: string[] }[] = []
    let row = 1
    parse(text, {
      bom: true,
      skipEmptyLines: true,
      onRecord: (cells: string[], { lines }) => {
        records.push({ row, cells })
        // A cell may hold line breaks: the next record begins after the last line of this one.
        row = lines + 1
        return null
      },
    })
    return { records }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { row: Number(error['lines'] ?? 0), problem: `表读不出来：${problemOf(error)}` }
  }
}

const problemOf = ({ code }: CsvError): string => {
  if (code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH' || code === 'CSV_RECORD_INCONSISTENT_COLUMNS')
    return '这一行的格数与表头不同'
  if (code === 'CSV_QUOTE_NOT_CLOSED') return '有引号没有合上'
  return code
}

const rowValue = (columns: readonly string[], cells: readonly string[]): Record<string, unknown> => {
  const value: Record<string, unknown> = {}
  const guide: Record<string, unknown> = {}
  for (const [index, column] of columns.entries()) {
    const cell = (cells[index] ?? '').trim()
    if (cell === '') continue
    const [, part] = column.split('.')
    if (part === undefined) value[column] = cellOf(column, cell)
    else guide[part] = cellOf(column, cell)
  }
  return Object.keys(guide).length > 0 ? { ...value, guide } : value
}

const cellOf = (column: string, cell: string): unknown => {
  if (column === 'basis') return listOf(cell).map(basisOf)
  return lists.has(column) ? listOf(cell) : cell
}

const listOf = (cell: string) =>
  cell
    .split(/[|｜]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')

/** 《law》article, and after a semicolon the document number: 《…办法》第三条；潍政办发〔2023〕5号. */
const basisOf = (item: string): unknown => {
  const [, law, article, docNo] = /^《(.+)》\s*([^；;》]+?)\s*(?:[；;]\s*(.+))?$/.exec(item) ?? []
  if (law === undefined) return item
  return { law, article, ...(docNo === undefined ? {} : { docNo }) }
}

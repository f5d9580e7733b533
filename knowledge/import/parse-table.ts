import { CsvError, parse } from 'csv-parse/sync'
import { entriesOf, type Imported, type RawRow } from './imported.ts'
import { columnsOf, mostRows, type RowDefaults, rowValue } from './table-columns.ts'

/** A CSV table: one entry a row, headings as in `table-columns`, lists separated by |, empty cells left out. */
export const parseTable = (file: string, text: string, defaults: RowDefaults = {}): Imported => {
  const read = readRecords(text)
  if ('problem' in read) return fault(file, read.row, read.problem)
  const [head, ...rows] = read.records
  if (rows.length > mostRows) return fault(file, 0, `表超过 ${mostRows} 行，请分成几份。`)
  if (!head) return fault(file, 1, '表是空的')
  const columns = columnsOf(head.cells)
  if (typeof columns === 'string') return fault(file, 1, columns)
  return entriesOf(
    file,
    rows.map(({ row, cells }) => ({ row, value: rowValue(columns, cells, defaults) })),
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
      // The line of headings, and one more than is taken.
      to: mostRows + 2,
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

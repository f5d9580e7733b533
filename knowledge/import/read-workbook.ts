import type { Cell, Row, Worksheet } from 'exceljs'
import { fieldOfHeading } from './field-of-heading.ts'
import { entriesOf, type Imported, type RawRow } from './imported.ts'
import { refuseContainer } from './office-container.ts'
import { columnsOf, mostRows, type RowDefaults, rowValue } from './table-columns.ts'
import { helpMark } from './write-workbook.ts'

const mostAbove = 5
const needed = ['question', 'answer'] as const
const ownToEach: ReadonlySet<string> = new Set(['id', ...needed, 'similar', 'negative'])

type Faulty = { readonly row: number; readonly problem: string }

/** The first sheet with anything on it: headings in one of the first lines, one entry a line. A bad line spoils no other. */
export const readWorkbook = async (
  file: string,
  bytes: Uint8Array,
  defaults: RowDefaults = {},
): Promise<Imported> => {
  const refusal = refuseContainer(bytes, 'xl/workbook.xml', '.xlsx')
  if (refusal !== null) return whole(file, refusal)
  const sheet = await firstSheet(bytes)
  if (!sheet) return whole(file, '工作簿打不开，或者里面没有工作表，请重新保存后再试。')
  if (sheet.rowCount > mostRows)
    return whole(file, `工作表有 ${sheet.rowCount} 行，超过 ${mostRows} 行，请分成几份。`)
  const head = headOf(sheet)
  if (typeof head === 'string') return whole(file, head, 1)
  const { columns, line } = head
  const rows: RawRow[] = []
  const faulty: Faulty[] = []
  sheet.eachRow((row, number) => {
    if (number <= line || isSectionTitle(row, columns.length)) return
    const read = readRow(row, columns)
    if (typeof read === 'string') faulty.push({ row: number, problem: read })
    else if (read.some((cell) => cell !== '') && !read[0]?.startsWith(helpMark))
      rows.push({ row: number, value: rowValue(columns, read, defaults) })
  })
  const { entries, bad } = entriesOf(file, rows)
  return {
    entries,
    bad: [...faulty.map((fault) => ({ file, ...fault })), ...bad].sort((a, b) => a.row - b.row),
  }
}

const whole = (file: string, problem: string, row = 0): Imported => ({
  entries: [],
  bad: [{ file, row, problem }],
})

const firstSheet = async (bytes: Uint8Array): Promise<Worksheet | undefined> => {
  const { default: excel } = await import('exceljs')
  const workbook = new excel.Workbook()
  try {
    await workbook.xlsx.load(bytes.slice().buffer)
  } catch {
    return undefined
  }
  return workbook.worksheets.find(({ actualRowCount }) => actualRowCount > 0) ?? workbook.worksheets[0]
}

type Head = { readonly columns: readonly string[]; readonly line: number }

/** Above the headings may stand the table's name, who filled it in, and empty lines. */
const headOf = (sheet: Worksheet): Head | string => {
  let firstFault: string | undefined
  for (let line = 1; line <= Math.min(mostAbove + 1, Math.max(sheet.rowCount, 1)); line += 1) {
    const row = sheet.getRow(line)
    if (line > 1 && !looksLikeHeadings(row)) continue
    const columns = headingsOf(row)
    if (typeof columns !== 'string') return { columns, line }
    if (line === 1 && !looksLikeHeadings(row)) firstFault = columns
    else return columns
  }
  return firstFault ?? '第一行没有表头，请用模板填写。'
}

/** Two cells of it name fields that cannot do without each other. */
const looksLikeHeadings = (row: Row): boolean => {
  const fields = new Set<string>()
  row.eachCell((cell) => {
    if (typeof cell.value === 'string') fields.add(fieldOfHeading(cell.value) ?? '')
  })
  return needed.some((field) => fields.has(field)) && fields.size > 1
}

/** One text over the whole width: the name of a part of the table, or a remark below it. */
const isSectionTitle = (row: Row, width: number): boolean => {
  const first = row.getCell(1)
  return width > 1 && first.isMerged && row.getCell(width).master.address === first.master.address
}

const headingsOf = (row: Row): readonly string[] | string => {
  const cells = readRow(
    row,
    Array.from({ length: row.cellCount }, () => 'answer'),
  )
  if (typeof cells === 'string') return `表头：${cells}`
  while (cells.at(-1) === '') cells.pop()
  if (cells.length === 0) return '第一行没有表头，请用模板填写。'
  const columns = columnsOf(cells)
  if (typeof columns === 'string') return columns
  const missing = needed.filter((field) => !columns.includes(field))
  if (missing.length === 0) return columns
  return `表头缺少${missing.map((field) => (field === 'question' ? '“标准问题”' : '“答复”')).join('、')}，请用模板填写。`
}

/** The cells as text, or why the line cannot be read. */
const readRow = (row: Row, columns: readonly string[]): string[] | string => {
  const texts: string[] = []
  for (const [i, column] of columns.entries()) {
    const cell = row.getCell(i + 1)
    const text = column === '' ? '' : readCell(cell, ownToEach.has(column))
    if (text === null) return `${cell.address} ${whyUnreadable(cell)}`
    texts.push(text)
  }
  return texts
}

const whyUnreadable = (cell: Cell): string => {
  if (cell.isMerged) return '是合并单元格，请取消合并后逐行填写'
  if (cell.value instanceof Date) return '的日期太大，请写成 2026-09-28 的样子'
  return typeof cell.value === 'object' && cell.value !== null && 'error' in cell.value
    ? '是错误值，请改正'
    : '是公式，请改为文字'
}

/** Only what stands there is read: a formula's result may be anybody's. */
const readCell = (cell: Cell, alone: boolean): string | null => {
  // A merged cell says the same for every line it stands in; of two lines' question or answer nobody knows whose it is.
  if (cell.isMerged && (alone || cell.master.col !== cell.col)) return null
  const { value } = cell.master
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value).trim()
  if ('richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .trim()
  if ('hyperlink' in value) return textOfLink(value.text)
  return null
}

const textOfLink = (text: unknown): string => {
  if (typeof text === 'object' && text !== null && 'richText' in text && Array.isArray(text.richText))
    return text.richText.map((part: { readonly text: string }) => part.text).join('')
  return String(text ?? '').trim()
}

import type { Cell, Row, Worksheet } from 'exceljs'
import { entriesOf, type Imported, type RawRow } from './imported.ts'
import { refuseContainer } from './office-container.ts'
import { columnsOf, type RowDefaults, rowValue } from './table-columns.ts'
import { helpMark } from './write-workbook.ts'

const mostRows = 5000
const needed = ['question', 'answer'] as const

type Faulty = { readonly row: number; readonly problem: string }

/** The first sheet of a workbook: headings in the first line, one entry a line. A bad line spoils no other. */
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
  const columns = headingsOf(sheet)
  if (typeof columns === 'string') return whole(file, columns, 1)
  const rows: RawRow[] = []
  const faulty: Faulty[] = []
  sheet.eachRow((row, number) => {
    if (number === 1) return
    const read = readRow(row, columns.length)
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
  return workbook.worksheets[0]
}

const headingsOf = (sheet: Worksheet): readonly string[] | string => {
  const row = sheet.getRow(1)
  const cells = readRow(row, row.cellCount)
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
const readRow = (row: Row, count: number): string[] | string => {
  const texts: string[] = []
  for (let i = 1; i <= count; i += 1) {
    const cell = row.getCell(i)
    const text = readCell(cell)
    if (text === null) return `${cell.address} ${whyUnreadable(cell)}`
    texts.push(text)
  }
  return texts
}

const whyUnreadable = (cell: Cell): string => {
  if (cell.isMerged) return '是合并单元格，请取消合并后逐行填写'
  return typeof cell.value === 'object' && cell.value !== null && 'error' in cell.value
    ? '是错误值，请改正'
    : '是公式，请改为文字'
}

/** Only what stands there is read: a formula's result may be anybody's. */
const readCell = (cell: Cell): string | null => {
  const { value } = cell
  if (cell.isMerged) return null
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
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

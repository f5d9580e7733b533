import type { KnowledgeFiles, ReadFile, ReadOptions } from '../../src/ports/knowledge-files.ts'
import { decodeText } from './decode-text.ts'
import { type Imported, refuseRepeatedIds } from './imported.ts'
import { parseDocument } from './parse-document.ts'
import { parseTable } from './parse-table.ts'
import { readWord } from './read-word.ts'
import { readWorkbook } from './read-workbook.ts'
import { writeWorkbook } from './write-workbook.ts'

/** Reads Excel, Word, CSV and Markdown; writes Excel. What it needs for that is loaded when it is first needed. */
export const officeFiles = (): KnowledgeFiles => ({
  read: async (name, bytes, options) => rowsOf(refuseRepeatedIds(await readFile(name, bytes, options))),
  template: () => writeWorkbook([]),
  write: writeWorkbook,
})

const problem = (file: string, words: string): Imported => ({
  entries: [],
  bad: [{ file, row: 0, problem: words }],
})

const readFile = async (name: string, bytes: Uint8Array, options: ReadOptions): Promise<Imported> => {
  if (/\.xlsx$/i.test(name)) return readWorkbook(name, bytes, options)
  if (/\.docx$/i.test(name)) return readWord(name, bytes, options)
  if (/\.(xlsm|docm)$/i.test(name)) return problem(name, '文件带有宏，不予读取，请另存为 .xlsx 或 .docx。')
  if (/\.(xls|doc|et|wps)$/i.test(name)) return problem(name, '这是旧格式的文件，请另存为 .xlsx 或 .docx。')
  if (!/\.(csv|md|markdown)$/i.test(name)) return problem(name, '只认 .xlsx、.docx、.csv 和 .md 文件。')
  const text = decodeText(bytes)
  if (text === null) return problem(name, '文字编码认不出来，请存为 UTF-8。')
  return /\.csv$/i.test(name) ? parseTable(name, text, options) : parseDocument(name, text)
}

const rowsOf = ({ entries, bad }: Imported): ReadFile => {
  const whole = bad.find(({ row }) => row === 0)
  const rows = [
    ...entries.map(({ row, draft }) => ({ row, draft })),
    ...bad.filter(({ row }) => row !== 0).map(({ row, problem }) => ({ row, problem })),
  ]
  return { problem: whole?.problem ?? null, rows: rows.sort((a, b) => a.row - b.row) }
}

import { columnsOf, type RowDefaults, rowValue } from './table-columns.ts'

/** What a document's HTML holds: tables with a line of headings as rows, and all the rest as text. */
export type WordContent = { readonly values: readonly Record<string, unknown>[]; readonly text: string }

/** Reads the HTML that mammoth makes of a document. A table without headings of ours is left in the text. */
export const tablesAndText = (html: string, defaults: RowDefaults): WordContent => {
  const values: Record<string, unknown>[] = []
  const rest = html.replaceAll(/<table>.*?<\/table>/gs, (table) => {
    const rows = rowsOf(table)
    const at = rows.findIndex(isHeadings)
    if (at < 0) return table
    const columns = columnsOf(rows[at] ?? [])
    if (typeof columns === 'string') return table
    for (const cells of rows.slice(at + 1))
      if (cells.length === columns.length && cells.some((cell) => cell !== ''))
        values.push(rowValue(columns, cells, defaults))
    return ''
  })
  return { values, text: textOf(rest) }
}

const rowsOf = (table: string): readonly (readonly string[])[] =>
  (table.match(/<tr>.*?<\/tr>/gs) ?? []).map((row) =>
    (row.match(/<t[dh][^>]*>.*?<\/t[dh]>/gs) ?? []).map((cell) => textOf(cell).trim()),
  )

const isHeadings = (cells: readonly string[]): boolean => {
  const columns = columnsOf(cells)
  return typeof columns !== 'string' && columns.includes('question') && columns.includes('answer')
}

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  '#39': "'",
  nbsp: ' ',
}

const textOf = (html: string): string =>
  html
    .replaceAll(/<\/(?:p|li|h\d|tr)>|<br *\/?>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(lt|gt|quot|amp|#39|nbsp);/g, (_, name: string) => named[name] ?? '')

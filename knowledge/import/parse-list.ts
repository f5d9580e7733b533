import { parse } from 'yaml'
import { entriesOf, type Imported } from './imported.ts'

/** A YAML file as the shipped ones are: a list of entries. A row is the place of an entry in it, from 1. */
export const parseList = (file: string, text: string): Imported => {
  const rows = readList(text)
  if (typeof rows === 'string') return { entries: [], bad: [{ file, row: 0, problem: rows }] }
  return entriesOf(
    file,
    rows.map((value, index) => ({ row: index + 1, value })),
  )
}

const readList = (text: string): readonly unknown[] | string => {
  try {
    const rows: unknown = parse(text)
    return Array.isArray(rows) ? rows : '应当是一列条目，每条以“- id:”开头'
  } catch (error) {
    return `读不出来：${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`
  }
}

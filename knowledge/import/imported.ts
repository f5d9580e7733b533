import { z } from 'zod'
import { type EntryDraft, entryDraftSchema } from '../../src/domain/knowledge-entry.ts'
import type { BadRow } from '../content-files.ts'

/** An entry as a file gave it; `row` is the line (or the document) it began on, from 1. */
export type ImportedEntry = { readonly file: string; readonly row: number; readonly draft: EntryDraft }

/** What a file amounts to. An import with one bad row loads nothing. */
export type Imported = { readonly entries: readonly ImportedEntry[]; readonly bad: readonly BadRow[] }

export type RawRow = { readonly row: number; readonly value: unknown }

/** Holds rows against the form of an entry. One bad row gives one line, however many faults it has. */
export const entriesOf = (file: string, rows: readonly RawRow[]): Imported => {
  const entries: ImportedEntry[] = []
  const bad: BadRow[] = []
  for (const { row, value } of rows) {
    const parsed = entryDraftSchema.safeParse(value)
    if (parsed.success) entries.push({ file, row, draft: parsed.data })
    else bad.push({ file, row, problem: faultsOf(parsed.error) })
  }
  return { entries, bad }
}

const faultsOf = (error: z.ZodError): string =>
  error.issues
    .map(({ path, message }) => (path.length === 0 ? message : `${z.core.toDotPath(path)}：${message}`))
    .join('；')

export const together = (parts: readonly Imported[]): Imported => ({
  entries: parts.flatMap(({ entries }) => entries),
  bad: parts.flatMap(({ bad }) => bad),
})

/** An id may stand once in an import; every later row with it is bad. */
export const refuseRepeatedIds = ({ entries, bad }: Imported): Imported => {
  const first = new Map<string, ImportedEntry>()
  const repeated: BadRow[] = []
  for (const entry of entries) {
    const before = first.get(entry.draft.id)
    if (!before) first.set(entry.draft.id, entry)
    else
      repeated.push({
        file: entry.file,
        row: entry.row,
        problem: `编号 ${entry.draft.id} 已在 ${before.file} 第 ${before.row} 行出现`,
      })
  }
  return { entries: [...first.values()], bad: [...bad, ...repeated] }
}

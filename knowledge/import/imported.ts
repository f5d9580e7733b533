import type { z } from 'zod'
import { labelOf, valueLabels } from '../../src/domain/knowledge/field-labels.ts'
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
    else bad.push({ file, row, problem: faultsOf(parsed.error, value) })
  }
  return { entries, bad }
}

const faultsOf = (error: z.ZodError, value: unknown): string =>
  error.issues
    .map((issue) => {
      const words = isAbsent(value, issue.path) ? '没有填写' : faultWords(issue)
      return issue.path.length === 0 ? words : `${labelsOf(issue.path)}：${words}`
    })
    .join('；')

const isAbsent = (value: unknown, path: z.core.$ZodIssue['path']): boolean =>
  path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined),
    value,
  ) === undefined

/** 答复; 相似问第 3 项; 所需材料. */
const labelsOf = (path: z.core.$ZodIssue['path']): string => {
  const names = path.filter((part) => typeof part === 'string')
  const item = path.find((part) => typeof part === 'number')
  const label = names[0] === 'guide' ? labelOf(names.join('.')) : labelOf(names[0] ?? '')
  return item === undefined ? label : `${label}第 ${item + 1} 项`
}

const faultWords = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return wrongForm(issue.path)
    case 'too_small':
      return issue.origin === 'string' ? `至少 ${issue.minimum} 个字` : `至少 ${issue.minimum} 项`
    case 'too_big':
      return issue.origin === 'string' ? `最多 ${issue.maximum} 个字` : `最多 ${issue.maximum} 项`
    case 'invalid_format':
      return issue.format === 'date' ? '应当是日期，例如 2026-09-28' : '写法不符合要求'
    case 'invalid_value':
      return `只能是 ${issue.values.map((value) => namedValue(String(value))).join('、')}`
    case 'unrecognized_keys':
      return `没有这些项：${issue.keys.join('、')}`
    default:
      return '不符合要求'
  }
}

const wrongForm = ([field]: z.core.$ZodIssue['path']): string =>
  field === 'basis' ? '应当写成《法规名称》第几条' : '写法不对'

const namedValue = (value: string): string => {
  const known: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(valueLabels))
  return known[value] === undefined ? value : `${known[value]}（${value}）`
}

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

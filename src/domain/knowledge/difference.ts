import type { Basis } from '../knowledge-entry.ts'
import { type EntryField, fieldLabels, valueLabels } from './field-labels.ts'
import type { WorkingDraft } from './life.ts'

/** One field that differs: a text whole, a list by what came and went. */
export type FieldChange = {
  readonly field: string
  readonly label: string
  readonly before: string | null
  readonly after: string | null
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

const basisText = ({ law, article, docNo, url, external }: Basis): string =>
  [`《${law}》${article}${docNo === undefined ? '' : `（${docNo}）`}`, url, external ? '书外' : undefined]
    .filter((part) => part !== undefined)
    .join(' ')

const words = (field: EntryField, value: unknown): string => {
  const labels: Readonly<Record<string, string>> | undefined =
    field in valueLabels ? valueLabels[field as keyof typeof valueLabels] : undefined
  if (typeof value === 'object' && value !== null) return basisText(value as Basis)
  return labels?.[String(value)] ?? String(value)
}

const valueIn = (draft: WorkingDraft, field: EntryField): unknown => {
  const [name, part] = field.split('.')
  if (part === undefined) return draft[name as keyof WorkingDraft]
  return draft.guide?.[part as keyof NonNullable<WorkingDraft['guide']>]
}

const textsIn = (draft: WorkingDraft, field: EntryField): readonly string[] => {
  const value = valueIn(draft, field)
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value.map((item) => words(field, item)) : [words(field, value)]
}

const shown = (texts: readonly string[]): string | null => (texts.length === 0 ? null : texts.join('；'))

/** What changed between two texts of an entry, field by field in the order of the form; empty = nothing. */
export const differenceOf = (before: WorkingDraft, after: WorkingDraft): readonly FieldChange[] =>
  (Object.keys(fieldLabels) as EntryField[]).flatMap((field) => {
    const [old, now] = [textsIn(before, field), textsIn(after, field)]
    if (JSON.stringify(old) === JSON.stringify(now)) return []
    return [
      {
        field,
        label: fieldLabels[field],
        before: shown(old),
        after: shown(now),
        added: now.filter((text) => !old.includes(text)),
        removed: old.filter((text) => !now.includes(text)),
      },
    ]
  })

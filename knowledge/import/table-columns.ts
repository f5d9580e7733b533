import { fieldLabels, valueLabels } from '../../src/domain/knowledge/field-labels.ts'
import type { Basis, EntryDraft } from '../../src/domain/knowledge-entry.ts'
import { fieldOfHeading } from './field-of-heading.ts'

/** What is filled in where a row leaves it out. */
export type RowDefaults = {
  readonly unit?: string
  /** Units by name, so that a row may name one as people do. */
  readonly unitIds?: ReadonlyMap<string, string>
}

/** Lines of a table; a longer one is handed in in parts. */
export const mostRows = 5000

const lists = new Set(['audience', 'similar', 'negative', 'guide.conditions', 'guide.materials'])
const days = new Set(['effectiveFrom', 'effectiveTo', 'reviewBy'])
const named = {
  kind: swapped(valueLabels.kind),
  audience: swapped(valueLabels.audience),
  confidentiality: swapped(valueLabels.confidentiality),
}

function swapped(labels: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(labels).map(([value, label]) => [label, value]))
}

export const headings: readonly string[] = Object.values(fieldLabels)

/** The fields of a line of headings ('' where a column is passed over), or what is wrong with it. */
export const columnsOf = (cells: readonly string[]): readonly string[] | string => {
  const columns = cells.map(fieldOfHeading)
  const unknown = cells.filter((_, i) => columns[i] === null)
  if (unknown.length > 0) return `不认识的列：${namesIn(unknown)}`
  const twice = columns.filter((column, i) => column !== '' && columns.indexOf(column) !== i)
  if (twice.length > 0) return `表头有重复的列：${cells[columns.indexOf(twice[0] ?? '')] ?? ''}`
  return columns.map((column) => column ?? '')
}

/** The first of the names, none at full length where it is a whole text. */
const namesIn = (names: readonly string[]): string => {
  const first = names.slice(0, 10).map((name) => `“${name.trim().slice(0, 40)}”`)
  return `${first.join('、')}${names.length > first.length ? `等 ${names.length} 列` : ''}`
}

/** The value of a row, as the form of an entry reads it. */
export const rowValue = (
  columns: readonly string[],
  cells: readonly string[],
  defaults: RowDefaults = {},
): Record<string, unknown> => {
  const value: Record<string, unknown> = {}
  const guide: Record<string, unknown> = {}
  for (const [index, column] of columns.entries()) {
    const cell = (cells[index] ?? '').trim()
    if (cell === '' || column === '') continue
    const [, part] = column.split('.')
    if (part === undefined) value[column] = cellOf(column, cell)
    else guide[part] = cellOf(column, cell)
  }
  return withDefaults(Object.keys(guide).length > 0 ? { ...value, guide } : value, defaults)
}

const withDefaults = (value: Record<string, unknown>, { unit, unitIds }: RowDefaults) => {
  const said = typeof value['unit'] === 'string' ? value['unit'] : unit
  const owner = said === undefined ? undefined : (unitIds?.get(said) ?? said)
  const question = value['question']
  const named = owner === undefined ? value : { ...value, unit: owner }
  if ('id' in value || owner === undefined || typeof question !== 'string') return named
  return { ...named, id: `${owner}.${digestOf(question)}` }
}

/** The same question gets the same number every time it is handed in (FNV-1a). */
const digestOf = (question: string): string => {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(question)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return `q${hash.toString(36)}`
}

const cellOf = (column: string, cell: string): unknown => {
  if (column === 'basis') return listOf(cell).map(basisOf)
  if (column === 'audience') return listOf(cell).map((word) => named.audience.get(word) ?? word)
  if (column === 'kind' || column === 'confidentiality') return named[column].get(cell) ?? cell
  if (days.has(column)) return dayIn(cell)
  return lists.has(column) ? listOf(cell) : cell
}

/** 2026-9-28, 2026/9/28, 2026年9月28日, ２０２６．９．２８, or the number under which a spreadsheet keeps a day. */
const dayIn = (written: string): string => {
  const cell = written.normalize('NFKC').replaceAll(/\s/g, '')
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell) ?? []
  if (year !== undefined) return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return /^[2-7]\d{4}$/.test(cell)
    ? new Date(Date.UTC(1899, 11, 30 + Number(cell))).toISOString().slice(0, 10)
    : written
}

/** Items stand on lines of their own or between |; one that has a | of its own writes \|. */
const listOf = (cell: string): readonly string[] =>
  cell
    .split(/(?<!\\)[|｜]|\r?\n/)
    .map((item) => item.replaceAll(/\\([|｜])/g, '$1').trim())
    .filter((item) => item !== '')

const outside = '书外'

/** 《law》article, then after semicolons the document number, an address, and 书外: 《…办法》第三条；潍政办发〔2023〕5号. */
const basisOf = (item: string): unknown => {
  const [, law, rest] = /^《(.+)》\s*(.+)$/.exec(item) ?? []
  const [article, ...more] = (rest ?? '').split(/[；;]/).map((part) => part.trim())
  if (law === undefined || !article || article.includes('》')) return item
  const url = more.find((part) => /^https?:/.test(part))
  const docNo = more.find((part) => part !== '' && part !== url && part !== outside)
  return {
    law,
    article,
    ...(docNo === undefined ? {} : { docNo }),
    ...(url === undefined ? {} : { url }),
    ...(more.includes(outside) ? { external: true } : {}),
  }
}

const basisText = ({ law, article, docNo, url, external }: Basis): string =>
  [`《${law}》${article}`, docNo, url, external ? outside : undefined]
    .filter((part) => part !== undefined)
    .join('；')

const listText = (items: readonly string[]): string =>
  items.map((item) => item.replaceAll(/[|｜]/g, '\\$&')).join('\n')

/** The cells of an entry under `headings`; read again they give the same entry. */
export const cellsOf = (draft: EntryDraft): readonly string[] =>
  Object.keys(fieldLabels).map((field) => {
    const [name, part] = field.split('.')
    const value =
      part === undefined
        ? draft[name as keyof EntryDraft]
        : draft.guide?.[part as keyof NonNullable<EntryDraft['guide']>]
    return cellText(field, value)
  })

const cellText = (field: string, value: unknown): string => {
  if (value === undefined || value === null) return ''
  if (field === 'basis') return listText((value as readonly Basis[]).map(basisText))
  if (field === 'audience')
    return listText((value as EntryDraft['audience']).map((each) => valueLabels.audience[each]))
  if (field === 'kind') return valueLabels.kind[value as EntryDraft['kind']]
  if (field === 'confidentiality') return valueLabels.confidentiality[value as EntryDraft['confidentiality']]
  return Array.isArray(value) ? listText(value) : String(value)
}

import { existsSync, readFileSync } from 'node:fs'
import { readUnits } from '../../knowledge/content-files.ts'
import type { PlaceId } from '../../src/domain/place.ts'
import { understand } from '../../src/domain/understanding/index.ts'
import { packOf, route } from '../../src/rules/index.ts'
import type { Table } from './table.ts'

/** Letters to real mayors' mailboxes, beside the project; absent on most machines. Sorted by seven broad fields only. */
const practice = new URL('../../../shared/data/practice/', import.meta.url)
const at = new Date('2026-11-22T02:00:00Z')

/** Kinds of unit that may well be right for a letter of the field. */
const kindsOf: Readonly<Record<string, string>> = {
  城乡建设:
    'housing urban-management natural-resources agriculture housing-fund fire market police traffic-police environment water water-supply heating gas power telecom transport development-reform',
  环境保护: 'environment agriculture urban-management water natural-resources police housing telecom',
  交通运输: 'transport traffic-police bus postal urban-management police',
  教育文体: 'education culture hrss',
  劳动和社会保障:
    'hrss civil-affairs medical-insurance veterans disabled-federation agriculture tax police housing-fund',
  商贸旅游:
    'market commerce culture finance-regulator tax development-reform transport approval police postal telecom gas housing agriculture',
  卫生计生: 'health medical-insurance market police civil-affairs',
}

type Row = { readonly text: string; readonly category: string }

const rowsOf = (name: string): readonly Row[] => {
  const file = new URL(`${name}.jsonl`, practice)
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as Row).filter(({ category }) => category in kindsOf)
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`

/** Independent of our own wording: what share of real letters is decided, and in a fitting field. Empty without the set. */
export const practiceTable = async (place: PlaceId): Promise<Table> => {
  const { units, duties } = await readUnits(place)
  const pack = packOf(place)
  const leadKind = (text: string): string | null => {
    const read = understand(text, { at, homeNames: pack.homeNames })
    const input = { text: read.text, nature: read.nature, facts: read.facts }
    const { decided, candidates } = route(pack, units, duties, input, at)
    const lead = units.find(({ id }) => id === candidates[0]?.unit)
    return decided && lead ? lead.kind : null
  }
  const rows = ['category-titles', 'category-texts'].map((name) => {
    const all = rowsOf(name).map(({ text, category }) => ({ kind: leadKind(text), category }))
    const decided = all.filter(({ kind }) => kind !== null)
    const fitting = decided.filter(({ kind, category }) => kindsOf[category]?.split(' ').includes(kind ?? ''))
    return [
      name,
      all.length,
      percent(decided.length, all.length),
      percent(fitting.length, decided.length),
      percent(decided.length - fitting.length, all.length),
    ]
  })
  return {
    title: `routing of real letters, ${place}`,
    columns: ['set', 'letters', 'decided', 'of these in a fitting field', 'decided, another field'],
    rows: rows.filter(([, n]) => n !== 0),
  }
}

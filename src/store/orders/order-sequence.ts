import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import { DomainError } from '../../domain/errors.ts'
import type { Tables } from '../tables.ts'

type OfOrder = ExpressionBuilder<Tables & { o: Tables['work_order'] }, 'o'>

/** A stretch of a list: which orders stand in it, by which instant, and in which direction. Each has an index. */
export type Stretch = {
  readonly name: string
  readonly holds: (of: OfOrder) => Expression<SqlBool>
  readonly at: RawBuilder<Date>
  readonly direction: 'asc' | 'desc'
}

const filed: Stretch = {
  name: 'filed',
  holds: () => sql<SqlBool>`true`,
  at: sql<Date>`o.filed_at`,
  direction: 'desc',
}

/** What is late, then what ends first, then what no clock runs for, in the order of filing. */
const byDue: readonly Stretch[] = [
  {
    name: 'late',
    holds: () => sql<SqlBool>`o.overdue`,
    at: sql<Date>`coalesce(o.due_at, o.filed_at)`,
    direction: 'asc',
  },
  {
    name: 'ends',
    holds: (of) => of.and([sql<SqlBool>`not o.overdue`, of('o.due_at', 'is not', null)]),
    at: sql<Date>`o.due_at`,
    direction: 'asc',
  },
  {
    name: 'rest',
    holds: (of) => of.and([sql<SqlBool>`not o.overdue`, of('o.due_at', 'is', null)]),
    at: sql<Date>`o.filed_at`,
    direction: 'asc',
  },
]

export type Place = { readonly at: Date; readonly no: string }

/** The stretches still to be shown, the first of them after `from`. */
export const stretchesFrom = (
  sort: 'filed' | 'due',
  after: string | undefined,
): readonly { readonly stretch: Stretch; readonly from: Place | null }[] => {
  const all = sort === 'due' ? byDue : [filed]
  if (after === undefined) return all.map((stretch) => ({ stretch, from: null }))
  const { name, ...from } = readCursor(after)
  const first = all.findIndex((stretch) => stretch.name === name)
  if (first < 0) throw noSuchPlace(after)
  return all.slice(first).map((stretch, i) => ({ stretch, from: i === 0 ? from : null }))
}

export const cursorOf = (stretch: string, at: Date, no: string): string =>
  `${stretch}_${at.toISOString()}_${no}`

const readCursor = (after: string): Place & { readonly name: string } => {
  const [name = '', instant = '', ...no] = after.split('_')
  const at = new Date(instant)
  // Years that the database does not read as we write them: before the first, and of more than four digits.
  const readable = at >= new Date('0001-01-01T00:00:00Z') && at < new Date('+010000-01-01T00:00:00Z')
  if (no.length === 0 || !readable) throw noSuchPlace(after)
  return { name, at, no: no.join('_') }
}

const noSuchPlace = (after: string) =>
  new DomainError('invalid_input', '翻页位置无效，请从第一页重新查询。', { after })

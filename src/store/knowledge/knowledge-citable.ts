import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { EntryFilter } from '../../domain/knowledge-search.ts'
import { NATIONAL, type PlaceId } from '../../domain/place.ts'
import type { Tables } from '../tables.ts'

type EntryRow = Tables['knowledge_entry']

/**
 * Rows of the entries a place may cite on a day: in force, public, its own or national, and not held back. Its own entry
 * hides the national one of the same id, also when its own is for agents only.
 */
export const citable = (place: PlaceId, day: string, filter: EntryFilter = {}): RawBuilder<EntryRow> =>
  onShelves(place, day, filter, ['withdrawn', 'conflict'])

/**
 * The same with those that contradict each other. A search must see them: a question that is theirs is then left
 * unanswered, where otherwise the next best entry would answer it.
 */
export const citableOrContradicted = (
  place: PlaceId,
  day: string,
  filter: EntryFilter = {},
): RawBuilder<EntryRow> => onShelves(place, day, filter, ['withdrawn'])

const onShelves = (
  place: PlaceId,
  day: string,
  filter: EntryFilter,
  heldBackFor: readonly string[],
): RawBuilder<EntryRow> => sql<EntryRow>`
  select e.* from knowledge_on(${day}::date) e
  where e.place = any(${[place, NATIONAL]}::text[])
    and e.confidentiality = 'public'
    -- One row by its key for each entry: as "not exists" the planner may read the place's whole shelf instead.
    and (e.place = ${place} or (
      select own.id from knowledge_on(${day}::date) own where own.place = ${place} and own.id = e.id limit 1
    ) is null)
    and (
      select held.entry_id from knowledge_hold held
      where held.place = ${place} and held.shelf = e.place and held.entry_id = e.id
        and held.reason = any(${heldBackFor}::text[]) limit 1
    ) is null
    and ${sql.join(filterConditions(filter), sql` and `)}
`

const filterConditions = (filter: EntryFilter): readonly RawBuilder<SqlBool>[] => [
  sql<SqlBool>`true`,
  ...(['topic', 'unit', 'kind'] as const).flatMap((column) => {
    const value = filter[column]
    return value === undefined ? [] : [sql<SqlBool>`e.${sql.ref(column)} = ${value}`]
  }),
  ...(filter.audience === undefined ? [] : [sql<SqlBool>`e.draft -> 'audience' ? ${filter.audience}`]),
]

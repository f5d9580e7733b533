import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { EntryFilter } from '../domain/knowledge-search.ts'
import { NATIONAL, type PlaceId } from '../domain/place.ts'
import type { Tables } from './tables.ts'

type EntryRow = Tables['knowledge_entry']

/**
 * Rows of the entries a place may cite on a day: in force, public, its own or national. Its own entry hides the
 * national one of the same id, also when its own is for agents only.
 */
export const citable = (
  place: PlaceId,
  day: string,
  filter: EntryFilter = {},
): RawBuilder<EntryRow> => sql<EntryRow>`
  select e.* from knowledge_on(${day}::date) e
  where e.place = any(${[place, NATIONAL]}::text[])
    and e.confidentiality = 'public'
    -- One row by its key for each entry: as "not exists" the planner may read the place's whole shelf instead.
    and (e.place = ${place} or (
      select own.id from knowledge_on(${day}::date) own where own.place = ${place} and own.id = e.id limit 1
    ) is null)
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

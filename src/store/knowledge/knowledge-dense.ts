import { sql } from 'kysely'
import type { EntryFilter, SearchHit, SearchResult } from '../../domain/knowledge-search.ts'
import { NATIONAL, type PlaceId } from '../../domain/place.ts'
import type { Embedder } from '../../ports/embedder.ts'
import type { KnowledgeStore } from '../../ports/knowledge-store.ts'
import type { Database } from '../database.ts'
import { citableOrContradicted } from './knowledge-citable.ts'

/** Nearest texts looked at on each shelf; what an HNSW index finds without being told to look further. */
const nearest = 40

/** Reciprocal rank fusion: how little the first place of a list counts for more than the second. */
const evenness = 60

/** The search by words and the one by meaning as one list; by words alone when the question has no vector in time. */
export const searchBoth = async (
  db: Database,
  embedder: Embedder,
  searchByWords: KnowledgeStore['search'],
  place: PlaceId,
  text: string,
  day: string,
  limit: number,
  filter: EntryFilter = {},
): Promise<SearchResult> => {
  // One after the other where the pool has one connection; the vector comes from elsewhere meanwhile.
  const vector = embedder.question(place, text)
  const byWords = await searchByWords(place, text, day, limit, filter)
  const asked = await vector
  if (!asked) return byWords
  const byMeaning = await nearestTexts(db, embedder, asked, { place, day, filter })
  return { ...byWords, hits: fused(byWords.hits, byMeaning).slice(0, limit) }
}

type Asked = { readonly place: PlaceId; readonly day: string; readonly filter: EntryFilter }

const nearestTexts = async (
  db: Database,
  { model, dimensions }: Embedder,
  question: readonly number[],
  { place, day, filter }: Asked,
): Promise<readonly SearchHit[]> => {
  const length = sql.raw(String(dimensions))
  const asked = sql`${JSON.stringify(question)}::vector(${length})`
  const shelves = [...new Set([place, NATIONAL])].map(
    (shelf) => sql`(
      select place, entry_id, version, field, n, vec::vector(${length}) <=> ${asked} as distance
      from knowledge_dense
      where model = ${model} and place = ${shelf} and vector_dims(vec) = ${length}
      order by vec::vector(${length}) <=> ${asked} limit ${nearest}
    )`,
  )
  const { rows } = await sql<SearchHit>`
    with near as materialized (${sql.join(shelves, sql` union all `)})
    select t.place, t.entry_id as "entryId", t.version, t.field, t.text, 0::float8 as score,
      1 - near.distance as closeness
    from near join knowledge_text t using (place, entry_id, version, field, n)
    where exists (
      select from (${citableOrContradicted(place, day, filter)}) e
      where e.place = t.place and e.id = t.entry_id and e.version = t.version
    )
    order by near.distance, t.place, t.entry_id, t.field, t.n
    limit ${nearest}
  `.execute(db)
  return rows
}

const keyOf = ({ place, entryId, version, field, text }: SearchHit) =>
  JSON.stringify([place, entryId, version, field, text])

/** Both lists by the sum of their reciprocal ranks; a text in both keeps the score of its words. */
const fused = (byWords: readonly SearchHit[], byMeaning: readonly SearchHit[]): readonly SearchHit[] => {
  const found = new Map<string, { hit: SearchHit; rank: number }>()
  for (const list of [byWords, byMeaning])
    for (const [index, hit] of list.entries()) {
      const known = found.get(keyOf(hit))
      found.set(keyOf(hit), {
        hit: { ...hit, ...known?.hit, ...(hit.closeness === undefined ? {} : { closeness: hit.closeness }) },
        rank: (known?.rank ?? 0) + 1 / (evenness + index + 1),
      })
    }
  return [...found.values()].sort((a, b) => b.rank - a.rank).map(({ hit }) => hit)
}

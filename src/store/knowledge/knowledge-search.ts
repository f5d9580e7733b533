import { sql } from 'kysely'
import type { EntryFilter, SearchHit, SearchResult, TermWeights } from '../../domain/knowledge-search.ts'
import { queryVector, shelfTerm, termWeight } from '../../domain/lexical/index.ts'
import { NATIONAL, type PlaceId } from '../../domain/place.ts'
import type { Database } from '../database.ts'
import { citableOrContradicted } from './knowledge-citable.ts'
import { sparsevec } from './knowledge-texts.ts'
import { type CountedTerm, rarest, tokensAsked } from './rare-terms.ts'

/** Texts whose entry is looked at, for each hit that is asked for. */
const LOOKED_AT_PER_HIT = 8

type Term = CountedTerm & { readonly onShelves: readonly number[] }

/** The best texts for a question: BM25 over the place's shelf and the national one, in two statements. */
export const searchTexts = async (
  db: Database,
  place: PlaceId,
  text: string,
  day: string,
  limit: number,
  filter: EntryFilter = {},
): Promise<SearchResult> => {
  const tokens = tokensAsked(text)
  if (tokens.length === 0) return { hits: [], weights: new Map() }
  const { terms, texts } = await countTerms(db, place, tokens)
  const weights: TermWeights = new Map(terms.map(({ token, df }) => [token, termWeight(token, df, texts)]))
  const rare = rarest(terms).filter(({ df }) => df > 0)
  if (rare.length === 0) return { hits: [], weights }
  return { hits: await bestTexts(db, { place, rare, weights, day, limit, filter }), weights }
}

/** How common each token is in the shelves the place reads from, taken together. */
const countTerms = async (db: Database, place: PlaceId, tokens: readonly string[]) => {
  const shelves = [...new Set([place, NATIONAL])]
  const onShelves = shelves.map((shelf) => tokens.map(shelfTerm(shelf)))
  const ofShelf = shelves.map(
    (shelf, i) => sql`select ${shelf}::text as place, unnest(${onShelves[i]}::int[]) as term`,
  )
  const { rows } = await sql<{ term: number | null; df: number }>`
    select k.term, k.df from (${sql.join(ofShelf, sql` union all `)}) as asked
    join knowledge_term k on k.place = asked.place and k.term = asked.term
    union all
    select null, texts from knowledge_stat where place = any(${shelves}::text[])
  `.execute(db)
  const df = new Map<number, number>()
  let texts = 0
  for (const row of rows) {
    if (row.term === null) texts += row.df
    else df.set(row.term, row.df)
  }
  const terms = tokens.map((token, i): Term => {
    const ids = onShelves.flatMap((shelf) => shelf[i] ?? [])
    return { token, onShelves: ids, df: ids.reduce((sum, id) => sum + (df.get(id) ?? 0), 0) }
  })
  return { terms, texts }
}

type Asked = {
  readonly place: PlaceId
  readonly rare: readonly Term[]
  readonly weights: TermWeights
  readonly day: string
  readonly limit: number
  readonly filter: EntryFilter
}

/**
 * Scores the candidates, and looks only for the best of them whether their entry may be cited. When too few of those
 * may (a filter, a shelf of old law), all candidates are looked at.
 */
const bestTexts = async (db: Database, asked: Asked): Promise<readonly SearchHit[]> => {
  const best = asked.limit * LOOKED_AT_PER_HIT
  const hits = await citableAmong(db, asked, best)
  const candidates = asked.rare.reduce((sum, { df }) => sum + df, 0)
  return hits.length < asked.limit && candidates > best ? citableAmong(db, asked, null) : hits
}

/**
 * Each entry among the candidates is looked up once, by its key (the inner limit forbids anything else): a planner
 * without fresh statistics would rather go through the whole shelf.
 */
const citableAmong = async (
  db: Database,
  asked: Asked,
  best: number | null,
): Promise<readonly SearchHit[]> => {
  const query = sparsevec(queryVector(asked.weights))
  const terms = asked.rare.flatMap(({ onShelves }) => onShelves)
  const { rows } = await sql<SearchHit>`
    with best as materialized (
      select * from best_texts(${terms}::int[], ${query}::sparsevec, ${best}::int)
    ), may_be_cited as materialized (
      select t.place, t.entry_id, t.version
      from (select distinct place, entry_id, version from best) t
      cross join lateral (
        select e.id from (${citableOrContradicted(asked.place, asked.day, asked.filter)}) e
        where e.place = t.place and e.id = t.entry_id and e.version = t.version
        limit 1
      ) e
    )
    select c.place, c.entry_id as "entryId", c.version, c.field, c.text, -c.distance as score
    from best c join may_be_cited using (place, entry_id, version)
    order by c.distance, c.place collate "C", c.entry_id collate "C", c.field collate "C", c.version, c.text collate "C"
    limit ${asked.limit}
  `.execute(db)
  return rows
}

import { sql } from 'kysely'
import type { EntryFilter, SearchHit, SearchResult, TermWeights } from '../../domain/knowledge-search.ts'
import { distinctTerms, queryVector, shelfTerm } from '../../domain/lexical/index.ts'
import { NATIONAL, type PlaceId } from '../../domain/place.ts'
import type { Database } from '../database.ts'
import { citableOrContradicted } from './knowledge-citable.ts'
import { sparsevec } from './knowledge-texts.ts'
import { type CountedTerms, rarest, termsAsked, weightsOf } from './rare-terms.ts'

/** Texts whose entry is looked at, for each hit that is asked for. */
const LOOKED_AT_PER_HIT = 8

/** Terms with their keys on each shelf. */
type Counted = CountedTerms & { readonly onShelves: readonly (readonly number[])[]; readonly texts: number }

/** The best texts for a question: BM25 over the place's shelf and the national one, in two statements. */
export const searchTexts = async (
  db: Database,
  place: PlaceId,
  text: string,
  day: string,
  limit: number,
  filter: EntryFilter = {},
): Promise<SearchResult> => {
  const asked = termsAsked(text)
  if (asked.counts.length === 0) return { hits: [], weights: weightsOf(asked, 0) }
  const counted = await countTerms(db, place, asked)
  const weights = weightsOf(counted, counted.texts)
  const rare = (rarest(counted) ?? [...counted.counts.keys()]).filter((at) => (counted.counts[at] ?? 0) > 0)
  if (rare.length === 0) return { hits: [], weights }
  const terms = rare.flatMap((at) => counted.onShelves.map((shelf) => shelf[at] ?? 0))
  const candidates = rare.reduce((sum, at) => sum + (counted.counts[at] ?? 0), 0)
  return { hits: await bestTexts(db, { place, terms, candidates, weights, day, limit, filter }), weights }
}

/** How common each term is in the shelves the place reads from, taken together. */
const countTerms = async (
  db: Database,
  place: PlaceId,
  { terms, counts }: CountedTerms,
): Promise<Counted> => {
  const shelves = [...new Set([place, NATIONAL])]
  const tokens = distinctTerms(terms.text).slice(0, counts.length)
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
  const sums = counts.map((_, at) => onShelves.reduce((sum, ids) => sum + (df.get(ids[at] ?? 0) ?? 0), 0))
  return { terms, counts: sums, onShelves, texts }
}

type Asked = {
  readonly place: PlaceId
  /** Keys of the rare terms on their shelves; one of them stands in every candidate. */
  readonly terms: readonly number[]
  /** No more candidates than this. */
  readonly candidates: number
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
  return hits.length < asked.limit && asked.candidates > best ? citableAmong(db, asked, null) : hits
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
  const { rows } = await sql<SearchHit>`
    with best as materialized (
      select * from best_texts(${asked.terms}::int[], ${query}::sparsevec, ${best}::int)
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

import { sql } from 'kysely'
import { readingName, shelfTerm } from '../../domain/lexical/index.ts'
import { placeIdSchema } from '../../domain/place.ts'
import type { Database, DatabaseTransaction } from '../database.ts'
import { insertTexts } from './knowledge-loader.ts'
import { textsOf } from './knowledge-texts.ts'
import { TermCounts } from './term-counts.ts'

const batchSize = 400

/**
 * Makes the index of every shelf anew whose texts were cut by other rules than today's (another thesaurus, another
 * release). Entries and versions are untouched. Returns the places it did.
 */
export const reindexStale = async (
  db: Database,
  onProgress?: (place: string, done: number) => void,
): Promise<readonly string[]> => {
  const reading = readingName()
  const stale = await db
    .selectFrom('knowledge_stat as stat')
    .leftJoin('index_state as state', 'state.place', 'stat.place')
    .select(['stat.place', 'state.reading'])
    .execute()
  const places = stale.filter((row) => row.reading !== reading).map(({ place }) => place)
  for (const place of places)
    await db.transaction().execute((trx) => reindexPlace(trx, place, reading, onProgress))
  return places
}

const reindexPlace = async (
  trx: DatabaseTransaction,
  place: string,
  reading: string,
  onProgress?: (place: string, done: number) => void,
): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`knowledge of ${place}`}))`.execute(trx)
  const indexed = await trx
    .selectFrom('knowledge_text')
    .select(['entry_id', 'version'])
    .distinct()
    .where('place', '=', place)
    .orderBy('entry_id')
    .orderBy('version')
    .execute()
  for (const table of ['knowledge_text', 'knowledge_term', 'knowledge_stat'] as const)
    await trx.deleteFrom(table).where('place', '=', place).execute()
  const counts = new TermCounts()
  const onShelf = shelfTerm(placeIdSchema.parse(place))
  for (let from = 0; from < indexed.length; from += batchSize) {
    const batch = await draftsOf(trx, place, indexed.slice(from, from + batchSize))
    const texts = batch.map(({ draft }) => textsOf(draft, onShelf))
    for (const { terms } of texts.flat()) counts.add(terms)
    await insertTexts(trx, place, batch, texts)
    onProgress?.(place, Math.min(from + batchSize, indexed.length))
  }
  await counts.store(trx, place)
  await markIndexed(trx, place, reading)
}

const draftsOf = (
  trx: DatabaseTransaction,
  place: string,
  rows: readonly { entry_id: string; version: number }[],
) =>
  trx
    .selectFrom('knowledge_entry')
    .select(['draft', 'version'])
    .where('place', '=', place)
    .where(
      sql<boolean>`(id, version) in (select * from unnest(${rows.map(({ entry_id }) => entry_id)}::text[], ${rows.map(({ version }) => version)}::int[]))`,
    )
    .execute()

/** Notes by which rules the shelf is indexed now. */
const markIndexed = async (trx: DatabaseTransaction, place: string, reading: string): Promise<void> => {
  await trx
    .insertInto('index_state')
    .values({ place, reading })
    .onConflict((conflict) => conflict.column('place').doUpdateSet({ reading }))
    .execute()
}

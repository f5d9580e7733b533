import { sql } from 'kysely'
import { DomainError } from '../../domain/errors.ts'
import type { EntryDraft } from '../../domain/knowledge-entry.ts'
import { readingName, shelfTerm } from '../../domain/lexical/index.ts'
import type { PlaceId } from '../../domain/place.ts'
import { dayInChina } from '../../domain/place-day.ts'
import type { KnowledgeLoader } from '../../ports/knowledge-store.ts'
import { canonicalJson, sha256 } from '../canonical-json.ts'
import type { Database, DatabaseTransaction } from '../database.ts'
import { storableJson } from '../storable-text.ts'
import { type IndexedText, textsOf } from './knowledge-texts.ts'
import { TermCounts } from './term-counts.ts'

/** Entries in one statement: large enough to be fast, small enough for the embedded database's memory. */
const BATCH = 400

/** So many new versions change what the planner should expect; the embedded database never looks by itself. */
const ANALYSE_FROM = 500

export type NewVersion = { readonly draft: EntryDraft; readonly version: number; readonly hash: string }

/** Publishes content as it stands. What a load does not name stays as it is. */
export const knowledgeLoader = (db: Database): KnowledgeLoader => ({
  load: async (place, entries, at, onProgress) => {
    refuseRepeatedIds(entries)
    const hashed = await Promise.all(
      entries.map(async (draft) => ({ draft, hash: await sha256(canonicalJson(draft)) })),
    )
    return db.transaction().execute(async (trx) => {
      await lockShelf(trx, place)
      const latest = await latestVersions(trx, place, entries)
      const fresh = hashed.flatMap(({ draft, hash }): NewVersion[] => {
        const known = latest.get(draft.id)
        return known?.hash === hash ? [] : [{ draft, hash, version: (known?.version ?? 0) + 1 }]
      })
      await publish(trx, place, fresh, { at, by: null }, onProgress)
      const changed = fresh.filter(({ version }) => version > 1).length
      return { added: fresh.length - changed, changed, unchanged: entries.length - fresh.length }
    })
  },
})

/** Two who write to one shelf would give one version number twice. */
export const lockShelf = async (trx: DatabaseTransaction, place: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`knowledge of ${place}`}))`.execute(trx)
}

const refuseRepeatedIds = (entries: readonly EntryDraft[]): void => {
  const seen = new Set<string>()
  for (const { id } of entries) {
    if (seen.has(id))
      throw new DomainError('invalid_input', `The entry ${id} stands twice in one load.`, { id })
    seen.add(id)
  }
}

/**
 * The latest version of each entry, and what was last loaded of it: content that is as it was at the last load makes no
 * new version, whatever the unit has published since.
 */
const latestVersions = async (trx: DatabaseTransaction, place: PlaceId, entries: readonly EntryDraft[]) => {
  const { rows } = await sql<{ id: string; version: number; hash: string | null }>`
    select id, max(version) as version,
      (array_agg(content_hash order by version desc) filter (where published_by is null))[1] as hash
    from knowledge_entry
    where place = ${place} and id = any(${entries.map(({ id }) => id)}::text[])
    group by id
  `.execute(trx)
  return new Map(rows.map(({ id, version, hash }) => [id, { version, hash }]))
}

/** When, and by whose account; null = an operator's load. */
type Publishing = { readonly at: Date; readonly by: string | null }

/** Stores new versions and makes them findable. The shelf must be locked. */
export const publish = async (
  trx: DatabaseTransaction,
  place: PlaceId,
  fresh: readonly NewVersion[],
  publishing: Publishing,
  onProgress?: (done: number, total: number) => void,
): Promise<void> => {
  if (fresh.length === 0) return
  const onShelf = shelfTerm(place)
  const counts = new TermCounts()
  await dropHiddenTexts(trx, place, fresh, dayInChina(publishing.at), counts)
  for (let i = 0; i < fresh.length; i += BATCH) {
    const batch = fresh.slice(i, i + BATCH)
    await insertEntries(trx, place, batch, publishing)
    const texts = batch.map(({ draft }) => textsOf(draft, onShelf))
    for (const { terms } of texts.flat()) counts.add(terms)
    await insertTexts(trx, place, batch, texts)
    onProgress?.(Math.min(i + BATCH, fresh.length), fresh.length)
  }
  await counts.store(trx, place)
  // A new shelf is indexed by today's rules; an older one is made anew at the start (reindex.ts).
  await trx
    .insertInto('index_state')
    .values({ place, reading: readingName() })
    .onConflict((conflict) => conflict.column('place').doNothing())
    .execute()
  // Postings still in the index's waiting list are read by every search.
  await sql`select gin_clean_pending_list('knowledge_text_terms')`.execute(trx)
  if (fresh.length >= ANALYSE_FROM)
    await sql`analyze knowledge_entry, knowledge_text, knowledge_term`.execute(trx)
}

/** Texts of versions that the new ones hide already today; the versions themselves stay for ever. */
const dropHiddenTexts = async (
  trx: DatabaseTransaction,
  place: PlaceId,
  fresh: readonly NewVersion[],
  today: string,
  counts: TermCounts,
): Promise<void> => {
  const ids = fresh
    .filter(({ draft, version }) => version > 1 && draft.effectiveFrom <= today)
    .map(({ draft }) => draft.id)
  if (ids.length === 0) return
  const gone = await trx
    .deleteFrom('knowledge_text')
    .where('place', '=', place)
    .where(sql<boolean>`entry_id = any(${ids}::text[])`)
    .returning('terms')
    .execute()
  for (const { terms } of gone) counts.remove(terms)
}

const insertEntries = async (
  trx: DatabaseTransaction,
  place: PlaceId,
  batch: readonly NewVersion[],
  { at, by }: Publishing,
): Promise<void> => {
  await sql`
    insert into knowledge_entry
      (place, id, version, status, draft, effective_from, effective_to, content_hash, published_at, published_by)
    select ${place}, id, version, 'published', draft::jsonb, since::date, until::date, hash, ${at}::timestamptz, ${by}::text
    from unnest(
      ${batch.map(({ draft }) => draft.id)}::text[],
      ${batch.map(({ version }) => version)}::int[],
      ${batch.map(({ draft }) => storableJson(draft))}::text[],
      ${batch.map(({ draft }) => draft.effectiveFrom)}::text[],
      ${batch.map(({ draft }) => draft.effectiveTo)}::text[],
      ${batch.map(({ hash }) => hash)}::text[]
    ) as fresh (id, version, draft, since, until, hash)
  `.execute(trx)
}

/** Stores the texts of a batch of versions, in the order of the batch. */
export const insertTexts = async (
  trx: DatabaseTransaction,
  place: string,
  batch: readonly Pick<NewVersion, 'draft' | 'version'>[],
  texts: readonly (readonly IndexedText[])[],
): Promise<void> => {
  const rows = batch.flatMap(({ draft, version }, i) =>
    (texts[i] ?? []).map((text) => ({ ...text, id: draft.id, version })),
  )
  await sql`
    insert into knowledge_text (place, entry_id, version, field, n, text, terms, vec)
    select ${place}, id, version, field, n, text, terms::int[], vec::sparsevec
    from unnest(
      ${rows.map(({ id }) => id)}::text[],
      ${rows.map(({ version }) => version)}::int[],
      ${rows.map(({ field }) => field)}::text[],
      ${rows.map(({ n }) => n)}::smallint[],
      ${rows.map(({ text }) => text)}::text[],
      ${rows.map(({ terms }) => `{${terms.join(',')}}`)}::text[],
      ${rows.map(({ vec }) => vec)}::text[]
    ) as fresh (id, version, field, n, text, terms, vec)
  `.execute(trx)
}

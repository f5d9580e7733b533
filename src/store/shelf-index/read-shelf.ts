import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { segmentBuilder, type TextRow } from './segment.ts'
import type { EntryFacts, Part, Shelf } from './shelf.ts'

/** Versions whose texts are one page: read and taken apart in some milliseconds, so that nobody waits long for the process. */
const PAGE = 100

/** A shelf of more texts is searched in the database alone. */
const MOST_TEXTS = 60_000

/** When so many of a shelf's texts are gone, or its parts are so many, it is read anew as one part. */
const MOST_GONE = 0.2
const MOST_PARTS = 8

/** Shelves with more postings than there is room for. */
export class NoRoom extends Error {}

/**
 * The shelf as it is now, null when it has too many texts. What an earlier reading holds is not read again. The caller
 * makes sure that nothing changed meanwhile. Throws NoRoom when it has more postings than may be.
 */
export const readShelf = async (
  db: Database,
  place: string,
  revision: number,
  room: number,
  earlier?: Shelf,
): Promise<Shelf | null> => {
  const { texts, reading } = await measures(db, place)
  if (texts > MOST_TEXTS) return null
  const kept = earlier?.reading === reading ? await stillStored(db, earlier) : []
  const added = await readTexts(db, place, room, kept)
  const parts = added.segment.texts.length > 0 ? [...kept, added] : kept
  return {
    place,
    revision,
    reading,
    parts,
    texts: parts.reduce((sum, { segment, gone }) => sum + segment.texts.length - gone.size, 0),
    postings: parts.reduce((sum, { segment }) => sum + segment.holders.length, 0),
    entries: await readEntries(db, place),
    withdrawn: await readWithdrawn(db, place),
  }
}

const measures = async (db: Database, place: string) => {
  const { rows } = await sql<{ texts: number | null; reading: string | null }>`
    select (select texts from knowledge_stat where place = ${place}) as texts,
      (select reading from index_state where place = ${place}) as reading
  `.execute(db)
  return { texts: rows[0]?.texts ?? 0, reading: rows[0]?.reading ?? null }
}

const keyOf = (entryId: string, version: number): string => `${version} ${entryId}`

/** The parts of an earlier reading without what is no longer stored; none when little of them is left. */
const stillStored = async (db: Database, { place, parts }: Shelf): Promise<readonly Part[]> => {
  if (parts.length >= MOST_PARTS) return []
  const { rows } = await sql<{ entry_id: string; version: number }>`
    select distinct entry_id, version from knowledge_text where place = ${place}
  `.execute(db)
  const stored = new Set(rows.map(({ entry_id, version }) => keyOf(entry_id, version)))
  const kept = parts.map(({ segment }): Part => {
    const gone = segment.texts.flatMap(({ entryId, version }, i) =>
      stored.has(keyOf(entryId, version)) ? [] : [i],
    )
    return { segment, gone: new Set(gone) }
  })
  const [all, gone] = [
    kept.reduce((sum, { segment }) => sum + segment.texts.length, 0),
    kept.reduce((sum, part) => sum + part.gone.size, 0),
  ]
  return gone > all * MOST_GONE ? [] : kept
}

/** The texts of all versions that are in none of the parts. */
const readTexts = async (db: Database, place: string, room: number, kept: readonly Part[]): Promise<Part> => {
  const builder = segmentBuilder()
  const before = kept.reduce((sum, { segment }) => sum + segment.holders.length, 0)
  const fresh = await freshVersions(db, place, kept)
  for (let from = 0; from < fresh.length; from += PAGE) {
    const page = fresh.slice(from, from + PAGE)
    const { rows } = await sql<TextRow>`
      select t.entry_id, t.version, t.field, t.text, t.vec::text as vec
      from unnest(
        ${page.map(({ entry_id }) => entry_id)}::text[], ${page.map(({ version }) => version)}::int[]
      ) with ordinality as asked (entry_id, version, place_in_page)
      join knowledge_text t on t.place = ${place} and t.entry_id = asked.entry_id and t.version = asked.version
      order by asked.place_in_page, t.field, t.n
    `.execute(db)
    for (const row of rows) builder.add(row)
    if (before + builder.postings() > room) throw new NoRoom(place)
  }
  return { segment: builder.build(), gone: new Set() }
}

const freshVersions = async (db: Database, place: string, kept: readonly Part[]) => {
  const known = new Set(
    kept.flatMap(({ segment }) => segment.texts.map(({ entryId, version }) => keyOf(entryId, version))),
  )
  const { rows } = await sql<{ entry_id: string; version: number }>`
    select distinct entry_id, version from knowledge_text where place = ${place} order by entry_id, version
  `.execute(db)
  return rows.filter(({ entry_id, version }) => !known.has(keyOf(entry_id, version)))
}

const readEntries = async (db: Database, place: string): Promise<Shelf['entries']> => {
  const { rows } = await sql<EntryFacts & { id: string }>`
    select id, version, status, effective_from as "from", effective_to as "to", confidentiality, kind, topic, unit,
      draft -> 'audience' as audience
    from knowledge_entry
    where place = ${place} and published_at is not null
    order by id, version desc
  `.execute(db)
  return Map.groupBy(rows, ({ id }) => id)
}

const readWithdrawn = async (db: Database, place: string): Promise<Shelf['withdrawn']> => {
  const { rows } = await sql<{ shelf: string; entry_id: string }>`
    select shelf, entry_id from knowledge_hold where place = ${place} and reason = 'withdrawn'
  `.execute(db)
  const byShelf = Map.groupBy(rows, ({ shelf }) => shelf)
  return new Map([...byShelf].map(([shelf, held]) => [shelf, new Set(held.map(({ entry_id }) => entry_id))]))
}

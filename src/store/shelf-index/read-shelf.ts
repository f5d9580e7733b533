import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { segmentBuilder, type TextRow } from './segment.ts'
import type { EntryFacts, Part, Shelf } from './shelf.ts'

/** Versions whose texts are one page: read and taken apart in some milliseconds, so that nobody waits long for the process. */
const PAGE = 100
const VERSIONS_PAGE = 1_000

/** A shelf of more texts is searched in the database alone. */
const MOST_TEXTS = 150_000

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
  const versions = await readVersions(db, place)
  const stored = versions.filter(({ stored }) => stored)
  const kept = earlier?.reading === reading ? stillStored(stored, earlier) : []
  const added = await readTexts(db, place, room, kept, stored)
  const parts = added.segment.texts.length > 0 ? [...kept, added] : kept
  return {
    place,
    revision,
    reading,
    parts,
    texts: parts.reduce((sum, { segment, gone }) => sum + segment.texts.length - gone.size, 0),
    postings: parts.reduce((sum, { segment }) => sum + segment.holders.length, 0),
    entries: Map.groupBy(versions.toReversed(), ({ id }) => id),
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
const stillStored = (versions: readonly Version[], { parts }: Shelf): readonly Part[] => {
  if (parts.length >= MOST_PARTS) return []
  const stored = new Set(versions.map(({ id, version }) => keyOf(id, version)))
  const kept = parts.map(({ segment }): Part => {
    const gone = segment.texts.flatMap(({ entryId, version }, i) =>
      stored.has(keyOf(entryId, version)) ? [] : [i],
    )
    return { segment, gone: new Set(gone) }
  })
  const all = kept.reduce((sum, { segment }) => sum + segment.texts.length, 0)
  return kept.reduce((sum, { gone }) => sum + gone.size, 0) > all * MOST_GONE ? [] : kept
}

/**
 * The texts of all versions that are in none of the parts. Each version is looked up by its key (the offset forbids
 * anything else): a planner without fresh statistics would rather read the whole table for each page.
 */
const readTexts = async (
  db: Database,
  place: string,
  room: number,
  kept: readonly Part[],
  stored: readonly Version[],
): Promise<Part> => {
  const builder = segmentBuilder()
  const before = kept.reduce((sum, { segment }) => sum + segment.holders.length, 0)
  const known = new Set(
    kept.flatMap(({ segment }) => segment.texts.map(({ entryId, version }) => keyOf(entryId, version))),
  )
  const fresh = stored.filter(({ id, version }) => !known.has(keyOf(id, version)))
  for (let from = 0; from < fresh.length; from += PAGE) {
    const page = fresh.slice(from, from + PAGE)
    const { rows } = await sql<TextRow>`
      select t.* from unnest(
        ${page.map(({ id }) => id)}::text[], ${page.map(({ version }) => version)}::int[]
      ) as asked (id, version)
      cross join lateral (
        select entry_id, version, field, text, vec::text as vec from knowledge_text
        where place = ${place} and entry_id = asked.id and version = asked.version
        offset 0
      ) t
    `.execute(db)
    for (const row of rows) builder.add(row)
    await othersTurn()
    if (before + builder.postings() > room) throw new NoRoom(place)
  }
  return { segment: builder.build(), gone: new Set() }
}

/** The embedded database answers in this thread without giving it back: requests would wait for the whole shelf. */
const othersTurn = (): Promise<void> => setImmediate()

/** A published version, and whether its texts are stored. */
type Version = EntryFacts & { readonly id: string; readonly stored: boolean }

/** By id and version, rising. */
const readVersions = async (db: Database, place: string): Promise<readonly Version[]> => {
  const versions: Version[] = []
  for (;;) {
    const last = versions.at(-1)
    const { rows } = await sql<Version>`
      select id, version, status, effective_from as "from", effective_to as "to", confidentiality, kind, topic, unit,
        draft -> 'audience' as audience,
        (
          select t.place from knowledge_text t
          where t.place = e.place and t.entry_id = e.id and t.version = e.version limit 1
        ) is not null as stored
      from knowledge_entry e
      where place = ${place} and published_at is not null
        and (id, version) > (${last?.id ?? ''}, ${last?.version ?? 0}::int)
      order by id, version
      limit ${VERSIONS_PAGE}
    `.execute(db)
    versions.push(...rows)
    await othersTurn()
    if (rows.length < VERSIONS_PAGE) return versions
  }
}

const readWithdrawn = async (db: Database, place: string): Promise<Shelf['withdrawn']> => {
  const { rows } = await sql<{ shelf: string; entry_id: string }>`
    select shelf, entry_id from knowledge_hold where place = ${place} and reason = 'withdrawn'
  `.execute(db)
  const byShelf = Map.groupBy(rows, ({ shelf }) => shelf)
  return new Map([...byShelf].map(([shelf, held]) => [shelf, new Set(held.map(({ entry_id }) => entry_id))]))
}

import { sql } from 'kysely'
import type { EntryVersion } from '../../domain/knowledge-entry.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { KnowledgeStore } from '../../ports/knowledge-store.ts'
import type { Database } from '../database.ts'
import { citable } from './knowledge-citable.ts'
import { type EntryRow, entryColumns, toEntry } from './knowledge-entry-rows.ts'

type Entries = ReadonlyMap<string, EntryVersion>
type Waiting = { readonly ids: Set<string>; readonly read: Promise<Entries> }

/** The citable entries of a place on a day, in a statement of its own for each who asks. */
export const citableAlone =
  (db: Database): KnowledgeStore['citable'] =>
  async (place, ids, day) => [...(await readCitable(db, place, ids, day)).values()]

/**
 * The citable entries of a place on a day. Who asks while another asks the database waits for the next statement, which
 * asks for all who wait: each gets what was read after it asked.
 */
export const citableTogether = (db: Database): KnowledgeStore['citable'] => {
  const underway = new Map<string, Promise<Entries>>()
  const waiting = new Map<string, Waiting>()

  const start = (key: string, place: PlaceId, ids: Iterable<string>, day: string): Promise<Entries> => {
    const reading = readCitable(db, place, [...ids], day)
    underway.set(key, reading)
    const over = () => {
      if (underway.get(key) === reading) underway.delete(key)
    }
    reading.then(over, over)
    return reading
  }

  const join = (key: string, place: PlaceId, ids: readonly string[], day: string): Promise<Entries> => {
    const current = underway.get(key)
    if (current === undefined) return start(key, place, ids, day)
    const known = waiting.get(key)
    if (known !== undefined) {
      for (const id of ids) known.ids.add(id)
      return known.read
    }
    const all = new Set(ids)
    const read = current
      .then(
        () => undefined,
        () => undefined,
      )
      .then(() => {
        waiting.delete(key)
        return start(key, place, all, day)
      })
    waiting.set(key, { ids: all, read })
    return read
  }

  return async (place, ids, day) => {
    const entries = await join(`${place} ${day}`, place, ids, day)
    return [...new Set(ids)].flatMap((id) => entries.get(id) ?? [])
  }
}

const readCitable = async (
  db: Database,
  place: PlaceId,
  ids: readonly string[],
  day: string,
): Promise<Entries> => {
  const { rows } = await sql<EntryRow>`/* knowledge.citable */
    select ${entryColumns}, (
      select true from knowledge_correction doubt
      where doubt.place = ${place} and doubt.shelf = e.place and doubt.entry_id = e.id and doubt.state = 'open' limit 1
    ) as doubted
    from (${citable(place, day)}) e where e.id = any(${ids}::text[])
  `.execute(db)
  return new Map(rows.map(toEntry).map((entry) => [entry.id, entry]))
}

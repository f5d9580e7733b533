import type { EntryFilter, SearchResult } from '../../domain/knowledge-search.ts'
import { NATIONAL, type PlaceId } from '../../domain/place.ts'
import { recentlyUsed } from '../../domain/recently-used.ts'
import type { Database, OpenDatabase } from '../database.ts'
import { NoRoom, readShelf } from './read-shelf.ts'
import { type RevisionReader, readRevisions, revisionReader } from './revisions.ts'
import { searchShelves } from './search-shelves.ts'
import type { Shelf } from './shelf.ts'

/** Postings of all shelves together, 8 bytes each: a process that serves many places keeps those it was asked for first. */
const MOST_POSTINGS = 20_000_000

/** Questions that are known while the shelves stay as they are. Whose hits are asked for again are kept: some ten kilobytes each. */
const MOST_QUESTIONS = 1_000
/** What many ask is short; a longer text is one person's. */
const LONGEST_REMEMBERED = 60

/** Copies of shelves in this process, each used only while its revision is the database's. */
export type ShelfIndexes = {
  readonly revisions: RevisionReader
  /** The hits as the database would find them; null while there is no copy of these shelves as they are now. */
  search(
    place: PlaceId,
    text: string,
    day: string,
    limit: number,
    filter: EntryFilter,
    since?: number,
  ): Promise<SearchResult | null>
  /** Ends when nothing is being read any more. */
  settled(): Promise<void>
}

type Asked = {
  readonly place: PlaceId
  readonly text: string
  readonly day: string
  readonly limit: number
  readonly filter: EntryFilter
}

export const shelfIndexes = (
  database: Pick<OpenDatabase, 'db' | 'hear'>,
  most = MOST_POSTINGS,
): ShelfIndexes => {
  const copies = shelfCopies(database.db, most)
  const answer = answersRemembered()
  const revisions = revisionReader(database)
  return {
    revisions,
    search: async (place, text, day, limit, filter, since) => {
      const now = await revisions.current(since)
      const [own, national] = [place, NATIONAL].map((shelf) => copies.current(shelf, now.get(shelf) ?? 0))
      return own && national ? answer(own, national, { place, text, day, limit, filter }) : null
    },
    settled: copies.settled,
  }
}

type Known = { readonly shelf: Shelf | null; readonly revision: number }

/** A copy of each shelf that is asked for, read again behind the one who asks once the database has another revision. */
const shelfCopies = (db: Database, most: number) => {
  const shelves = new Map<string, Known>()
  const reading = new Map<string, Promise<void>>()
  const refused = new Set<string>()

  const roomFor = (place: string): number =>
    [...shelves].reduce(
      (room, [other, { shelf }]) => room - (other === place ? 0 : (shelf?.postings ?? 0)),
      most,
    )

  const read = async (place: string): Promise<void> => {
    const revision = (await readRevisions(db)).get(place) ?? 0
    const shelf = await readShelf(db, place, revision, roomFor(place), shelves.get(place)?.shelf ?? undefined)
    // What changed while it was read may stand in it by half: it is read again when the next one asks.
    if (((await readRevisions(db)).get(place) ?? 0) === revision) shelves.set(place, { shelf, revision })
  }

  const giveUp = (place: string): void => {
    refused.add(place)
    shelves.delete(place)
  }

  /** The search in the database answers meanwhile, and whenever this fails. */
  const begin = (place: string): void => {
    if (reading.has(place) || refused.has(place)) return
    const done = read(place)
      .catch((fault: unknown) => {
        if (fault instanceof NoRoom) giveUp(place)
      })
      .finally(() => reading.delete(place))
    reading.set(place, done)
  }

  return {
    current: (place: string, revision: number): Shelf | null => {
      const known = shelves.get(place)
      if (known?.revision === revision) return known.shelf
      begin(place)
      return null
    },
    settled: async (): Promise<void> => {
      while (reading.size > 0) await Promise.all(reading.values())
    },
  }
}

type Question = { askedBefore: boolean; found?: SearchResult }

const newQuestion = (): Question => ({ askedBefore: false })

/** Searches two shelves, and keeps what was found for a short question that is asked again of the same shelves. */
const answersRemembered = () => {
  const questions = recentlyUsed<Question>(MOST_QUESTIONS)
  return (own: Shelf, national: Shelf, { place, text, day, limit, filter }: Asked): SearchResult => {
    const both: readonly [Shelf, ...Shelf[]] = place === NATIONAL ? [own] : [own, national]
    const search = () => searchShelves(both, text, { day, limit, filter })
    if (text.length > LONGEST_REMEMBERED) return search()
    const shelves = `${place} ${own.revision} ${national.revision}`
    const question = questions(`${shelves} ${day} ${limit} ${JSON.stringify(filter)} ${text}`, newQuestion)
    if (question.found) return question.found
    const found = search()
    if (question.askedBefore) question.found = found
    question.askedBefore = true
    return found
  }
}

import type { EntryFilter } from '../../domain/knowledge-search.ts'
import type { Segment, SegmentText } from './segment.ts'

/** A published version, as far as it decides what may be quoted when. Days are YYYY-MM-DD. */
export type EntryFacts = {
  readonly version: number
  readonly status: string
  readonly from: string
  readonly to: string | null
  readonly confidentiality: string
  readonly kind: string
  readonly topic: string
  readonly unit: string
  readonly audience: readonly string[]
}

/** A segment and those of its texts that are no longer stored. */
export type Part = { readonly segment: Segment; readonly gone: ReadonlySet<number> }

/** One place's texts and versions as they were at a revision; never changed, only replaced. */
export type Shelf = {
  readonly place: string
  readonly revision: number
  /** By which rules its texts were cut. */
  readonly reading: string | null
  readonly parts: readonly Part[]
  /** Texts that are stored. */
  readonly texts: number
  readonly postings: number
  /** Published versions by entry, the latest first. */
  readonly entries: ReadonlyMap<string, readonly EntryFacts[]>
  /** What this place does not quote any more, by shelf. */
  readonly withdrawn: ReadonlyMap<string, ReadonlySet<string>>
}

/** The version that is in force on a day: the latest that had begun, if it was not withdrawn and has not ended. */
const inForce = (shelf: Shelf, entryId: string, day: string): EntryFacts | undefined => {
  const latest = shelf.entries.get(entryId)?.find(({ from }) => from <= day)
  if (latest === undefined || (latest.to !== null && latest.to < day)) return undefined
  return latest.status === 'published' || latest.status === 'due-for-review' ? latest : undefined
}

export type Asked = { readonly own: Shelf; readonly day: string; readonly filter: EntryFilter }

/** Whether a text of a shelf may be found: the same conditions as in knowledge-citable.ts, contradicted entries included. */
const mayBeFound = (
  { own, day, filter }: Asked,
  shelf: Shelf,
  { entryId, version }: SegmentText,
): boolean => {
  const entry = inForce(shelf, entryId, day)
  if (entry?.version !== version || entry.confidentiality !== 'public') return false
  if (shelf !== own && inForce(own, entryId, day) !== undefined) return false
  if (own.withdrawn.get(shelf.place)?.has(entryId)) return false
  return passes(entry, filter)
}

const passes = (entry: EntryFacts, { topic, unit, kind, audience }: EntryFilter): boolean =>
  (topic === undefined || entry.topic === topic) &&
  (unit === undefined || entry.unit === unit) &&
  (kind === undefined || entry.kind === kind) &&
  (audience === undefined || entry.audience.includes(audience))

/** Whether a text may be found, once it was looked at. */
const verdicts = { open: 0, may: 1, mayNot: 2 } as const

/** Of a part's texts those that may be found. Each is looked at once while the same is asked of the same shelves. */
export class Findable {
  readonly #asked: Asked
  readonly #shelf: Shelf
  readonly #part: Part
  readonly #known: Uint8Array

  constructor(asked: Asked, shelf: Shelf, part: Part) {
    this.#asked = asked
    this.#shelf = shelf
    this.#part = part
    this.#known = knownFor(asked, part)
  }

  has(text: number): boolean {
    if (this.#known[text] === verdicts.open) {
      const of = this.#part.segment.texts[text]
      const may = of !== undefined && mayBeFound(this.#asked, this.#shelf, of)
      this.#known[text] = may ? verdicts.may : verdicts.mayNot
    }
    return this.#known[text] === verdicts.may
  }
}

type LastAsked = { readonly asked: string; readonly byPart: WeakMap<Part, Uint8Array> }

/** What was last asked by the place whose own shelf this is. */
const lastAsked = new WeakMap<Shelf, LastAsked>()

const knownFor = ({ own, day, filter }: Asked, part: Part): Uint8Array => {
  const asked = JSON.stringify([day, filter])
  let last = lastAsked.get(own)
  if (last?.asked !== asked) last = { asked, byPart: new WeakMap() }
  lastAsked.set(own, last)
  const known = last.byPart.get(part) ?? new Uint8Array(part.segment.texts.length)
  last.byPart.set(part, known)
  return known
}

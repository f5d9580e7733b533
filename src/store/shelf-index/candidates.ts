import type { Part, Shelf } from './shelf.ts'

/** Ids of terms, rising, with their weights in single precision. */
export type QueryTerms = { readonly ids: Int32Array; readonly values: Float32Array }

/** Texts that hold a rare term, with their scores: the first `count` places of the arrays; those of each part in a row. */
export type Candidates = {
  count: number
  readonly parts: { readonly shelf: Shelf; readonly part: Part; readonly from: number; readonly to: number }[]
  readonly texts: Int32Array
  readonly scores: Float32Array
}

type Room = {
  readonly sums: Float32Array
  readonly isCandidate: Uint8Array
  readonly texts: Int32Array
  readonly scores: Float32Array
}

const roomFor = (texts: number): Room => ({
  sums: new Float32Array(texts),
  isCandidate: new Uint8Array(texts),
  texts: new Int32Array(texts),
  scores: new Float32Array(texts),
})

/** One room for all searches, since none is interrupted: zeros in the first two between them. */
let room = roomFor(0)

/** Holds until the next search. A candidate holds one of the rare terms; where those are null, any term of the query. */
export const candidatesIn = (
  shelves: readonly Shelf[],
  rare: readonly { readonly id: number }[] | null,
  query: QueryTerms,
): Candidates => {
  let most = 0
  for (const { parts } of shelves) for (const { segment } of parts) most += segment.texts.length
  if (room.sums.length < most) room = roomFor(most * 2)
  const found: Candidates = { count: 0, parts: [], texts: room.texts, scores: room.scores }
  for (const shelf of shelves)
    for (const part of shelf.parts) {
      const from = found.count
      if (rare !== null) gather(part, rare, found)
      score(part, query, found, rare === null)
      takeScores(found, from)
      found.parts.push({ shelf, part, from, to: found.count })
    }
  return found
}

/** Where the candidate at this place comes from. */
export const partOf = (parts: Candidates['parts'], at: number): Candidates['parts'][number] => {
  for (const part of parts) if (at < part.to) return part
  throw new RangeError(`no candidate at ${at}`)
}

/** Texts that hold one of the terms, each once. */
const gather = (
  { segment, gone }: Part,
  rare: readonly { readonly id: number }[],
  found: Candidates,
): void => {
  const { holders, starts } = segment
  const { isCandidate, texts } = room
  const someGone = gone.size > 0
  let { count } = found
  for (const { id } of rare) {
    const slot = segment.slotOf(id)
    const to = starts[slot + 1] ?? 0
    for (let at = starts[slot] ?? 0; at < to; at += 1) {
      const text = holders[at] ?? 0
      if (isCandidate[text] === 1 || (someGone && gone.has(text))) continue
      isCandidate[text] = 1
      texts[count] = text
      count += 1
    }
  }
  found.count = count
}

/** Adds up what each candidate scores; with `all` every text that scores becomes one. */
const score = ({ segment, gone }: Part, query: QueryTerms, found: Candidates, all: boolean): void => {
  const { holders, weights, starts } = segment
  const { sums, isCandidate, texts } = room
  const someGone = gone.size > 0
  let { count } = found
  for (let i = 0; i < query.ids.length; i += 1) {
    const slot = segment.slotOf(query.ids[i] ?? 0)
    const weight = query.values[i] ?? 0
    const to = starts[slot + 1] ?? 0
    for (let at = starts[slot] ?? 0; at < to; at += 1) {
      const text = holders[at] ?? 0
      if (isCandidate[text] === 0) {
        if (!all || (someGone && gone.has(text))) continue
        isCandidate[text] = 1
        texts[count] = text
        count += 1
      }
      // In single precision and by rising terms, as the database adds them up.
      sums[text] = (sums[text] ?? 0) + Math.fround(weight * (weights[at] ?? 0))
    }
  }
  found.count = count
}

/** Moves the sums to their candidates' places, and leaves the room as it was. */
const takeScores = ({ count, texts, scores }: Candidates, from: number): void => {
  const { sums, isCandidate } = room
  for (let at = from; at < count; at += 1) {
    const text = texts[at] ?? 0
    scores[at] = sums[text] ?? 0
    sums[text] = 0
    isCandidate[text] = 0
  }
}

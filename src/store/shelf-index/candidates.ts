import type { Part, Shelf } from './shelf.ts'

/**
 * What is asked for, by term: weights in single precision, and the slot of each term in every part (in the order of shelves
 * and parts). `order` has the terms' places by rising id.
 */
export type Query = {
  readonly order: readonly number[]
  readonly values: readonly number[]
  readonly slots: readonly (readonly number[])[]
}

/** Texts that hold a rare term, with their scores: the first `count` places of the arrays; those of each part in a row. */
export type Candidates = {
  count: number
  readonly parts: { readonly shelf: Shelf; readonly part: Part; readonly from: number; readonly to: number }[]
  readonly texts: Int32Array
  readonly scores: Float32Array
  /** The same scores as their bits: of two that are not below 0 the higher one has the higher bits. */
  readonly bits: Int32Array
}

type Room = {
  readonly sums: Float32Array
  readonly isCandidate: Uint8Array
  readonly texts: Int32Array
  readonly scores: Float32Array
  readonly bits: Int32Array
}

const roomFor = (texts: number): Room => {
  const scores = new Float32Array(texts)
  return {
    sums: new Float32Array(texts),
    isCandidate: new Uint8Array(texts),
    texts: new Int32Array(texts),
    scores,
    bits: new Int32Array(scores.buffer),
  }
}

/** One room for all searches, since none is interrupted: zeros in the first two between them. */
let room = roomFor(0)

/** Holds until the next search. A candidate holds one of the rare terms (their places); where those are null, any term. */
export const candidatesIn = (
  shelves: readonly Shelf[],
  rare: readonly number[] | null,
  { order, values, slots }: Query,
): Candidates => {
  let most = 0
  for (const { parts } of shelves) for (const { segment } of parts) most += segment.texts.length
  if (room.sums.length < most) room = roomFor(most * 2)
  const found: Candidates = { count: 0, parts: [], texts: room.texts, scores: room.scores, bits: room.bits }
  for (const shelf of shelves)
    for (const part of shelf.parts) {
      const from = found.count
      const own = slots[found.parts.length] ?? order
      for (const place of rare ?? []) gather(part, own[place] ?? 0, found)
      for (let i = 0; i < order.length; i += 1) {
        const place = order[i] ?? 0
        score(part, own[place] ?? 0, values[place] ?? 0, found, rare === null)
      }
      takeScores(found, from)
      found.parts.push({ shelf, part, from, to: found.count })
    }
  return found
}

/** Which of the parts the candidate at this place comes from. */
export const partOf = (parts: Candidates['parts'], at: number): number => {
  let part = 0
  while (at >= (parts[part]?.to ?? Number.POSITIVE_INFINITY)) part += 1
  return part
}

/** Adds the texts that hold the term of a slot, those that are none yet. */
const gather = ({ segment, gone }: Part, slot: number, found: Candidates): void => {
  const { holders, starts } = segment
  const { isCandidate, texts } = room
  const someGone = gone.size > 0
  const to = starts[slot + 1] ?? 0
  let { count } = found
  for (let at = starts[slot] ?? 0; at < to; at += 1) {
    const text = holders[at] ?? 0
    if (isCandidate[text] === 1 || (someGone && gone.has(text))) continue
    isCandidate[text] = 1
    texts[count] = text
    count += 1
  }
  found.count = count
}

/**
 * Adds what a term gives to each candidate; with `all` every text that holds it becomes one. In single precision and
 * called by rising terms, as the database adds them up.
 */
const score = (
  { segment, gone }: Part,
  slot: number,
  weight: number,
  found: Candidates,
  all: boolean,
): void => {
  const { holders, weights, starts } = segment
  const { sums, isCandidate, texts } = room
  const someGone = gone.size > 0
  const to = starts[slot + 1] ?? 0
  let { count } = found
  for (let at = starts[slot] ?? 0; at < to; at += 1) {
    const text = holders[at] ?? 0
    if (isCandidate[text] === 0) {
      if (!all || (someGone && gone.has(text))) continue
      isCandidate[text] = 1
      texts[count] = text
      count += 1
    }
    sums[text] = (sums[text] ?? 0) + Math.fround(weight * (weights[at] ?? 0))
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

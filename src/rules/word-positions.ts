import type { DutyWord } from './duty-word.ts'

/** Where something stands in a sentence: from, and up to but not including. */
export type Span = readonly [from: number, to: number]

/** Where each known string stands in one sentence. */
export type Positions = ReadonlyMap<string, readonly Span[]>

/** Looks every stretch of the sentence up among the known strings, so that it costs the same however many these are. */
export const positionsOf = (sentence: string, known: ReadonlySet<string>, longest: number): Positions => {
  const positions = new Map<string, Span[]>()
  for (let from = 0; from < sentence.length; from += 1)
    for (let to = from + 1; to <= Math.min(sentence.length, from + longest); to += 1) {
      const word = sentence.slice(from, to)
      if (known.has(word)) positions.set(word, [...(positions.get(word) ?? []), [from, to]])
    }
  return positions
}

/** Characters that may stand between two parts: few where a part is a single character and could be anything. */
const gapFor = (found: Span, next: Span): number => {
  const shortest = Math.min(found[1] - found[0], next[1] - next[0])
  const longest = Math.max(found[1] - found[0], next[1] - next[0])
  if (longest === 1) return 4
  return shortest === 1 ? 8 : 12
}

const apart = (a: Span, b: Span): number => Math.max(b[0] - a[1], a[0] - b[1])

const spansOfAny = (positions: Positions, words: readonly string[]): readonly Span[] =>
  words.flatMap((word) => positions.get(word) ?? [])

const joined = (found: Span, next: readonly Span[]): Span | null => {
  const [closest] = next
    .filter((span) => apart(found, span) >= 0 && apart(found, span) <= gapFor(found, span))
    .sort((a, b) => apart(found, a) - apart(found, b))
  return closest ? [Math.min(found[0], closest[0]), Math.max(found[1], closest[1])] : null
}

/** Where a word is found: wherever a plain one stands; once, where the parts of a gapped one are near each other. */
export const spansOf = (positions: Positions, { parts }: DutyWord): readonly Span[] => {
  const [first = [], ...rest] = parts
  const starts = spansOfAny(positions, first)
  if (rest.length === 0) return starts
  const others = rest.map((part) => spansOfAny(positions, part))
  if (others.some((spans) => spans.length === 0)) return []
  for (const start of starts) {
    let span: Span | null = start
    for (const next of others) span = span && joined(span, next)
    if (span) return [span]
  }
  return []
}

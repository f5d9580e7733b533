import type { Duty } from '../domain/unit.ts'
import { wordClasses } from './word-classes.ts'

/**
 * A word of the duty catalogue, read:
 * `井盖` as it stands; `夜间…施工` the parts near each other in one sentence, in any order, each part also as a name of a
 * word class; `~物业` a hint only; `-装修` speaks against the line.
 */
export type DutyWord = {
  readonly text: string
  readonly strength: 'subject' | 'plain' | 'hint' | 'against'
  /** Alternatives of each part. */
  readonly parts: readonly (readonly string[])[]
}

/** The words a line puts first name its subject. */
const subjectWords = 3

const strengthOf = (word: string, position: number): DutyWord['strength'] => {
  if (word.startsWith('-')) return 'against'
  if (word.startsWith('~')) return 'hint'
  return position < subjectWords ? 'subject' : 'plain'
}

const readWord = (word: string, position: number): DutyWord => {
  const text = word.replace(/^[-~]/, '')
  const pieces = text.split('…')
  // A word that stands alone means itself: only a gapped one is loose enough to need all ways of saying a part.
  const parts = pieces.length === 1 ? [pieces] : pieces.map((piece) => wordClasses[piece] ?? [piece])
  return { text, strength: strengthOf(word, position), parts }
}

export const dutyWords = ({ words }: Duty): readonly DutyWord[] => [...new Set(words)].map(readWord)

/** Where something stands in a text: from, and up to but not including. */
export type Span = readonly [from: number, to: number]

const positions = (text: string, word: string): readonly Span[] => {
  const spans: Span[] = []
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    spans.push([at, at + word.length])
  return spans
}

/** Characters that may stand between two parts. */
const widestGap = 12

const apart = (a: Span, b: Span): number => Math.max(b[0] - a[1], a[0] - b[1])

const near = (sentence: string, found: Span, next: readonly string[]): Span | null => {
  const spans = next.flatMap((word) => positions(sentence, word))
  const [closest] = spans
    .filter((span) => apart(found, span) >= 0 && apart(found, span) <= widestGap)
    .sort((a, b) => apart(found, a) - apart(found, b))
  return closest ? [Math.min(found[0], closest[0]), Math.max(found[1], closest[1])] : null
}

/** The parts of a gapped word near each other, or null. */
const gapped = (sentence: string, [first = [], ...rest]: DutyWord['parts']): Span | null => {
  for (const start of first.flatMap((word) => positions(sentence, word))) {
    let span: Span | null = start
    for (const next of rest) span = span && near(sentence, span, next)
    if (span) return span
  }
  return null
}

/** Where a word is found in one sentence. */
export const spansOf = (sentence: string, word: DutyWord): readonly Span[] => {
  const [only = []] = word.parts
  if (word.parts.length === 1) return only.flatMap((literal) => positions(sentence, literal))
  const span = gapped(sentence, word.parts)
  return span ? [span] : []
}

export const isGapped = ({ parts }: DutyWord): boolean => parts.length > 1

/** How much a word says by its length; the gaps of a gapped word do not count. */
export const lengthOf = (word: DutyWord): number => word.text.replaceAll('…', '').length

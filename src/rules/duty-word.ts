import type { Duty } from '../domain/unit.ts'
import { subjects } from './subjects.ts'
import { wordClasses } from './word-classes.ts'

/**
 * A word of the duty catalogue, read:
 * `井盖` as it stands; `夜间…施工` the parts near each other in one sentence, in any order, each part also as a name of a
 * word class; `~物业` a hint only; `-装修` speaks against the line; `=manhole` takes in the words of a subject.
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

/** All words of a line, those of its subjects included, each once. */
export const dutyWords = ({ words }: Pick<Duty, 'words'>): readonly DutyWord[] => {
  const all = words.flatMap((word) => (word.startsWith('=') ? (subjects.get(word.slice(1)) ?? []) : [word]))
  return [...new Set(all)].map(readWord)
}

export const isGapped = ({ parts }: DutyWord): boolean => parts.length > 1

/** How much a word says by its length; the gaps of a gapped word do not count. */
export const lengthOf = (word: DutyWord): number => word.text.replaceAll('…', '').length

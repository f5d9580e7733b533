import type { SearchHit, SearchResult } from '../knowledge-search.ts'
import { share } from './alike.ts'
import { compareCloser } from './compare.ts'
import { type AllGathered, columns, type Gathered, gather } from './gather.ts'
import { asksLocalFigure, asksParticular } from './particulars.ts'
import { quotedShare } from './quoted.ts'
import { type QuestionRead, readQuestion } from './read-question.ts'

/** How well one entry fits a question; shares between 0 and 1, flags 0 or 1. */
export type Features = {
  /** Share of weight that question and best wording have in common. */
  readonly likeness: number
  /** Share of the question's weight that the best wording covers. */
  readonly covered: number
  /** Share of the best wording's weight that the question covers. */
  readonly filled: number
  /** Share of the question's weight found in any wording of the entry that was hit. */
  readonly coveredAnywhere: number
  /** Score of the whole entry as one text, against the weight of the question. */
  readonly whole: number
  /** Likeness of the second best wording. */
  readonly second: number
  /** Likeness to a wording known to belong elsewhere, as far as it is above `likeness`. */
  readonly negative: number
  /** The best wording speaks of the question's counterpart (结婚 for 离婚). */
  readonly contrast: number
  /** The question asks for one person's case or one office's door. */
  readonly particular: number
  /** The question asks for a figure or day that is set locally. */
  readonly local: number
  /** Share of weight in common among meanings of the thesauri. */
  readonly meanings: number
  /** The same among single characters. */
  readonly characters: number
  /** The same among characters that stand in the same order. */
  readonly inOrder: number
  /** One of question and wording tells of a failure, the other does not. */
  readonly failing: number
  /** Lead over the next entry, by the order below. */
  readonly margin: number
  /** Lead over the next entry in `whole`. */
  readonly wholeMargin: number
  /** How much there is to go by: terms of the question, 1 from forty on. */
  readonly length: number
}

export type Candidate = Pick<Gathered, 'entryId' | 'version' | 'verbatim'> & {
  /** The wording that fits best. */
  readonly wording: string
  readonly features: Features
}

/** Weights that put entries in order before the probability is known; fitted to put the right one first. */
const ordering = {
  likeness: 0.02,
  covered: -0.67,
  filled: 0.13,
  coveredAnywhere: 0.55,
  whole: 1.18,
  second: 0.27,
  meanings: 0.2,
  characters: 0.4,
  inOrder: 0.4,
  failing: -0.05,
  negative: -0.08,
  contrast: -0.05,
} as const

/** What is word for word a wording of an entry is that entry's question, whatever its terms weigh. */
const verbatimLead = { own: 10, foreign: -10, none: 0 } as const

/** Entries that are compared: what was found further behind hardly ever comes first. */
export const compared = 12
/** What a question that is a quotation as a whole gains. */
const quotedLead = 3
/** So many of the first are held against what they are quoted with. */
const quotable = 15

type Place = {
  readonly entry: Gathered
  readonly inOrder: number
  readonly failing: number
  order: number
}

/** Candidates by entry, best first, with their features; no more than `most`, those first that were found first. */
export const candidatesOf = (
  question: string,
  found: SearchResult,
  most: number = compared,
): readonly Candidate[] => {
  let self = 0
  for (const weight of found.weights.values()) self += weight
  const read = readQuestion(question, found.weights)
  const all = gather({ read, self, unseen: share(lowestScore(found.hits), self) }, found.hits, most)
  const places = placesOf(read, all).sort(byOrder)
  // Who quotes a text looks for that text: of those in front, the one quoted comes first.
  const quotedIn = quotedShare(question)
  for (const place of places.slice(0, quotable)) place.order += quotedLead * quotedIn(place.entry.body ?? '')
  return candidatesIn(places.sort(byOrder), all.rows, read, {
    particular: asksParticular(question) ? 1 : 0,
    local: asksLocalFigure(question) ? 1 : 0,
    length: Math.min(1, read.size / 40),
  })
}

const byOrder = (a: Place, b: Place): number => b.order - a.order

const placesOf = (read: QuestionRead, { entries, rows }: AllGathered): Place[] =>
  entries.map((entry) => {
    const at = (column: keyof typeof columns): number => rows[entry.row + columns[column]] ?? 0
    const { inOrder, failing } = entry.best ? compareCloser(read, entry.best.read) : nothingCloser
    const order =
      ordering.likeness * at('likeness') +
      ordering.covered * at('covered') +
      ordering.filled * at('filled') +
      ordering.coveredAnywhere * share(at('anywhere'), read.weight) +
      ordering.whole * at('whole') +
      ordering.second * at('second') +
      ordering.meanings * at('meanings') +
      ordering.characters * at('characters') +
      ordering.inOrder * inOrder +
      ordering.failing * failing +
      ordering.negative * Math.max(0, at('negative') - at('likeness')) +
      ordering.contrast * at('contrast')
    return { entry, inOrder, failing, order: order + verbatimLead[entry.verbatim ?? 'none'] }
  })

const nothingCloser = { inOrder: 0, failing: 1 } as const

/** With the lead of each over the next entry. */
const candidatesIn = (
  places: readonly Place[],
  rows: Float64Array,
  { weight }: QuestionRead,
  ofQuestion: Pick<Features, 'particular' | 'local' | 'length'>,
): readonly Candidate[] =>
  places.map(({ entry, inOrder, failing, order }, index) => {
    const { entryId, version, verbatim, best, row } = entry
    const at = (column: keyof typeof columns): number => rows[row + columns[column]] ?? 0
    const other = places[index === 0 ? 1 : 0]
    const features: Features = {
      likeness: at('likeness'),
      covered: at('covered'),
      filled: at('filled'),
      contrast: at('contrast'),
      meanings: at('meanings'),
      characters: at('characters'),
      inOrder,
      failing,
      coveredAnywhere: share(at('anywhere'), weight),
      whole: at('whole'),
      second: at('second'),
      negative: Math.max(0, at('negative') - at('likeness')),
      ...ofQuestion,
      margin: order - (other?.order ?? 0),
      wholeMargin: at('whole') - (other ? (rows[other.entry.row + columns.whole] ?? 0) : 0),
    }
    return { entryId, version, wording: best?.text ?? '', verbatim, features }
  })

/** Nothing that was left out has a higher score. What was found by its meaning alone has none. */
const lowestScore = (hits: readonly SearchHit[]): number => {
  let lowest = Number.POSITIVE_INFINITY
  for (const { score } of hits) if (score > 0 && score < lowest) lowest = score
  return lowest === Number.POSITIVE_INFINITY ? 0 : lowest
}

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
export const compared = 10
/** What a question that is a quotation as a whole gains. */
const quotedLead = 3

type Place = {
  readonly entry: Gathered
  readonly features: { -readonly [K in keyof Features]: Features[K] }
  order: number
}

/** Candidates by entry, best first, with their features; no more than `most`, those first that were found first. */
export const candidatesOf = (
  question: string,
  found: SearchResult,
  most: number = compared,
): readonly Candidate[] => {
  let self = 0
  for (const weight of found.weights.values) self += weight
  const read = readQuestion(question, found.weights)
  const all = gather({ read, self, unseen: share(lowestScore(found.hits), self) }, found.hits, most)
  const places = placesOf(read, all, {
    particular: asksParticular(question) ? 1 : 0,
    local: asksLocalFigure(question) ? 1 : 0,
    length: Math.min(1, read.size / 40),
  })
  // Who quotes a text looks for that text.
  const quotedIn = quotedShare(question)
  for (const place of places) place.order += quotedLead * quotedIn(place.entry.body ?? '')
  return withLeads(places.sort(byOrder))
}

const byOrder = (a: Place, b: Place): number => b.order - a.order

type OfQuestion = Pick<Features, 'particular' | 'local' | 'length'>

/** Each with its features, the leads still to come. */
const placesOf = (
  read: QuestionRead,
  { entries, rows }: AllGathered,
  { particular, local, length }: OfQuestion,
): Place[] =>
  entries.map((entry) => {
    const { row, best } = entry
    const { inOrder, failing } = best ? compareCloser(read, best.read) : nothingCloser
    const likeness = rows[row + columns.likeness] ?? 0
    const features: Features = {
      likeness,
      covered: rows[row + columns.covered] ?? 0,
      filled: rows[row + columns.filled] ?? 0,
      coveredAnywhere: share(rows[row + columns.anywhere] ?? 0, read.weight),
      whole: rows[row + columns.whole] ?? 0,
      second: rows[row + columns.second] ?? 0,
      negative: Math.max(0, (rows[row + columns.negative] ?? 0) - likeness),
      contrast: rows[row + columns.contrast] ?? 0,
      particular,
      local,
      meanings: rows[row + columns.meanings] ?? 0,
      characters: rows[row + columns.characters] ?? 0,
      inOrder,
      failing,
      margin: 0,
      wholeMargin: 0,
      length,
    }
    return { entry, features, order: orderOf(features) + verbatimLead[entry.verbatim ?? 'none'] }
  })

const orderOf = (features: Features): number =>
  ordering.likeness * features.likeness +
  ordering.covered * features.covered +
  ordering.filled * features.filled +
  ordering.coveredAnywhere * features.coveredAnywhere +
  ordering.whole * features.whole +
  ordering.second * features.second +
  ordering.meanings * features.meanings +
  ordering.characters * features.characters +
  ordering.inOrder * features.inOrder +
  ordering.failing * features.failing +
  ordering.negative * features.negative +
  ordering.contrast * features.contrast

const nothingCloser = { inOrder: 0, failing: 1 } as const

/** As candidates, with the lead of the first over the second and of each other over the first. */
const withLeads = (places: readonly Place[]): readonly Candidate[] =>
  places.map(({ entry: { entryId, version, verbatim, best }, features, order }, index) => {
    const other = places[index === 0 ? 1 : 0]
    features.margin = order - (other?.order ?? 0)
    features.wholeMargin = features.whole - (other?.features.whole ?? 0)
    return { entryId, version, wording: best?.text ?? '', verbatim, features }
  })

/** Nothing that was left out has a higher score. What was found by its meaning alone has none. */
const lowestScore = (hits: readonly SearchHit[]): number => {
  let lowest = Number.POSITIVE_INFINITY
  for (const { score } of hits) if (score > 0 && score < lowest) lowest = score
  return lowest === Number.POSITIVE_INFINITY ? 0 : lowest
}

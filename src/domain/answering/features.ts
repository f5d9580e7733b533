import type { SearchField, SearchHit, SearchResult, TermWeights } from '../knowledge-search.ts'
import { isMeaning, searchTerms, tellFailure } from '../lexical/index.ts'
import { alike, alikeInOrder, share, sum, type Weigh } from './alike.ts'
import { contradicts } from './contrasts.ts'
import { asksLocalFigure, asksParticular } from './particulars.ts'

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

export type Candidate = {
  readonly entryId: string
  readonly version: number
  /** The wording that fits best. */
  readonly wording: string
  readonly features: Features
  /** The question is word for word a wording of this entry, or one that is known to belong elsewhere. */
  readonly verbatim: 'own' | 'foreign' | null
}

type Fit = Omit<Features, 'margin' | 'wholeMargin'>

/** What puts entries in order before the probability is known; fitted to put the right one first. */
const order = (fit: Fit): number =>
  0.02 * fit.likeness -
  0.67 * fit.covered +
  0.13 * fit.filled +
  0.55 * fit.coveredAnywhere +
  1.18 * fit.whole +
  0.27 * fit.second +
  0.2 * fit.meanings +
  0.4 * fit.characters +
  0.4 * fit.inOrder -
  0.05 * fit.failing -
  0.08 * fit.negative -
  0.05 * fit.contrast

/** Candidates by entry, best first, with their features. */
export const candidatesOf = (question: string, found: SearchResult): readonly Candidate[] => {
  const asked = new Set(searchTerms(question))
  const weigh = weigher(found.weights)
  const self = [...found.weights.values()].reduce((total, weight) => total + weight, 0)
  const unseen = share(lowestScore(found.hits), self)
  const scored = [...Map.groupBy(found.hits, (hit) => hit.entryId).values()]
    .map((hits) => score({ question, asked, weigh, self, unseen }, hits))
    .map((row) => ({ ...row, order: order(row.fit) + verbatimLead[row.verbatim ?? 'none'] }))
    .sort((a, b) => b.order - a.order)
  return scored.map(({ fit, order, ...candidate }, index) => {
    const other = scored[index === 0 ? 1 : 0]
    return {
      ...candidate,
      features: {
        ...fit,
        margin: order - (other?.order ?? 0),
        wholeMargin: fit.whole - (other?.fit.whole ?? 0),
      },
    }
  })
}

/** Nothing that was left out has a higher score. What was found by its meaning alone has none. */
const lowestScore = (hits: readonly SearchHit[]): number => {
  const scores = hits.map(({ score }) => score).filter((score) => score > 0)
  return scores.length > 0 ? Math.min(...scores) : 0
}

/** What is word for word a wording of an entry is that entry's question, whatever its terms weigh. */
const verbatimLead = { own: 10, foreign: -10, none: 0 } as const

const bare = (text: string) => text.replaceAll(/[\s\p{P}]/gu, '')

type Asked = {
  readonly question: string
  readonly asked: ReadonlySet<string>
  readonly weigh: Weigh
  /** The score that the question would have with itself, roughly. */
  readonly self: number
  /** What the whole of an entry may reach whose body was not among the hits. */
  readonly unseen: number
}

/** Weight of any token; one the question does not have was not counted and gets the average of its length. */
const weigher = (weights: TermWeights): Weigh => {
  const averages = new Map<number, number>()
  for (const size of [1, 2, 3]) {
    const alike = [...weights].filter(([token]) => Math.min(token.length, 3) === size)
    const total = alike.reduce((sum, [, weight]) => sum + weight, 0)
    averages.set(size, alike.length > 0 ? total / alike.length : size > 1 ? 4 : 1)
  }
  return (token) => weights.get(token) ?? averages.get(Math.min(token.length, 3)) ?? 1
}

/** What a contradiction takes off a likeness when wordings are put in order. */
const contrastCost = 0.15

type Read = {
  readonly hit: SearchHit
  readonly terms: ReadonlySet<string>
  readonly common: readonly string[]
}

type Wording = Pick<Fit, 'likeness' | 'covered' | 'filled' | 'contrast'> & {
  readonly text: string
  readonly terms: ReadonlySet<string>
}

const noWording: Wording = {
  likeness: 0,
  covered: 0,
  filled: 0,
  contrast: 0,
  text: '',
  terms: new Set(),
}

/** How alike the question and one wording are, term by term. */
const compare = ({ question, asked, weigh }: Asked, { hit, terms, common }: Read): Wording => {
  const shared = sum(common, weigh)
  const [ours, theirs] = [sum(asked, weigh), sum(terms, weigh)]
  return {
    likeness: share(2 * shared, ours + theirs),
    covered: share(shared, ours),
    filled: share(shared, theirs),
    contrast: contradicts(question, hit.text) ? 1 : 0,
    text: hit.text,
    terms,
  }
}

const isCharacter = (term: string): boolean => [...term].length === 1

/** What is looked at in the best wording only. */
const closer = ({ question, asked, weigh }: Asked, { text, terms }: Wording) => ({
  meanings: alike(asked, terms, weigh, isMeaning),
  characters: alike(asked, terms, weigh, isCharacter),
  inOrder: alikeInOrder(question, text, weigh),
  failing: text === '' || tellFailure(asked) !== tellFailure(terms) ? 1 : 0,
})

const score = (asking: Asked, hits: readonly SearchHit[]) => {
  const { question, asked, weigh, self, unseen } = asking
  const read = hits.map((hit): Read => {
    const terms = new Set(searchTerms(hit.text))
    return { hit, terms, common: [...asked].filter((term) => terms.has(term)) }
  })
  const among = (...fields: readonly SearchField[]) => read.filter(({ hit }) => fields.includes(hit.field))
  const wordings = among('question', 'similar')
    .map((one) => compare(asking, one))
    .sort((a, b) => b.likeness - contrastCost * b.contrast - (a.likeness - contrastCost * a.contrast))
  const best = wordings[0] ?? noWording
  const { text: wording, terms: _, ...fits } = best
  const negative = Math.max(0, ...among('negative').map((one) => compare(asking, one).likeness))
  const anywhere = new Set(among('question', 'similar', 'body').flatMap(({ common }) => common))
  const fit: Fit = {
    ...fits,
    ...closer(asking, best),
    coveredAnywhere: share(sum(anywhere, weigh), sum(asked, weigh)),
    whole: Math.max(unseen, ...among('body').map(({ hit }) => share(hit.score, self))),
    second: Math.max(0, ...wordings.slice(1).map(({ likeness }) => likeness)),
    negative: Math.max(0, negative - best.likeness),
    particular: asksParticular(question) ? 1 : 0,
    local: asksLocalFigure(question) ? 1 : 0,
    length: Math.min(1, asked.size / 40),
  }
  const [first] = hits
  const { entryId, version } = first ?? { entryId: '', version: 0 }
  return { entryId, version, wording, verbatim: verbatimOf(question, hits), fit }
}

/** Whether the question is stored word for word: with this entry, or as belonging elsewhere. */
const verbatimOf = (question: string, hits: readonly SearchHit[]): Candidate['verbatim'] => {
  const same = hits.filter(({ field, text }) => field !== 'body' && bare(text) === bare(question))
  if (same.length === 0) return null
  return same.at(-1)?.field === 'negative' ? 'foreign' : 'own'
}

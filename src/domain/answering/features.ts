import type { SearchHit, SearchResult, TermWeights } from '../knowledge-search.ts'
import { tokenise } from '../lexical/index.ts'
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

/** What puts entries in order before the probability is known; found by trial on the fitting half. */
const order = (fit: Fit): number =>
  fit.likeness -
  fit.covered -
  0.2 * fit.filled +
  0.4 * fit.coveredAnywhere +
  2 * fit.whole +
  0.25 * fit.second -
  0.8 * fit.negative -
  0.05 * fit.contrast

/** Candidates by entry, best first, with their features. */
export const candidatesOf = (question: string, found: SearchResult): readonly Candidate[] => {
  const asked = new Set(tokenise(question))
  const weigh = weigher(found.weights)
  const self = [...found.weights.values()].reduce((total, weight) => total + weight, 0)
  const scored = [...Map.groupBy(found.hits, (hit) => hit.entryId).values()]
    .map((hits) => score({ question, asked, weigh, self }, hits))
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

/** What is word for word a wording of an entry is that entry's question, whatever its terms weigh. */
const verbatimLead = { own: 10, foreign: -10, none: 0 } as const

const bare = (text: string) => text.replaceAll(/[\s\p{P}]/gu, '')

type Weigh = (token: string) => number
type Asked = {
  readonly question: string
  readonly asked: ReadonlySet<string>
  readonly weigh: Weigh
  /** The score that the question would have with itself, roughly. */
  readonly self: number
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

const sum = (tokens: Iterable<string>, weigh: Weigh): number => {
  let total = 0
  for (const token of tokens) total += weigh(token)
  return total
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0)

/** What a contradiction takes off a likeness when wordings are put in order. */
const contrastCost = 0.15

const score = ({ question, asked, weigh, self }: Asked, hits: readonly SearchHit[]) => {
  const weight = sum(asked, weigh)
  let best = { likeness: 0, covered: 0, filled: 0, contrast: 0, wording: '' }
  let second = 0
  let negative = 0
  let whole = 0
  let verbatim: Candidate['verbatim'] = null
  const anywhere = new Set<string>()
  for (const hit of hits) {
    if (hit.field === 'body') whole = Math.max(whole, share(hit.score, self))
    const tokens = new Set(tokenise(hit.text))
    const common = [...asked].filter((token) => tokens.has(token))
    if (hit.field !== 'negative') for (const token of common) anywhere.add(token)
    if (hit.field === 'body') continue
    if (bare(hit.text) === bare(question)) verbatim = hit.field === 'negative' ? 'foreign' : 'own'
    const shared = sum(common, weigh)
    const size = sum(tokens, weigh)
    const likeness = share(2 * shared, weight + size)
    if (hit.field === 'negative') {
      negative = Math.max(negative, likeness)
      continue
    }
    const contrast = contradicts(question, hit.text) ? 1 : 0
    if (likeness - contrastCost * contrast > best.likeness - contrastCost * best.contrast) {
      second = Math.max(second, best.likeness)
      best = {
        likeness,
        covered: share(shared, weight),
        filled: share(shared, size),
        contrast,
        wording: hit.text,
      }
    } else second = Math.max(second, likeness)
  }
  const { wording, ...fits } = best
  const fit: Fit = {
    ...fits,
    coveredAnywhere: share(sum(anywhere, weigh), weight),
    whole,
    second,
    negative: Math.max(0, negative - best.likeness),
    particular: asksParticular(question) ? 1 : 0,
    local: asksLocalFigure(question) ? 1 : 0,
    length: Math.min(1, asked.size / 40),
  }
  const [first] = hits
  return { entryId: first?.entryId ?? '', version: first?.version ?? 0, wording, verbatim, fit }
}

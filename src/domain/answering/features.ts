import type { SearchHit, SearchResult, TermWeights } from '../knowledge-search.ts'
import { tokenise } from '../lexical/tokenise.ts'

/** How well one entry fits a question; each between 0 and 1. */
export type Features = {
  /** Share of weight that question and best wording have in common. */
  readonly likeness: number
  /** Share of the question's weight that the best wording covers. */
  readonly covered: number
  /** Share of the best wording's weight that the question covers. */
  readonly filled: number
  /** Share of the question's weight found anywhere in the entry's wordings and body. */
  readonly coveredAnywhere: number
  /** Lead of this entry's likeness over the next entry's. */
  readonly margin: number
  /** Likeness to a wording that is known to belong elsewhere, as far as it is above `likeness`. */
  readonly negative: number
}

export type Candidate = {
  readonly entryId: string
  readonly version: number
  /** The wording that fits best. */
  readonly wording: string
  readonly features: Features
}

/** Weight of a token the question does not have, for which no count was fetched: an average one. */
const unseenWeight = (token: string, weights: TermWeights): number => {
  const alike = [...weights].filter(([known]) => known.length === token.length)
  if (alike.length === 0) return token.length > 1 ? 4 : 2
  return alike.reduce((sum, [, weight]) => sum + weight, 0) / alike.length
}

/** Candidates by entry, best first, with their features. */
export const candidatesOf = (question: string, found: SearchResult): readonly Candidate[] => {
  const asked = new Set(tokenise(question))
  const weigh = weigher(found.weights)
  const byEntry = Map.groupBy(found.hits, (hit) => hit.entryId)
  const scored = [...byEntry.values()]
    .map((hits) => score(hits, asked, weigh))
    .filter((candidate) => candidate !== null)
    .sort((a, b) => b.rank - a.rank)
  return scored.map(({ candidate, likeness }, index) => ({
    ...candidate,
    features: {
      ...candidate.features,
      margin: Math.max(0, likeness - (scored[index === 0 ? 1 : 0]?.likeness ?? 0)),
    },
  }))
}

type Weigh = (token: string) => number

const weigher = (weights: TermWeights): Weigh => {
  const bySize = new Map<number, number>()
  return (token) => {
    const known = weights.get(token)
    if (known !== undefined) return known
    const size = Math.min(token.length, 3)
    const average = bySize.get(size) ?? unseenWeight(token, weights)
    bySize.set(size, average)
    return average
  }
}

const sum = (tokens: Iterable<string>, weigh: Weigh): number => {
  let total = 0
  for (const token of tokens) total += weigh(token)
  return total
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0)

const score = (hits: readonly SearchHit[], asked: ReadonlySet<string>, weigh: Weigh) => {
  const whole = sum(asked, weigh)
  let best = { likeness: 0, covered: 0, filled: 0, wording: '' }
  let negative = 0
  const anywhere = new Set<string>()
  for (const hit of hits) {
    const tokens = new Set(tokenise(hit.text))
    const common = asked.intersection(tokens)
    const shared = sum(common, weigh)
    if (hit.field !== 'negative') for (const token of common) anywhere.add(token)
    if (hit.field === 'body') continue
    const size = sum(tokens, weigh)
    const likeness = share(2 * shared, whole + size)
    if (hit.field === 'negative') negative = Math.max(negative, likeness)
    else if (likeness > best.likeness)
      best = { likeness, covered: share(shared, whole), filled: share(shared, size), wording: hit.text }
  }
  const [first] = hits
  if (!first || (best.wording === '' && anywhere.size === 0)) return null
  const coveredAnywhere = share(sum(anywhere, weigh), whole)
  const candidate: Candidate = {
    entryId: first.entryId,
    version: first.version,
    wording: best.wording,
    features: {
      likeness: best.likeness,
      covered: best.covered,
      filled: best.filled,
      coveredAnywhere,
      margin: 0,
      negative: Math.max(0, negative - best.likeness),
    },
  }
  return { candidate, likeness: best.likeness, rank: best.likeness + 0.2 * coveredAnywhere - candidate.features.negative }
}

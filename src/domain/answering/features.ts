import type { SearchHit, SearchResult } from '../knowledge-search.ts'
import { share } from './alike.ts'
import { type Common, commonTerms, compare, compareCloser, type Likeness, weightOfAny } from './compare.ts'
import { asksLocalFigure, asksParticular } from './particulars.ts'
import { quotedShare } from './quoted.ts'
import { type QuestionRead, readQuestion } from './read-question.ts'
import { readWording, termsOfText, type WordingRead } from './read-wording.ts'

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
  const self = [...found.weights.values()].reduce((total, weight) => total + weight, 0)
  const asking: Asked = {
    read: readQuestion(question, found.weights),
    self,
    unseen: share(lowestScore(found.hits), self),
    particular: asksParticular(question) ? 1 : 0,
    local: asksLocalFigure(question) ? 1 : 0,
  }
  const byEntry = Map.groupBy(found.hits, (hit) => hit.entryId)
  const scored = byOrder(Array.from(byEntry.values(), (hits) => score(asking, hits)))
  // Who quotes a text looks for that text: of those in front, the one quoted comes first.
  const quotedIn = quotedShare(question)
  const leading = scored
    .splice(0, quotable)
    .map((row) => ({ ...row, order: row.order + quotedLead * quotedIn(row.body) }))
  return withMargins([...byOrder(leading), ...scored])
}

/** What a question that is a quotation as a whole gains. */
const quotedLead = 3
/** So many of the first are held against what they are quoted with. */
const quotable = 15

const byOrder = <T extends { readonly order: number }>(rows: T[]): T[] =>
  rows.sort((a, b) => b.order - a.order)

type Scored = Omit<Candidate, 'features'> & { readonly fit: Fit; readonly order: number }

const withMargins = (scored: readonly Scored[]): readonly Candidate[] => {
  return scored.map(({ fit, order, entryId, version, wording, verbatim }, index) => {
    const other = scored[index === 0 ? 1 : 0]
    return {
      entryId,
      version,
      wording,
      verbatim,
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
  let lowest = Number.POSITIVE_INFINITY
  for (const { score } of hits) if (score > 0 && score < lowest) lowest = score
  return lowest === Number.POSITIVE_INFINITY ? 0 : lowest
}

/** What is word for word a wording of an entry is that entry's question, whatever its terms weigh. */
const verbatimLead = { own: 10, foreign: -10, none: 0 } as const

type Asked = Pick<Features, 'particular' | 'local'> & {
  readonly read: QuestionRead
  /** The score that the question would have with itself, roughly. */
  readonly self: number
  /** What the whole of an entry may reach whose body was not among the hits. */
  readonly unseen: number
}

/** What a contradiction takes off a likeness when wordings are put in order. */
const contrastCost = 0.15

const noWording: Likeness = { likeness: 0, covered: 0, filled: 0, contrast: 0, meanings: 0, characters: 0 }
const nothingCloser = { inOrder: 0, failing: 1 } as const

const rankOf = ({ likeness, contrast }: Likeness): number => likeness - contrastCost * contrast

/** What the texts of one entry come to that were found. */
type Gathered = {
  best: { readonly text: string; readonly read: WordingRead; readonly like: Likeness } | undefined
  second: number
  whole: number
  negative: number
  body: string | undefined
  readonly anywhere: Common[]
}

const gather = ({ read, self, unseen }: Asked, hits: readonly SearchHit[]): Gathered => {
  const all: Gathered = {
    best: undefined,
    second: 0,
    whole: unseen,
    negative: 0,
    body: undefined,
    anywhere: [],
  }
  for (const { field, text, score } of hits) {
    if (field === 'body') {
      all.anywhere.push(commonTerms(read, termsOfText(text)))
      all.whole = Math.max(all.whole, share(score, self))
      all.body ??= text
    } else {
      const wording = readWording(text)
      const common = commonTerms(read, wording)
      const like = compare(read, wording, common)
      if (field === 'negative') all.negative = Math.max(all.negative, like.likeness)
      else {
        all.anywhere.push(common)
        take(all, { text, read: wording, like })
      }
    }
  }
  return all
}

/** Of wordings that fit equally well the first counts. */
const take = (all: Gathered, one: NonNullable<Gathered['best']>): void => {
  const better = all.best === undefined || rankOf(one.like) > rankOf(all.best.like)
  const other = better ? all.best : one
  if (better) all.best = one
  all.second = Math.max(all.second, other?.like.likeness ?? 0)
}

const score = (asking: Asked, hits: readonly SearchHit[]): Scored & { readonly body: string } => {
  const { read, particular, local } = asking
  const { best, second, whole, negative, body, anywhere } = gather(asking, hits)
  const { likeness, covered, filled, contrast, meanings, characters } = best?.like ?? noWording
  const { inOrder, failing } = best ? compareCloser(read, best.read) : nothingCloser
  const fit: Fit = {
    likeness,
    covered,
    filled,
    contrast,
    meanings,
    characters,
    inOrder,
    failing,
    coveredAnywhere: share(weightOfAny(read, anywhere), read.weight),
    whole,
    second,
    negative: Math.max(0, negative - likeness),
    particular,
    local,
    length: Math.min(1, read.size / 40),
  }
  const [first] = hits
  const { entryId, version } = first ?? { entryId: '', version: 0 }
  const verbatim = verbatimOf(read, hits)
  return {
    entryId,
    version,
    wording: best?.text ?? '',
    verbatim,
    fit,
    order: order(fit) + verbatimLead[verbatim ?? 'none'],
    body: body ?? '',
  }
}

/** Whether the question is stored word for word: with this entry, or as belonging elsewhere. */
const verbatimOf = (read: QuestionRead, hits: readonly SearchHit[]): Candidate['verbatim'] => {
  const same = hits.findLast(({ field, text }) => field !== 'body' && readWording(text).bare === read.bare)
  if (same === undefined) return null
  return same.field === 'negative' ? 'foreign' : 'own'
}

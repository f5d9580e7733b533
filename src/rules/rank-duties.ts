import type { Duty } from '../domain/unit.ts'
import { type DutyWord, isGapped, lengthOf } from './duty-word.ts'
import { type FoundWord, findDutyWords } from './find-duty-words.ts'
import { resemblances } from './resemblance.ts'

export type RankedDuty = { readonly duty: Duty; readonly score: number; readonly words: readonly string[] }

/** What each strength weighs; a word of a gapped pair says a little less than one that stands whole. */
const strengths = { subject: 1.8, plain: 1, hint: 0.4 } as const
const gapWeight = 0.9
/** Left of a word that only says where it happens. */
const passingWeight = 0.3
/** Left of a line for each word that speaks against it. */
const againstWeight = 0.45

const weight = ({ word, passing }: FoundWord, lines: number): number => {
  if (word.strength === 'against') return 0
  const said = strengths[word.strength] * (lengthOf(word) - 0.5) ** 0.8
  return (said * (isGapped(word) ? gapWeight : 1) * (passing ? passingWeight : 1)) / Math.sqrt(lines)
}

/** In how many lines of the catalogue each word stands: a word of every line tells nothing. */
const spread = (duties: readonly Duty[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const word of duties.flatMap(({ words }) => [...new Set(words)]))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Of words that share characters only the heavier counts in full: 楼上…吵 and 邻居…吵 tell of one noise. */
const repeated = 0.35

const sum = (found: readonly { readonly word: DutyWord; readonly weight: number }[]): number => {
  const told: string[] = []
  let total = 0
  for (const { word, weight: heavy } of found.toSorted((a, b) => b.weight - a.weight)) {
    const parts = word.text.split('…')
    const known = parts.some((part) => told.some((other) => other.includes(part) || part.includes(other)))
    total += heavy * (known ? repeated : 1)
    told.push(...parts)
  }
  return total
}

/**
 * Lines of the duty catalogue a text speaks of, best first: distinct words count, longer and rarer ones more. A line
 * without any word of its own in the text may still be suggested for what it resembles.
 */
export const rankDuties = (duties: readonly Duty[], text: string): readonly RankedDuty[] => {
  const lines = spread(duties)
  const alike = resemblances(duties, text)
  return findDutyWords(duties, text)
    .map(({ duty, found }) => {
      const told = found.filter(({ word }) => word.strength !== 'against')
      const weighed = told.map((one) => ({
        word: one.word,
        weight: weight(one, lines.get(one.word.text) ?? 1),
      }))
      const against = againstWeight ** (found.length - told.length)
      const score = (sum(weighed) + (alike.get(duty.id) ?? 0)) * against
      return { duty, score, words: told.map(({ word }) => word.text) }
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
}

/** 0..1: how strong the best line is, less what speaks for another lead. */
export const confidenceOf = (
  best: RankedDuty,
  others: readonly RankedDuty[],
  sameLead: (a: Duty, b: Duty) => boolean = (a, b) => a.lead === b.lead,
): number => {
  const rival = others.find(({ duty }) => !sameLead(duty, best.duty))?.score ?? 0
  const strength = best.score / (best.score + 0.8)
  return Math.round(strength * (1 - 0.5 * Math.min(1, rival / best.score)) * 100) / 100
}

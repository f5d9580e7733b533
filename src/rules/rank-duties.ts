import type { Duty } from '../domain/unit.ts'
import { isGapped, lengthOf } from './duty-word.ts'
import { type FoundWord, findDutyWords } from './find-duty-words.ts'
import { resemblances } from './resemblance.ts'

export type RankedDuty = { readonly duty: Duty; readonly score: number; readonly words: readonly string[] }

/** What each strength weighs; a word of a gapped pair says a little less than one that stands whole. */
const strengths = { subject: 1.8, plain: 1, hint: 0.4, against: 0 } as const
const gapWeight = 0.9
/** Left of a word that only says where it happens. */
const passingWeight = 0.3
/** Left of a line for each word that speaks against it. */
const againstWeight = 0.45
/** Of words that share characters only the heaviest counts in full: 楼上…吵 and 邻居…吵 tell of one noise. */
const repeated = 0.35

/** Longer words and words of fewer lines say more. */
const weightOf = ({ word, passing, lines }: FoundWord): number => {
  const said = strengths[word.strength] * (lengthOf(word) - 0.5) ** 0.8
  return (said * (isGapped(word) ? gapWeight : 1) * (passing ? passingWeight : 1)) / Math.sqrt(lines)
}

const sum = (found: readonly FoundWord[]): number => {
  const told: string[] = []
  let total = 0
  const heaviestFirst = found
    .map((one) => ({ one, weight: weightOf(one) }))
    .sort((a, b) => b.weight - a.weight)
  for (const { one, weight } of heaviestFirst) {
    const parts = one.word.text.split('…')
    const known = parts.some((part) => told.some((other) => other.includes(part) || part.includes(other)))
    total += weight * (known ? repeated : 1)
    told.push(...parts)
  }
  return total
}

/** Words shown as the reason; the rest says the same again. */
const mostReasons = 5

/**
 * Lines of the duty catalogue a text speaks of, best first: distinct words count, longer and rarer ones more. A line
 * without any word of its own in the text may still be suggested for what it resembles.
 */
export const rankDuties = (duties: readonly Duty[], text: string): readonly RankedDuty[] => {
  const alike = resemblances(duties, text)
  const found = new Map(findDutyWords(duties, text).map((line) => [line.duty, line.found]))
  return duties
    .map((duty) => {
      const all = found.get(duty) ?? []
      const told = all.filter(({ word }) => word.strength !== 'against')
      const score = (sum(told) + (alike.get(duty.id) ?? 0)) * againstWeight ** (all.length - told.length)
      const reasons = told.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, mostReasons)
      return { duty, score, words: reasons.map(({ word }) => word.text) }
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

import type { Duty } from '../domain/unit.ts'

export type RankedDuty = { readonly duty: Duty; readonly score: number; readonly words: readonly string[] }

/** In how many lines of the catalogue each word stands: a word of every line tells nothing. */
const spread = (duties: readonly Duty[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const word of duties.flatMap(({ words }) => [...new Set(words)]))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Words found in the text; one inside a longer found one does not count again. */
const found = (duty: Duty, text: string): readonly string[] => {
  const hits = [...new Set(duty.words)].filter((word) => text.includes(word))
  return hits.filter((word) => !hits.some((other) => other !== word && other.includes(word)))
}

/** The words a line puts first name its subject; the others only hint at it. */
const subjectWords = 3
const subjectWeight = 1.8

const weight = (duty: Duty, word: string, lines: number): number => {
  const subject = duty.words.indexOf(word) < subjectWords ? subjectWeight : 1
  return (subject * (word.length - 0.5) ** 0.8) / Math.sqrt(lines)
}

/** Lines of the duty catalogue a text speaks of, best first: distinct words count, longer and rarer ones more. */
export const rankDuties = (duties: readonly Duty[], text: string): readonly RankedDuty[] => {
  const lines = spread(duties)
  return duties
    .map((duty) => {
      const words = found(duty, text)
      const score = words.reduce((sum, word) => sum + weight(duty, word, lines.get(word) ?? 1), 0)
      return { duty, score, words }
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
}

/** 0..1: how strong the best line is, less what speaks for another lead. */
export const confidenceOf = (best: RankedDuty, others: readonly RankedDuty[]): number => {
  const rival = others.find(({ duty }) => duty.lead !== best.duty.lead)?.score ?? 0
  const strength = best.score / (best.score + 0.8)
  return Math.round(strength * (1 - 0.5 * (rival / best.score)) * 100) / 100
}

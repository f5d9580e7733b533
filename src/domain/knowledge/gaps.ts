import { tokenise } from '../lexical/index.ts'

/** Questions share a gap from this share of terms on; found by trial: below it, other matters of one office join. */
const alike = 0.5
const mostTerms = 40

/** Terms a question is compared by: pairs of characters, words and concepts; single characters say too little. */
export const gapTerms = (question: string): readonly string[] =>
  [...new Set(tokenise(question))].filter((token) => token.length > 1).slice(0, mostTerms)

export type KnownGap = { readonly id: string; readonly terms: readonly string[] }

/** Dice: twice what two sets share, over their sizes. */
export const sharedTerms = (a: readonly string[], b: readonly string[]): number => {
  if (a.length + b.length === 0) return 0
  const known = new Set(b)
  return (2 * a.filter((term) => known.has(term)).length) / (a.length + b.length)
}

/** The gap a question belongs to, null when it opens a new one. */
export const gapFor = (terms: readonly string[], gaps: readonly KnownGap[]): KnownGap | null => {
  let best: KnownGap | null = null
  let most = alike
  for (const gap of gaps) {
    const share = sharedTerms(terms, gap.terms)
    if (share >= most && (share > most || best === null)) {
      best = gap
      most = share
    }
  }
  return best
}

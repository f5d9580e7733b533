import type { TermWeights } from '../../src/domain/knowledge-search.ts'
import { distinctTerms, termId, termsOf } from '../../src/domain/lexical/index.ts'

/** The terms of a text, each with the weight it is given. */
export const weighTerms = (text: string, weigh: (term: string) => number): TermWeights => ({
  terms: termsOf(text),
  values: distinctTerms(text).map(weigh),
})

/** Undefined where the term was not weighed. */
export const weightIn = ({ terms, values }: TermWeights, term: string): number | undefined =>
  values[terms.ids.indexOf(termId(term))]

import { faintWords, tokenise } from '../domain/lexical/index.ts'
import type { Duty } from '../domain/unit.ts'
import { dutyWords } from './duty-word.ts'

/** Terms of title and words of each line, and in how many lines each term stands. */
type Catalogue = {
  readonly terms: ReadonlyMap<string, ReadonlySet<string>>
  readonly lines: ReadonlyMap<string, number>
}

/** Concepts of asking and complaining as such, which say nothing of the matter. */
const procedural = new Set(
  ['投诉', '举报', '处罚', '材料', '期限', '费用', '用人单位'].map((word) => `=${word}`),
)

/** Pairs of characters and concepts of the thesaurus; a single character is in everything. */
export const termsOf = (text: string): ReadonlySet<string> =>
  new Set(tokenise(text).filter((term) => term.length > 1 && !faintWords.has(term) && !procedural.has(term)))

const catalogueOf = (duties: readonly Duty[]): Catalogue => {
  const plain = (duty: Duty) =>
    dutyWords(duty)
      .filter(({ strength }) => strength === 'subject' || strength === 'plain')
      .map(({ text }) => text)
      .join(' ')
  const terms = new Map(duties.map((duty) => [duty.id, termsOf(`${duty.title} ${plain(duty)}`)]))
  const lines = new Map<string, number>()
  for (const set of terms.values()) for (const term of set) lines.set(term, (lines.get(term) ?? 0) + 1)
  return { terms, lines }
}

const catalogues = new WeakMap<readonly Duty[], Catalogue>()

/** Enough to be suggested, never enough to decide by itself. */
const most = 0.5
/** Pairs that stand in a dozen lines tell nothing. */
const least = 0.1

/** How much each line shares with the text beyond its own words: characters in pairs and concepts, rare ones more. */
export const resemblances = (duties: readonly Duty[], text: string): ReadonlyMap<string, number> => {
  const catalogue = catalogues.get(duties) ?? catalogueOf(duties)
  catalogues.set(duties, catalogue)
  const said = [...termsOf(text)]
  const scores = duties.map(({ id }) => {
    const own = catalogue.terms.get(id)
    const shared = said.filter((term) => own?.has(term))
    return [id, shared.reduce((sum, term) => sum + 1 / (catalogue.lines.get(term) ?? 1) ** 1.5, 0)] as const
  })
  return new Map(
    scores.filter(([, score]) => score >= least).map(([id, score]) => [id, (most * score) / (score + 1)]),
  )
}

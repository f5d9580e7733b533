import { IdPlaces } from './id-places.ts'
import { cellOf, kinds } from './kinds-of-terms.ts'
import { conceptsIn, everydayIn, type Meaning } from './meanings.ts'
import { type Spans, spansIn } from './spans.ts'
import { tellingAt } from './telling.ts'
import { termIdAt } from './term-id.ts'
import { fold, withoutEmpty } from './tokenise.ts'

/** The terms that a text is searched by, as numbers: each once, in the order in which searchTerms has them. By term: */
export type Terms = {
  readonly text: string
  readonly ids: readonly number[]
  /** Kind and length in one. */
  readonly cells: readonly number[]
  /** Of a single character its code point, otherwise 0. */
  readonly codes: readonly number[]
  /** What it can tell whatever the corpus; times its rarity there it is its weight. */
  readonly telling: readonly number[]
  /** Whether one of them says that something does not go as it should. */
  readonly tellsFailure: boolean
}

export const termsOf = (text: string): Terms => {
  const folded = fold(text)
  const plain = withoutEmpty(folded)
  const spans = spansIn(plain)
  const terms: Growing = { text, ids: [], cells: [], codes: [], telling: [], tellsFailure: false }
  seen.begin(spans.length + folded.length)
  addMeanings(terms, everydayIn(folded))
  addWritten(terms, plain, spans)
  addMeanings(terms, conceptsIn(folded))
  return terms
}

/** Of the text that is being read; no reading is interrupted. */
const seen = new IdPlaces()

type Growing = {
  readonly [K in keyof Terms]: Terms[K] extends readonly number[] ? number[] : Terms[K]
} & { tellsFailure: boolean }

const addMeanings = (terms: Growing, found: readonly (readonly Meaning[])[]): void => {
  for (const meanings of found)
    for (const { id, cell, telling, fails } of meanings) {
      if (fails) terms.tellsFailure = true
      if (seen.add(id, 0)) add(terms, id, cell, 0, telling)
    }
}

const addWritten = (terms: Growing, plain: string, spans: Spans): void => {
  for (let i = 0; i < spans.length; i += 2) {
    const from = spans[i] ?? 0
    const to = spans[i + 1] ?? 0
    const id = termIdAt(plain, from, to)
    if (!seen.add(id, 0)) continue
    const code = characterAt(plain, from, to)
    const kind = code > 0 ? kinds.character : kinds.written
    add(terms, id, cellOf(kind, to - from), code, tellingAt(plain, from, to, id))
  }
}

const add = (terms: Growing, id: number, cell: number, code: number, telling: number): void => {
  terms.ids.push(id)
  terms.cells.push(cell)
  terms.codes.push(code)
  terms.telling.push(telling)
}

/** The code point of a term of one character, which may be written as two halves; otherwise 0. */
const characterAt = (text: string, from: number, to: number): number => {
  if (to - from > 2) return 0
  const code = text.codePointAt(from) ?? 0
  return to - from === (code > 0xffff ? 2 : 1) ? code : 0
}

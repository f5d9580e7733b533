import type { Duty } from '../domain/unit.ts'
import { type DutyWord, dutyWords, isGapped } from './duty-word.ts'
import { positionsOf, type Span, spansOf } from './word-positions.ts'

export type FoundWord = {
  readonly word: DutyWord
  /** Only says where it happens. */
  readonly passing: boolean
  /** In how many lines of the catalogue it stands. */
  readonly lines: number
}
export type FoundDuty = { readonly duty: Duty; readonly found: readonly FoundWord[] }

type Use = { readonly line: number; readonly word: DutyWord }
type Hit = Use & { readonly span: Span; readonly sentence: number }

type Catalogue = {
  /** Every string to look for, and the length of the longest. */
  readonly known: ReadonlySet<string>
  readonly longest: number
  /** The words that may begin with a string. */
  readonly byStart: ReadonlyMap<string, readonly Use[]>
  readonly lines: ReadonlyMap<string, number>
}

const catalogueOf = (duties: readonly Duty[]): Catalogue => {
  const known = new Set<string>()
  const byStart = new Map<string, Use[]>()
  const lines = new Map<string, number>()
  for (const [line, duty] of duties.entries())
    for (const word of dutyWords(duty)) {
      if (word.strength !== 'against') lines.set(word.text, (lines.get(word.text) ?? 0) + 1)
      for (const string of word.parts.flat()) known.add(string)
      for (const start of word.parts[0] ?? []) {
        const uses = byStart.get(start) ?? []
        uses.push({ line, word })
        byStart.set(start, uses)
      }
    }
  return { known, byStart, lines, longest: Math.max(0, ...[...known].map(({ length }) => length)) }
}

const catalogues = new WeakMap<readonly Duty[], Catalogue>()
const readCatalogue = (duties: readonly Duty[]): Catalogue => {
  const known = catalogues.get(duties) ?? catalogueOf(duties)
  catalogues.set(duties, known)
  return known
}

const hitsIn = (sentence: string, index: number, { known, longest, byStart }: Catalogue): readonly Hit[] => {
  const positions = positionsOf(sentence, known, longest)
  const uses = new Set([...positions.keys()].flatMap((string) => byStart.get(string) ?? []))
  return [...uses].flatMap((use) =>
    spansOf(positions, use.word).map((span) => ({ ...use, span, sentence: index })),
  )
}

const inside = (inner: Hit, outer: Hit): boolean =>
  inner.sentence === outer.sentence &&
  inner.span[0] >= outer.span[0] &&
  inner.span[1] <= outer.span[1] &&
  inner.span[1] - inner.span[0] < outer.span[1] - outer.span[0]

/** 学校门口, 医院对面, 公园路: only where it happens, or the name of a road. */
const whereabouts =
  /^(大?门口|门前|对面|旁边?|附近|周边|后面|前面|边上|[东西南北](边|门|路)|路口?|大道|街|巷|小区|花园)/

/**
 * The words of each line that stand in the text. The longest match counts: a word inside a longer literal word of any
 * line does not, so that 停车场 is no 停车.
 */
export const findDutyWords = (duties: readonly Duty[], text: string): readonly FoundDuty[] => {
  const catalogue = readCatalogue(duties)
  const sentences = text.split(/[。！？!?；;\n]+/)
  const hits = sentences.flatMap((sentence, i) => hitsIn(sentence, i, catalogue))
  const whole = hits.filter(({ word }) => !isGapped(word))
  // What speaks against a line hides only words of its own: 面包车 is no 面包, and nothing else of it matters.
  const hides = (outer: Hit, hit: Hit) =>
    (outer.word.strength !== 'against' || outer.line === hit.line) && inside(hit, outer)
  const seen = hits.filter((hit) => isGapped(hit.word) || !whole.some((outer) => hides(outer, hit)))
  const passing = ({ sentence, span, word }: Hit) =>
    !isGapped(word) && whereabouts.test(sentences[sentence]?.slice(span[1]) ?? '')
  const byLine = Map.groupBy(seen, ({ line }) => line)
  return [...byLine].flatMap(([line, own]) => {
    const duty = duties[line]
    if (!duty) return []
    const byWord = Map.groupBy(own, ({ word }) => word)
    const found = [...byWord].map(([word, of]) => ({
      word,
      passing: of.every(passing),
      lines: catalogue.lines.get(word.text) ?? 1,
    }))
    return [{ duty, found }]
  })
}

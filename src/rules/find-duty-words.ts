import type { Duty } from '../domain/unit.ts'
import { type DutyWord, dutyWords, isGapped, type Span, spansOf } from './duty-word.ts'

export type FoundWord = { readonly word: DutyWord; readonly passing: boolean }
export type FoundDuty = { readonly duty: Duty; readonly found: readonly FoundWord[] }

type Hit = { readonly word: DutyWord; readonly span: Span; readonly sentence: number }

const sentencesOf = (text: string): readonly string[] => text.split(/[。！？!?；;\n]+/).filter(Boolean)

const read = new WeakMap<Duty, readonly DutyWord[]>()
const wordsOf = (duty: Duty): readonly DutyWord[] => {
  const known = read.get(duty) ?? dutyWords(duty)
  read.set(duty, known)
  return known
}

const hitsOf = (duty: Duty, sentences: readonly string[]): readonly Hit[] =>
  wordsOf(duty).flatMap((word) =>
    sentences.flatMap((text, sentence) => spansOf(text, word).map((span) => ({ word, span, sentence }))),
  )

const inside = (inner: Hit, outer: Hit): boolean =>
  inner.sentence === outer.sentence &&
  inner.span[0] >= outer.span[0] &&
  inner.span[1] <= outer.span[1] &&
  inner.span[1] - inner.span[0] < outer.span[1] - outer.span[0]

/** 学校门口, 医院对面, 公园路: only where it happens, or the name of a road. */
const whereabouts =
  /^(大?门口|门前|对面|旁边?|附近|周边|后面|前面|边上|东门|西门|南门|北门|东边|西边|南边|北边|[东西南北]路|路口?|大道|街|巷|小区|花园)/

const passing = (sentences: readonly string[], { sentence, span, word }: Hit): boolean =>
  !isGapped(word) && whereabouts.test(sentences[sentence]?.slice(span[1]) ?? '')

/**
 * The words of each line that stand in the text. The longest match counts: a word inside a longer literal word of any
 * line does not, so that 停车场 is no 停车.
 */
export const findDutyWords = (duties: readonly Duty[], text: string): readonly FoundDuty[] => {
  const sentences = sentencesOf(text)
  const hits = duties.map((duty) => ({ duty, hits: hitsOf(duty, sentences) }))
  const covering = hits
    .flatMap((line) => line.hits)
    .filter(({ word }) => !isGapped(word) && word.strength !== 'against')
  return hits.map((line) => {
    const own = line.hits.filter((hit) => isGapped(hit.word) || !covering.some((other) => inside(hit, other)))
    const words = [...new Set(own.map(({ word }) => word))]
    const found = words.map((word) => ({
      word,
      passing: own.filter((hit) => hit.word === word).every((hit) => passing(sentences, hit)),
    }))
    return { duty: line.duty, found }
  })
}

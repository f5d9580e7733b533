import { isCommonHan } from './spans.ts'
import { faintCharacters, faintWords } from './stop-words.ts'
import { termId } from './term-id.ts'

/** What a meaning of the everyday thesaurus can tell, against a word: a little more than one word of it. */
export const tellingOfEveryday = 1.3

/**
 * What a term that is written from `from` to `to` (code units) can tell, against a word, which is 1: words of asking and
 * characters that only join tell little. `id` is the term's.
 */
export const tellingAt = (text: string, from: number, to: number, id: number): number => {
  const first = text.charCodeAt(from)
  if (beginsFaint[first] === 1 && faintIds.has(id)) return 0.2
  if (isFaint[first] === 1 && isFaintThroughout(text, from, to)) return 0.4
  return isHanCharacter(text, from, to) ? 0.9 : 1
}

const faintIds = new Set([...faintWords].map(termId))

/** By code unit, since every character of every question is looked up here. */
const flagged = (characters: Iterable<string>): Uint8Array => {
  const flags = new Uint8Array(0x10000)
  for (const character of characters) flags[character.charCodeAt(0)] = 1
  return flags
}
const isFaint = flagged(faintCharacters)
const beginsFaint = flagged(faintWords)

const isFaintThroughout = (text: string, from: number, to: number): boolean => {
  for (let i = from; i < to; i += 1) if (isFaint[text.charCodeAt(i)] !== 1) return false
  return true
}

const han = /^\p{Script=Han}$/u
const isHanCharacter = (text: string, from: number, to: number): boolean => {
  if (to - from === 1 && isCommonHan(text.charCodeAt(from))) return true
  return to - from <= 2 && !isCommonHan(text.charCodeAt(from)) && han.test(text.slice(from, to))
}

import { matches } from './phrases.ts'
/** A text cut the way a reader takes it in: sentences, and the clauses inside them. */
export type Clause = { readonly text: string; readonly at: number }
export type Sentence = { readonly text: string; readonly at: number; readonly clauses: readonly Clause[] }
export type Reading = { readonly text: string; readonly sentences: readonly Sentence[] }

const sentenceParts = /[^。！？；\n…]+[。！？；\n…]*/g
const clauseParts = /[^，、,:：\s。！？；\n…]+[，、,:：\s。！？；\n…]*/g

function clausesOf(text: string, from: number): Clause[] {
  return matches(text, clauseParts).map((m) => ({ text: m[0], at: from + m.index }))
}

export function read(text: string): Reading {
  const sentences = matches(text, sentenceParts).map((m) => ({
    text: m[0],
    at: m.index,
    clauses: clausesOf(m[0], m.index),
  }))
  return { text, sentences }
}

export function sentenceAt(reading: Reading, at: number): Sentence | undefined {
  return reading.sentences.find((s) => at >= s.at && at < s.at + s.text.length)
}

export function clauseIndexAt(sentence: Sentence, at: number): number {
  const i = sentence.clauses.findIndex((c) => at >= c.at && at < c.at + c.text.length)
  return Math.max(i, 0)
}

const negationBefore =
  /(?:不是|并非|没有?|未曾?|从未|从来没有?|还没有?|尚未|不想|不要|不用|无需|不需要|别|不予|不给|未予|拒绝|拒不|不会|不打算|不准备)[^，。；！？、]{0,4}$/

/** Whether the words right before a position deny what follows ("没有起诉", "不是上访"). */
export function negatedAt(text: string, at: number): boolean {
  return negationBefore.test(text.slice(Math.max(0, at - 10), at))
}

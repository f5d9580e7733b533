import type { Matter, Nature } from '../matter.ts'
import { isQuestion, natureOf } from './nature.ts'
import { has, matches, type PhraseSpot, spots } from './phrases.ts'
import { read } from './reading.ts'
import { summarise } from './summary.ts'
import { anotherWords, topics, weakAnotherWords } from './words/topic-words.ts'

const LEAST = 4
const LONGEST_POINT = 160
/** Two faults told in one breath: 电梯坏了，还有烧烤店油烟大. In a longer message 还有 after a comma goes on with one matter. */
const inOneBreath = /^[^，。；！？]{4,24}，还有[^，。；！？]{5,24}[。！]?$/
const topicEntries = Object.entries(topics)

function topicsOf(text: string): Set<string> {
  return new Set(topicEntries.filter(([, w]) => has(text, w)).map(([name]) => name))
}

function apart(a: string, b: string): boolean {
  const left = topicsOf(a)
  const right = topicsOf(b)
  return left.size > 0 && right.size > 0 && [...right].every((t) => !left.has(t))
}

/** Numbering in the order it must come: 1. 2. / 一、二、/ 一是 二是 / 第一 第二 / （1） / ①. */
const numberings: readonly (readonly RegExp[])[] = [
  ['1', '2', '3', '4', '5', '6'].map(
    (n) => new RegExp(`(?:^|[。；，！？：\\s])(?:\\(|（)?${n}(?:[.、．)）:：]|，)(?!\\d)`),
  ),
  ['一', '二', '三', '四', '五', '六'].map(
    (n) => new RegExp(`(?:^|[。；，！？：\\s])(?:\\(|（)?${n}(?:、|[)）]|[.．:：])`),
  ),
  ['一', '二', '三', '四', '五', '六'].map((n) => new RegExp(`(?:^|[。；，！？：、\\s])(?:第)?${n}是`)),
  ['一', '二', '三', '四', '五', '六'].map(
    (n) => new RegExp(`(?:^|[。；，！？：\\s])第${n}(?:个|件|点|条|项)?(?:问题|事情?|是)?[，、:：]?`),
  ),
  ['①', '②', '③', '④', '⑤', '⑥'].map((n) => new RegExp(n)),
]

function cutsBy(text: string, marks: readonly RegExp[]): { readonly at: number; readonly length: number }[] {
  const cuts: { at: number; length: number }[] = []
  let from = 0
  for (const mark of marks) {
    const m = mark.exec(text.slice(from))
    if (!m) break
    cuts.push({ at: from + m.index, length: m[0].length })
    from += m.index + m[0].length
  }
  return cuts.length >= 2 ? cuts : []
}

function numberedParts(text: string): string[] | null {
  for (const marks of numberings) {
    const cuts = cutsBy(text, marks)
    if (cuts.length === 0) continue
    const parts = cuts.map((c, i) => text.slice(c.at + c.length, cuts[i + 1]?.at ?? text.length).trim())
    // Long points are the arguments of one letter, no list of matters.
    if (parts.every((p) => p.length >= LEAST && p.length <= LONGEST_POINT)) return parts
  }
  return null
}

const spokenOther = /(?<=[\u4e00-\u9fa5])(?<![的那在了])另外(?=我们|我家|咱们|俺们|还有|想)/g

function connectors(text: string): PhraseSpot[] {
  const strong = spots(text, anotherWords).filter(
    ({ at }) => at === 0 || /[，。；！？、\s]$/.test(text.slice(0, at)),
  )
  // Spoken, without a mark: ……补助政策另外我们村的路灯坏了.
  const unmarked = matches(text, spokenOther).map(({ 0: phrase, index: at }) => ({ phrase, at }))
  const brief = inOneBreath.test(text) && !isQuestion(text)
  const weak = spots(text, weakAnotherWords).filter(({ phrase, at }) =>
    (brief && phrase.startsWith('还有') ? /[，。；！？\n]\s?$/ : /[。；！？\n]\s?$/).test(text.slice(0, at)),
  )
  return [...strong, ...weak, ...unmarked.filter(({ at }) => !strong.some((spot) => spot.at === at))].sort(
    (a, b) => a.at - b.at,
  )
}

/** Questions of their own ("低保怎么申请？残疾证去哪里办？") stand apart; anything else in a part stays together. */
function questionsApart(part: string): string[] {
  const sentences = read(part).sentences.map((s) => s.text.trim())
  const allAsk =
    sentences.length > 1 && sentences.every((s) => s.length >= LEAST && isQuestion(s) && topicsOf(s).size > 0)
  return allAsk ? sentences : [part]
}

/** Parts begun by 另外, 还有, 顺便. */
function spokenParts(text: string): string[] {
  const parts: string[] = []
  let from = 0
  for (const { phrase, at } of connectors(text)) {
    if (at - from < LEAST || text.length - at - phrase.length < LEAST) continue
    parts.push(text.slice(from, at))
    from = at + phrase.length
  }
  return [...parts, text.slice(from)].map(trimmed).flatMap(questionsApart)
}

function trimmed(part: string): string {
  return part.replace(/^[，。；：:、\s]+|[，；：:、\s]+$/g, '')
}

/** Neighbouring parts that share a topic, or of which one has none, are one matter told on. */
function joined(parts: readonly string[]): string[] {
  const out: string[] = []
  for (const part of parts) {
    const last = out.at(-1)
    const same = out.findIndex((p) => !apart(p, part))
    if (last === undefined || same < 0) out.push(part)
    else out[same] = `${out[same]}；${part}`
  }
  return out
}

function matterOf(text: string, whole: Nature | null): Matter {
  return { summary: summarise(text), text, nature: whole ?? natureOf(text).nature }
}

/** The matters of a message; one matter told over many sentences stays one. */
export function mattersOf(text: string, nature: Nature): Matter[] {
  const parts = joined(numberedParts(text) ?? spokenParts(text)).filter((p) => p.length > 0)
  if (parts.length < 2) return [matterOf(text, nature)]
  return parts.map((p) => matterOf(p, null))
}

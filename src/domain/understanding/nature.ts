import type { Nature } from '../matter.ts'
import { has, type Phrases, spots, veil } from './phrases.ts'
import {
  deniedNameWords,
  helpWords,
  namedWords,
  namelessWords,
  offenceWords,
  pressingWords,
  questionWords,
  suggestionWords,
  tellingWords,
  wrongWords,
} from './words/nature-words.ts'

export type NatureReading = {
  readonly nature: Nature
  readonly natures: readonly { readonly nature: Nature; readonly weight: number }[]
  /** Asks to know something. */
  readonly asks: boolean
  /** Tells of something that happened or goes on. */
  readonly tells: boolean
}

type Scores = Record<Nature, number>
const order: readonly Nature[] = ['咨询', '投诉', '举报', '求助', '建议']
/** The first name given counts most: "我要投诉……请问什么时候回复". */
const NAMED = 4
const LEAST_SHARE = 0.12

function count(text: string, phrases: Phrases, most: number): number {
  return Math.min(most, new Set(spots(text, phrases).map((s) => s.phrase)).size)
}

/** What the writer calls it, the first name first; denied and borrowed names left out. */
function namesGiven(text: string): Nature[] {
  const bare = veil(text, namelessWords)
  return order
    .filter((n) => !has(text, deniedNameWords[n]))
    .map((n) => ({ nature: n, at: spots(bare, namedWords[n])[0]?.at ?? -1 }))
    .filter((n) => n.at >= 0)
    .sort((a, b) => a.at - b.at)
    .map((n) => n.nature)
}

/** The bare verb at the very start: "投诉楼下烧烤店". */
const leading = /^(?:你好|您好|喂|领导好?|[，。！ ])*(?:现在?|想|来|关于|对)?(投诉|举报|建议|咨询|求助)/

function addNames(scores: Scores, text: string): void {
  const bare = veil(text, namelessWords)
  const lead = leading.exec(bare)?.[1] as Nature | undefined
  const names = namesGiven(text)
  if (lead && !has(text, deniedNameWords[lead])) scores[lead] += NAMED + 1
  names.forEach((n, i) => {
    // 请问 and 帮我 are said in every kind of message; they weigh less than 我要投诉.
    const soft = n === '咨询' || n === '求助'
    scores[n] += (soft ? 2 : NAMED) - (i > 0 ? 0.5 : 0)
  })
}

export function isQuestion(text: string): boolean {
  return /[？?]/.test(text) || has(text, questionWords)
}

function isPressing(text: string): boolean {
  return has(text, pressingWords)
}

function addForms(scores: Scores, text: string): { asks: boolean; tells: boolean } {
  const question = isQuestion(text)
  const pressing = isPressing(text)
  const wrong = count(text, wrongWords, 4)
  const offence = count(text, offenceWords, 3)
  const help = count(text, helpWords, 3)
  const wish = count(text, suggestionWords, 3)
  const tells = has(text, tellingWords) || (wrong + offence > 0 && !question)
  // Words of wrong inside a question of rule ("物业费不交会断水吗") say little about a complaint.
  const told = question && !pressing ? 0.5 : 1
  scores.投诉 += wrong * 0.8 * told + (pressing && wrong > 0 ? 1 : 0)
  scores.举报 += offence * 0.9 * told
  scores.求助 += help * 0.7 * told + (pressing && wrong === 0 ? 0.8 : 0)
  scores.建议 += wish * 0.9
  if (question && !pressing) scores.咨询 += 1.6 + (tells ? 0 : 0.8)
  if (question && pressing) scores.咨询 += 0.3
  return { asks: question && !pressing, tells }
}

/** Which of the five natures a message has, weighed by its words; the main one first. */
export function natureOf(text: string): NatureReading {
  const scores: Scores = { 咨询: 0, 求助: 0, 投诉: 0, 举报: 0, 建议: 0 }
  addNames(scores, text)
  const { asks, tells } = addForms(scores, text)
  for (const n of order) if (has(text, deniedNameWords[n])) scores[n] = Math.min(scores[n], 0.4)
  const total = order.reduce((sum, n) => sum + scores[n], 0)
  const fallback: Nature = tells ? '求助' : '咨询'
  if (total === 0) return { nature: fallback, natures: [{ nature: fallback, weight: 0.5 }], asks, tells }
  const natures = order
    .map((nature) => ({ nature, weight: Math.round((scores[nature] / total) * 100) / 100 }))
    .filter((n) => n.weight >= LEAST_SHARE)
    .sort((a, b) => b.weight - a.weight)
  const nature = natures[0]?.nature ?? fallback
  return { nature, natures, asks: asks || nature === '咨询', tells }
}

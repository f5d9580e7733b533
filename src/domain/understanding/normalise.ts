import { recentlyUsed } from '../recently-used.ts'
import { toSimplified } from './simplified.ts'
import { writeTelephones } from './spoken-digits.ts'
import { bracketFaces, pinyinWords, slipGroups } from './words/typing-slips.ts'

/** Longer messages are cut: a hotline order never needs more, and rules stay quick. */
export const MAX_LENGTH = 4000

function pairs(text: string): readonly (readonly [string, string])[] {
  return text
    .split(/\s+/)
    .filter((p) => p.includes('='))
    .map((p) => [p.slice(0, p.indexOf('=')), p.slice(p.indexOf('=') + 1)] as const)
}

function replacer(table: readonly (readonly [string, string])[], wrap: (words: string) => string) {
  const right = new Map(table)
  const keys = [...right.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(wrap(keys.join('|')), 'gi')
  return (text: string): string =>
    text.replace(pattern, (w) => right.get(w) ?? right.get(w.toLowerCase()) ?? w)
}

const mendSlips = replacer(pairs(Object.values(slipGroups).join(' ')), (w) => `(?:${w})`)
const readPinyin = replacer(pairs(pinyinWords), (w) => `(?<![a-z0-9])(?:${w})(?![a-z0-9])`)

// Letters and figures in their full-width, circled-in-mathematics or compatibility forms; punctuation is left alone.
const compatibility =
  /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\u3000\u2F00-\u2FDF\uF900-\uFAFF]|[\u{1D400}-\u{1D7FF}]/gu
const invisible = /\p{Cf}|\p{Cs}|\p{Co}|[\uFE00-\uFE0F]|\u20E3|(?![\n\t])\p{Cc}/gu
const emoji = /[\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}]/gu
const faces = new RegExp(`\\[(?:${bracketFaces.trim().split(/\s+/).join('|')})\\]`, 'g')

const chinesePunctuation: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  '?': '？',
  '!': '！',
  ':': '：',
}
const han = '\\p{Script=Han}'
const halfNextToHan = new RegExp(`(?<=[${han}”》）)])[,;?!:]|[,;?!:](?=[${han}“《])`, 'gu')
const stopAfterHan = new RegExp(`(?<=${han})\\.(?=$|[\\s${han}])`, 'gu')

/** Marks that may have to be mended: half-width ones, and two in a row. */
const marks = /[,;?!:.]|[。…·，；：、~～—？！-]{2}/

function punctuation(text: string): string {
  if (!marks.test(text)) return text
  return text
    .replace(/\.{2,}|。{2,}|…+|·{3,}/g, (m) => (m.startsWith('。') ? '。' : '…'))
    .replace(halfNextToHan, (c) => chinesePunctuation[c] ?? c)
    .replace(stopAfterHan, '。')
    .replace(/([，；：、,;~～—-])\1+/g, '$1')
    .replace(/[？?][？?！!]*/g, (m) => (/^\?$/.test(m) ? m : '？'))
    .replace(/[！!]{2,}/g, '！')
    .replace(/！(?=？)/g, '')
}

/** Three of one in a row; of a character in two halves nothing is said. */
const repeats = /([\s\S])\1\1|[\uD800-\uDFFF]/

function calm(text: string): string {
  if (!repeats.test(text)) return text
  return text.replace(/([哈呵嘿嘻啊呀呜嗯哦喔唉哎额呃])\1{2,}/g, '$1$1').replace(/([^\d\s])\1{4,}/gu, '$1$1')
}

function spaces(text: string): string {
  if (!/\s/.test(text)) return text
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim()
}

function cut(text: string): string {
  return text.length <= MAX_LENGTH ? text : text.slice(0, MAX_LENGTH).replace(/[\uD800-\uDBFF]$/, '')
}

function once(text: string): string {
  const whole = cut(text)
  return cut(spaces(calm(punctuation(readPinyin(mendSlips(writeTelephones(toSimplified(plain(whole)))))))))
}

/** Nothing but common characters, figures, letters and marks. */
const common = /^[\x20-\x5a\x5c-\x7e\n，。？！、：；“”‘’（）《》…\u4e00-\u9fff]*$/

function plain(text: string): string {
  if (common.test(text)) return text
  return text
    .replace(/\r\n?/g, '\n')
    .replace(compatibility, (c) => c.normalize('NFKC'))
    .replace(invisible, '')
    .replace(emoji, (c) => (/[©®™]/.test(c) ? c : ''))
    .replace(faces, '')
}

/** One turn reads its message in several places, while other turns read theirs. */
const recent = recentlyUsed<string>(64)

/**
 * The text as the rest of the understanding reads it: simplified characters, half-width letters and figures, Chinese
 * punctuation, telephone numbers in figures, frequent slips mended, no emoji, no invisible characters. Bounded.
 */
export function normalise(message: string): string {
  return recent(message, () => normalised(message))
}

function normalised(message: string): string {
  // One mending may uncover another (a slip hidden by a removed character), so go on until nothing changes.
  let text = message
  for (let i = 0; i < 7; i++) {
    const next = once(text)
    if (next === text) return text
    text = next
  }
  return text
}

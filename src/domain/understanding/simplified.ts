import { Converter, Locale } from 'opencc-js/t2cn'

const converted = Converter({ from: 'tw', to: 'cn' })

/** 么 counts as unchanged: what becomes of it is taken back below. */
const unchanged = '么'

/** Characters that any line of the converter's tables writes otherwise; a text without them stays as it is. */
const changing = new Set<string>()
for (const table of [...Locale.from.tw, ...Locale.to.cn].flat()) {
  for (const line of typeof table === 'string' ? table.split('|') : []) {
    const [from = [], to = []] = line.split(' ').map((side) => [...side])
    for (const [i, character] of from.entries())
      if (from.length !== to.length || character !== to[i]) changing.add(character)
  }
}
changing.delete(unchanged)

/** By code unit, of a rare character its first half: most characters are told apart by it alone. */
const mayChange = new Uint8Array(0x10000)
for (const character of changing) mayChange[character.charCodeAt(0)] = 1

const changes = (text: string, at: number): boolean =>
  mayChange[text.charCodeAt(at)] === 1 && changing.has(String.fromCodePoint(text.codePointAt(at) ?? 0))

const isSimplified = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) if (changes(text, at)) return false
  return true
}

/**
 * Traditional characters as simplified ones. The converter takes a 么 that stands alone (能退么) for the 幺 of old books;
 * nobody who did not write 幺 means it.
 */
export const toSimplified = (text: string): string => {
  if (isSimplified(text)) return text
  return text.includes('幺') ? converted(text) : converted(text).replaceAll('幺', unchanged)
}

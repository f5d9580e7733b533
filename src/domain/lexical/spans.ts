/** Longer runs of letters or digits are cut here: nobody searches for them whole. */
const LONGEST_WORD = 32

/** Where each term that is written begins and ends: two numbers a term. */
export type Spans = readonly number[]

/** Each Chinese character, before it the pair that it ends, and each run of letters and digits. */
export const spansIn = (plain: string): Spans => {
  const bounds: number[] = []
  let before = -1
  for (let at = 0; at < plain.length; ) {
    const sort = sortAt(plain, at)
    const end = sort === sorts.word ? endOfWord(plain, at) : at + widthAt(plain, at)
    if (sort === sorts.han && before >= 0) bounds.push(before, end)
    if (sort === sorts.han) bounds.push(at, end)
    if (sort === sorts.word) bounds.push(at, Math.min(end, at + LONGEST_WORD))
    before = sort === sorts.han ? at : -1
    at = end
  }
  return bounds
}

const sorts = { other: 0, han: 1, word: 2 } as const
type Sort = (typeof sorts)[keyof typeof sorts]

const han = /^\p{Script=Han}/u
const letterOrDigit = /^[\p{L}\p{N}]/u
const asciiLetterOrDigit = /[a-z0-9]/i
const asciiSorts: readonly Sort[] = Array.from({ length: 128 }, (_, code) =>
  asciiLetterOrDigit.test(String.fromCharCode(code)) ? sorts.word : sorts.other,
)

const sortAt = (text: string, at: number): Sort => {
  const code = text.charCodeAt(at)
  if (isCommonHan(code)) return sorts.han
  return asciiSorts[code] ?? sortOf(String.fromCodePoint(text.codePointAt(at) ?? 0))
}

const sortOf = (character: string): Sort => {
  if (han.test(character)) return sorts.han
  return letterOrDigit.test(character) ? sorts.word : sorts.other
}

/** Code units of the character: rare ones are written as two halves. */
const widthAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

const endOfWord = (text: string, from: number): number => {
  let end = from
  while (end < text.length && sortAt(text, end) === sorts.word) end += widthAt(text, end)
  return end
}

export const isCommonHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

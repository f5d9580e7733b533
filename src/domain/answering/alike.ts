import { isCommonHan } from '../lexical/index.ts'

export const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)

/** Characters of a text beyond which its order is no longer compared. */
const COMPARED = 100

const letterOrDigit = /[\p{L}\p{N}]/u

/** Letters and digits of a text in their order, as code points. */
export const charactersOf = (text: string): readonly number[] => {
  const found: number[] = []
  for (let i = 0; i < text.length && found.length < COMPARED; i += 1) {
    const code = text.codePointAt(i) ?? 0
    if (code > 0xffff) i += 1
    if (isCommonHan(code) || letterOrDigit.test(String.fromCodePoint(code))) found.push(code)
  }
  return found
}

/** What a character can tell, by its code point. */
export type WeighCharacter = (code: number) => number

/** Characters of a question with the weight of each; any other character weighs what `weigh` says. */
export type Weighed = {
  readonly characters: readonly number[]
  readonly gains: readonly number[]
  readonly weigh: WeighCharacter
}

export const weighed = (text: string, weigh: WeighCharacter): Weighed => {
  const characters = charactersOf(text)
  const gains: number[] = []
  for (let i = 0; i < characters.length; i += 1) gains.push(weigh(characters[i] ?? 0))
  return { characters, gains, weigh }
}

/** Where a question's characters stand in it, counted from 1: of one question at a time, since no comparison is interrupted. */
const places = new Uint8Array(0x10000)
let placed: readonly number[] = []

const place = (characters: readonly number[]): void => {
  if (placed === characters) return
  for (let i = 0; i < placed.length; i += 1) places[(placed[i] ?? 0) & 0xffff] = 0
  for (let i = characters.length; i > 0; i -= 1) places[(characters[i - 1] ?? 0) & 0xffff] = i
  placed = characters
}

/** The first place of a character that was placed, counted from 1; 0 when it is none of them. */
const placeOf = (code: number): number => {
  const at = places[code & 0xffff] ?? 0
  return at > 0 && placed[at - 1] === code ? at : 0
}

const both = new Uint8Array(COMPARED)
const longestRun = new Float64Array(COMPARED)

/** Share of weight in the longest run of characters that both texts have in this order, gaps allowed. */
export const alikeInOrder = ({ characters, gains, weigh }: Weighed, theirs: readonly number[]): number => {
  place(characters)
  let whole = 0
  let count = 0
  for (let i = 0; i < theirs.length; i += 1) {
    const at = placeOf(theirs[i] ?? 0)
    whole += at > 0 ? (gains[at - 1] ?? 0) : weigh(theirs[i] ?? 0)
    // What the question does not have makes no run longer.
    if (at > 0) both[count++] = at
  }
  for (let i = 0; i < gains.length; i += 1) whole += gains[i] ?? 0
  return share(2 * heaviestRun(characters, gains, count), whole)
}

/** Over the first `count` of the places in `both`. */
const heaviestRun = (characters: readonly number[], gains: readonly number[], count: number): number => {
  for (let column = 0; column < count; column += 1) longestRun[column] = 0
  for (let row = 0; row < characters.length; row += 1) {
    const at = placeOf(characters[row] ?? 0)
    const gain = gains[row] ?? 0
    // Before the first of them that is the same nothing gets longer.
    let column = 0
    while (column < count && both[column] !== at) column += 1
    let left = column > 0 ? (longestRun[column - 1] ?? 0) : 0
    let diagonal = left
    for (; column < count; column += 1) {
      const up = longestRun[column] ?? 0
      left = both[column] === at ? diagonal + gain : Math.max(up, left)
      longestRun[column] = left
      diagonal = up
    }
  }
  return longestRun[count - 1] ?? 0
}

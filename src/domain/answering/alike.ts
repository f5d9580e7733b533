export const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)

/** Characters of a text beyond which its order is no longer compared. */
const COMPARED = 100

const letterOrDigit = /[\p{L}\p{N}]/u
const isCommonHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

/** Letters and digits of a text in their order, as code points. */
export const charactersOf = (text: string): Int32Array => {
  const found = new Int32Array(COMPARED)
  let count = 0
  for (let i = 0; i < text.length && count < COMPARED; i += 1) {
    const code = text.codePointAt(i) ?? 0
    if (code > 0xffff) i += 1
    if (isCommonHan(code) || letterOrDigit.test(String.fromCodePoint(code))) found[count++] = code
  }
  return found.slice(0, count)
}

/** What a character can tell, by its code point. */
export type WeighCharacter = (code: number) => number

/** Characters of a question with the weight of each; `weightOf` knows those alone. */
export type Weighed = {
  readonly characters: Int32Array
  readonly gains: Float64Array
  readonly weightOf: ReadonlyMap<number, number>
  readonly weigh: WeighCharacter
}

export const weighed = (text: string, weigh: WeighCharacter): Weighed => {
  const characters = charactersOf(text)
  const gains = new Float64Array(characters.length)
  const weightOf = new Map<number, number>()
  for (let i = 0; i < characters.length; i += 1) {
    const character = characters[i] ?? 0
    gains[i] = weigh(character)
    weightOf.set(character, gains[i] ?? 0)
  }
  return { characters, gains, weightOf, weigh }
}

const both = new Int32Array(COMPARED)
const longestRun = new Float64Array(COMPARED)

/** Share of weight in the longest run of characters that both texts have in this order, gaps allowed. */
export const alikeInOrder = (ours: Weighed, theirs: Int32Array): number => {
  let whole = 0
  let count = 0
  for (let i = 0; i < theirs.length; i += 1) {
    const character = theirs[i] ?? 0
    const known = ours.weightOf.get(character)
    whole += known ?? ours.weigh(character)
    // What the question does not have makes no run longer.
    if (known !== undefined) both[count++] = character
  }
  for (const gain of ours.gains) whole += gain
  return share(2 * heaviestRun(ours, both.subarray(0, count)), whole)
}

const heaviestRun = ({ characters, gains }: Weighed, theirs: Int32Array): number => {
  const above = longestRun.fill(0, 0, theirs.length)
  for (let row = 0; row < characters.length; row += 1) {
    const [character, gain] = [characters[row], gains[row] ?? 0]
    // Before the first of them that is the same nothing gets longer.
    let column = theirs.indexOf(character ?? 0)
    if (column < 0) continue
    let left = column > 0 ? (above[column - 1] ?? 0) : 0
    let diagonal = left
    for (; column < theirs.length; column += 1) {
      const up = above[column] ?? 0
      left = theirs[column] === character ? diagonal + gain : Math.max(up, left)
      above[column] = left
      diagonal = up
    }
  }
  return above[theirs.length - 1] ?? 0
}

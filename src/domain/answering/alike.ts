/** What a character can tell, by its code point. */
export type WeighCharacter = (code: number) => number

export const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)

/** Characters of a text beyond which its order is no longer compared. */
const COMPARED = 100

/** Letters and digits of a text in their order, as code points. */
export const charactersOf = (text: string): Int32Array =>
  Int32Array.from((text.match(/[\p{L}\p{N}]/gu) ?? []).slice(0, COMPARED), (one) => one.codePointAt(0) ?? 0)

const longestRun = new Float64Array(COMPARED)

/** Characters of a question with the weight of each. */
export type Weighed = { readonly characters: Int32Array; readonly gains: Float64Array }

export const weighed = (text: string, weigh: WeighCharacter): Weighed => {
  const characters = charactersOf(text)
  return { characters, gains: Float64Array.from(characters, weigh) }
}

/** Share of weight in the longest run of characters that both texts have in this order, gaps allowed. */
export const alikeInOrder = (ours: Weighed, theirs: Int32Array, weigh: WeighCharacter): number => {
  let whole = 0
  for (let i = 0; i < theirs.length; i += 1) whole += weigh(theirs[i] ?? 0)
  const above = longestRun.fill(0, 0, theirs.length)
  for (let row = 0; row < ours.characters.length; row += 1) {
    const character = ours.characters[row]
    const gain = ours.gains[row] ?? 0
    whole += gain
    // Before the first of them that is the same nothing gets longer.
    let column = 0
    while (column < theirs.length && theirs[column] !== character) column += 1
    let left = column > 0 ? (above[column - 1] ?? 0) : 0
    let diagonal = left
    for (; column < theirs.length; column += 1) {
      const up = above[column] ?? 0
      left = theirs[column] === character ? diagonal + gain : Math.max(up, left)
      above[column] = left
      diagonal = up
    }
  }
  return share(2 * (above[theirs.length - 1] ?? 0), whole)
}

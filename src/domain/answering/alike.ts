/** What a term can tell. */
export type Weigh = (term: string) => number

export const sum = (terms: Iterable<string>, weigh: Weigh): number => {
  let total = 0
  for (const term of terms) total += weigh(term)
  return total
}

export const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)

/** Share of weight that two sets of terms have in common, among the terms of one kind. */
export const alike = (
  a: Iterable<string>,
  b: ReadonlySet<string>,
  weigh: Weigh,
  ofKind: (term: string) => boolean,
): number => {
  const ours = [...a].filter(ofKind)
  const theirs = [...b].filter(ofKind)
  const common = ours.filter((term) => b.has(term))
  return share(2 * sum(common, weigh), sum(ours, weigh) + sum(theirs, weigh))
}

/** Characters of a text beyond which its order is no longer compared. */
const COMPARED = 100

const charactersOf = (text: string): readonly string[] =>
  (text.match(/[\p{L}\p{N}]/gu) ?? []).slice(0, COMPARED)

/** Share of weight in the longest run of characters that both texts have in this order, gaps allowed. */
export const alikeInOrder = (a: string, b: string, weigh: Weigh): number => {
  const [ours, theirs] = [charactersOf(a), charactersOf(b)]
  let above = theirs.map(() => 0)
  for (const character of ours) {
    const gain = weigh(character)
    let left = 0
    let diagonal = 0
    above = theirs.map((other, column) => {
      const up = above[column] ?? 0
      left = other === character ? diagonal + gain : Math.max(up, left)
      diagonal = up
      return left
    })
  }
  return share(2 * (above.at(-1) ?? 0), sum(ours, weigh) + sum(theirs, weigh))
}

/** A stretch of a text: the same on both sides, or only on this one. */
export type Stretch = { readonly text: string; readonly same: boolean }

/** Both texts in stretches; joined they are the texts again. */
export type MarkedDifference = { readonly before: readonly Stretch[]; readonly after: readonly Stretch[] }

/** Longer texts are shown whole: nobody compares them clause by clause. */
const mostClauses = 1500

const clausesOf = (text: string): readonly string[] =>
  text.match(/[^，。；：、！？\n]*[，。；：、！？\n]|[^，。；：、！？\n]+/g) ?? []

/** What of two texts is the same and what is not, clause by clause, keeping as much as can be kept in order. */
export const markedDifference = (before: string, after: string): MarkedDifference => {
  const [old, now] = [clausesOf(before), clausesOf(after)]
  if (old.length > mostClauses || now.length > mostClauses)
    return { before: [{ text: before, same: false }], after: [{ text: after, same: false }] }
  const kept = keptIn(old, now)
  return {
    before: stretchesOf(old, new Set(kept.map(([i]) => i))),
    after: stretchesOf(now, new Set(kept.map(([, j]) => j))),
  }
}

/** Pairs of places of the longest common run of clauses. */
const keptIn = (old: readonly string[], now: readonly string[]): readonly (readonly [number, number])[] => {
  const longest = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1))
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = longest[i]
      if (row) row[j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const pairs: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < old.length && j < now.length; )
    if (old[i] === now[j]) {
      pairs.push([i, j])
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  return pairs
}

const stretchesOf = (clauses: readonly string[], kept: ReadonlySet<number>): readonly Stretch[] => {
  const stretches: Stretch[] = []
  for (const [i, text] of clauses.entries()) {
    const last = stretches.at(-1)
    const same = kept.has(i)
    if (last?.same === same) stretches[stretches.length - 1] = { text: last.text + text, same }
    else stretches.push({ text, same })
  }
  return stretches
}

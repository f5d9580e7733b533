/** Words of a text that stand in a list, from left to right; where several begin, the longest counts and none within it. */
export type WordList<T> = (text: string) => readonly T[]

/** `second` is the code of the second half or character, -1 where there is none. */
type Listed<T> = { readonly word: string; readonly second: number; readonly value: T }

/** A list that reads a text once, however many words it holds. */
export const wordList = <T>(values: ReadonlyMap<string, T>): WordList<T> => {
  const byFirst = Map.groupBy(
    [...values]
      .map(([word, value]): Listed<T> => ({ word, second: word.length > 1 ? word.charCodeAt(1) : -1, value }))
      .sort(longestFirst),
    ({ word }) => word.charCodeAt(0),
  )
  // Most characters begin no word: a flag tells that sooner than the map.
  const begins = new Uint8Array(0x10000)
  for (const code of byFirst.keys()) begins[code] = 1
  return (text) => {
    const found: T[] = []
    for (let at = 0; at < text.length; ) {
      const code = text.charCodeAt(at)
      const known = begins[code] === 1 ? firstAt(byFirst.get(code), text, at) : undefined
      if (known !== undefined) found.push(known.value)
      at += known?.word.length ?? 1
    }
    return found
  }
}

const firstAt = <T>(
  words: readonly Listed<T>[] | undefined,
  text: string,
  at: number,
): Listed<T> | undefined => {
  if (words === undefined) return undefined
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : -1
  for (const listed of words)
    if ((listed.second === next || listed.second < 0) && text.startsWith(listed.word, at)) return listed
  return undefined
}

const longestFirst = (a: { readonly word: string }, b: { readonly word: string }): number =>
  b.word.length - a.word.length

/** Words of a text that stand in a list, from left to right; where several begin, the longest counts and none within it. */
export type WordList<T> = (text: string) => readonly T[]

type Listed<T> = { readonly word: string; readonly value: T }

/** A list that reads a text once, however many words it holds. */
export const wordList = <T>(values: ReadonlyMap<string, T>): WordList<T> => {
  const byFirst = Map.groupBy(
    [...values].map(([word, value]): Listed<T> => ({ word, value })).sort(longestFirst),
    ({ word }) => word.charCodeAt(0),
  )
  return (text) => {
    const found: T[] = []
    for (let at = 0; at < text.length; ) {
      const known = byFirst.get(text.charCodeAt(at))?.find(({ word }) => text.startsWith(word, at))
      if (known) found.push(known.value)
      at += known?.word.length ?? 1
    }
    return found
  }
}

const longestFirst = (a: { readonly word: string }, b: { readonly word: string }): number =>
  b.word.length - a.word.length

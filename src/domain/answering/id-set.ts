/** Ids of terms, each where its last bits say or in the next free place after it; at least half of the places are free (0). */
export type IdSet = Int32Array

/** Ids are above 0 and spread evenly, as termId makes them. */
export const idSet = (ids: readonly number[]): IdSet => {
  const set = new Int32Array(2 ** Math.ceil(Math.log2(ids.length * 2 + 2)))
  const last = set.length - 1
  for (const id of ids) {
    let at = id & last
    while (set[at] !== 0 && set[at] !== id) at = (at + 1) & last
    set[at] = id
  }
  return set
}

export const holds = (set: IdSet, id: number): boolean => {
  const last = set.length - 1
  let at = id & last
  while (set[at] !== 0 && set[at] !== id) at = (at + 1) & last
  return set[at] === id
}

import type { Count } from '../../../ports/knowledge-store.ts'
import { topicShelves } from '../topic-names.ts'

type Named = Count & { readonly name: string }
export type UnitCount = Named
export type Shelf = { readonly shelf: string; readonly topics: readonly Named[] }

/** Topics that have entries, on their shelves; topics nobody has named stand on a last one. */
export const shelvesOf = (counts: readonly Count[]): readonly Shelf[] => {
  const entries = new Map(counts.map(({ key, entries }) => [key, Number(entries)]))
  const shelves = topicShelves.map(({ shelf, topics }) => ({
    shelf,
    topics: Object.entries(topics).flatMap(([key, name]) => {
      const count = entries.get(key)
      return count === undefined ? [] : [{ key, name, entries: count }]
    }),
  }))
  const known = new Set(topicShelves.flatMap(({ topics }) => Object.keys(topics)))
  const others = counts.filter(({ key }) => !known.has(key)).map((count) => ({ ...count, name: count.key }))
  return [...shelves, { shelf: '其他', topics: others }].filter(({ topics }) => topics.length > 0)
}

import type { KnowledgeStore } from '../../src/ports/knowledge-store.ts'
import type { Database, OpenDatabase } from '../../src/store/database.ts'
import { knowledgeStore } from '../../src/store/knowledge/knowledge-store.ts'
import { type ShelfIndexes, shelfIndexes } from '../../src/store/shelf-index/shelf-indexes.ts'

const known = new WeakMap<Database, ShelfIndexes>()

const indexesOf = (database: OpenDatabase): ShelfIndexes => {
  const indexes = known.get(database.db) ?? shelfIndexes(database)
  known.set(database.db, indexes)
  return indexes
}

/** A knowledge store whose search never falls back on the database: it waits until the shelves are read. */
export const storeFromMemory = (database: OpenDatabase): KnowledgeStore => {
  const indexes = indexesOf(database)
  return {
    ...knowledgeStore(database.db),
    search: async (place, text, day, limit, filter = {}) => {
      for (;;) {
        const found = await indexes.search(place, text, day, limit, filter)
        if (found) return found
        await indexes.settled()
      }
    },
  }
}

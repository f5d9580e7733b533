import type { KnowledgeStore } from '../../src/ports/knowledge-store.ts'
import type { Database } from '../../src/store/database.ts'
import { knowledgeStore } from '../../src/store/knowledge-store.ts'
import { type ShelfIndexes, shelfIndexes } from '../../src/store/shelf-index/shelf-indexes.ts'

const known = new WeakMap<Database, ShelfIndexes>()

const indexesOf = (db: Database): ShelfIndexes => {
  const indexes = known.get(db) ?? shelfIndexes(db)
  known.set(db, indexes)
  return indexes
}

/** A knowledge store whose search never falls back on the database: it waits until the shelves are read. */
export const storeFromMemory = (db: Database): KnowledgeStore => {
  const indexes = indexesOf(db)
  return {
    ...knowledgeStore(db),
    search: async (place, text, day, limit, filter = {}) => {
      for (;;) {
        const found = await indexes.search(place, text, day, limit, filter)
        if (found) return found
        await indexes.settled()
      }
    },
  }
}

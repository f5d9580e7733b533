import { candidatesOf } from '../../src/domain/answering/features.ts'
import { NATIONAL } from '../../src/domain/place.ts'
import { normalise } from '../../src/domain/understanding/index.ts'
import { type OpenDatabase, openServer } from '../../src/store/database.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import { knowledgeLoader } from '../../src/store/knowledge/knowledge-loader.ts'
import { knowledgeStore } from '../../src/store/knowledge/knowledge-store.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import { readRevisions } from '../../src/store/shelf-index/revisions.ts'
import { shelfIndexes } from '../../src/store/shelf-index/shelf-indexes.ts'
import { asEntry, idOf } from './corpora.ts'
import type { Engine } from './engines.ts'

const day = '2026-11-22'
/** As many texts as a turn looks at. */
export const candidates = 60

/** What a turn does to find its entry: reads the question, searches, puts the candidates in order. */
export const bestEntry = async (
  store: ReturnType<typeof knowledgeStore>,
  question: string,
): Promise<string | undefined> => {
  const text = normalise(question)
  return candidatesOf(text, await store.search(NATIONAL, text, day, candidates))[0]?.entryId
}

const engineOn = async (database: OpenDatabase, inTurns = false): Promise<Engine> => {
  await migrate(database.db, await migrationFiles())
  const shelves = shelfIndexes(database)
  let store = knowledgeStore(database.db, undefined, shelves)
  return {
    ...(inTurns && {
      opened: async () => {
        const began = performance.now()
        shelves.revisions.told?.(began, await readRevisions(database.db))
        store = store.forTurn(began)
      },
    }),
    index: async (documents) => {
      await knowledgeLoader(database.db).load(NATIONAL, documents.map(asEntry), new Date())
      // The first question has the shelf read into memory, which belongs to what an index costs.
      await bestEntry(store, '你好')
      await shelves.settled()
    },
    best: async (question) => {
      const entryId = await bestEntry(store, question)
      return entryId === undefined ? undefined : idOf(entryId)
    },
    close: () => database.close(),
    bytesElsewhere: async () => {
      if (database.kind === 'embedded') return 0
      const { rows } = await database.pool.query('select pg_database_size(current_database()) as bytes')
      return Number(rows[0]?.['bytes'])
    },
  }
}

export const embeddedEngine = async (): Promise<Engine> => engineOn(await openEmbedded())

/**
 * On an empty database whose URL the environment tells. A question by itself asks first whether the knowledge changed; a
 * turn has read that with its opening.
 */
export const serverEngine = (inTurns: boolean): Promise<Engine> =>
  engineOn(openServer(process.env['DATABASE_URL'] ?? ''), inTurns)

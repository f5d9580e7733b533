import { composeDeps } from '../../src/app.ts'
import { placeIdSchema } from '../../src/domain/place.ts'
import { type ConnectionPool, databaseOver, type OpenDatabase } from '../../src/store/database.ts'
import { nodeCipher } from '../../src/store/node-cipher.ts'
import { shelfIndexes } from '../../src/store/shelf-index/shelf-indexes.ts'
import { handleMessage } from '../../src/usecases/handle-message.ts'
import { testSigning } from '../support/signing.ts'
import { percentile } from './load.ts'

export type Statement = { readonly sql: string; readonly ms: number }

/** What one settled turn asks of the database, in order, and how long the whole of it takes. */
export type TurnCost = { readonly statements: readonly Statement[]; readonly ms: number }

/** A pool that tells of every statement that goes through it. */
const overheard = (pool: ConnectionPool, hear: (statement: Statement) => void): ConnectionPool => ({
  ...pool,
  connect: async () => {
    const client = await pool.connect()
    const query = async (sql: string, values: readonly unknown[]) => {
      const start = performance.now()
      const result = await client.query(sql, values)
      hear({ sql: sql.replace(/\s+/g, ' ').trim(), ms: performance.now() - start })
      return result
    }
    return { query: query as typeof client.query, release: () => client.release() }
  },
})

const turns = 60

/** Medians of settled turns, one after another, in a process that has answered before. */
export const costOfTurn = async ({ pool }: OpenDatabase, question: string): Promise<TurnCost> => {
  let heard: Statement[] = []
  const db = databaseOver(overheard(pool, (statement) => heard.push(statement)))
  const shelves = shelfIndexes({ db })
  const { deps } = composeDeps(
    db,
    nodeCipher('a key for measuring only'),
    { now: () => new Date() },
    testSigning,
    { shelves },
  )
  const measured: TurnCost[] = []
  for (let n = 0; n < turns * 2; n += 1) {
    await shelves.settled()
    heard = []
    const start = performance.now()
    const { outcome } = await handleMessage(deps, {
      place: placeIdSchema.parse('weifang'),
      channel: 'api',
      messageId: crypto.randomUUID(),
      conversationId: crypto.randomUUID(),
      text: question,
      receivedAt: new Date(),
    })
    if (outcome.kind !== 'settled') throw new Error(`${question} was not settled but ${outcome.kind}`)
    if (n >= turns) measured.push({ statements: heard, ms: performance.now() - start })
  }
  return {
    ms: median(measured.map(({ ms }) => ms)),
    statements: (measured[0]?.statements ?? []).map(({ sql }, i) => ({
      sql,
      ms: median(measured.flatMap(({ statements }) => statements[i]?.ms ?? [])),
    })),
  }
}

const median = (values: readonly number[]): number =>
  percentile(
    values.toSorted((a, b) => a - b),
    0.5,
  )

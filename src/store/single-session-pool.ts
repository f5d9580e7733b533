import type pg from 'pg'
import type { ConnectionPool } from './database.ts'
import { PreparingClient } from './preparing-client.ts'

/**
 * A pool of exactly one session that is lent to one borrower after another and is never thrown away.
 * pg.Pool drops a client after a failed `pool.query` and makes a new one over the same PGlite connection, which then
 * hears the old one's end and the answers meant for it.
 */
export const singleSessionPool = (
  config: pg.ClientConfig,
  onFault?: (fault: Error) => void,
): ConnectionPool => {
  const client = new PreparingClient(config)
  client.on('error', (fault) => onFault?.(fault))
  let connected: Promise<unknown> | undefined
  let last: Promise<void> = Promise.resolve()

  const borrow = async () => {
    const turn = last
    const { promise, resolve } = Promise.withResolvers<void>()
    last = promise
    await turn
    try {
      connected ??= client.connect()
      await connected
    } catch (fault) {
      resolve()
      throw fault
    }
    return resolve
  }

  return {
    options: {},
    connect: async () => {
      const release = await borrow()
      return { query: client.query.bind(client) as never, release: () => release() }
    },
    query: async (sql, values) => {
      const release = await borrow()
      try {
        return await client.query(sql, values as unknown[] | undefined)
      } catch (fault) {
        // Several statements in one text may have begun a transaction; whoever comes next must not be in it.
        await client.query('rollback').catch(() => undefined)
        throw fault
      } finally {
        release()
      }
    },
    end: async () => {
      const release = await borrow()
      await client.end()
      release()
    },
  }
}

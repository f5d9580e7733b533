import { sql } from 'kysely'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { openServer } from '../../src/store/database.ts'
import { ownDatabase } from '../support/own-database.ts'

const server = process.env['TEST_DATABASE_URL']

/** Ends a session from outside, as a server does that is restarted, and waits until it is gone. */
const end = async (url: string, pid: number): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('select pg_terminate_backend($1, 5000)', [pid])
  await client.end()
}

describe.runIf(server)('a connection that the server drops', () => {
  it('between two statements of a transaction fails that transaction and nothing else', async () => {
    const own = await ownDatabase(server ?? '', 'lost')
    const database = openServer(own.url)
    const clients: pg.ClientBase[] = []
    ;(database.pool as unknown as pg.Pool).on('connect', (client) => clients.push(client))
    try {
      const broken = database.db.transaction().execute(async (transaction) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction)
        const ended = new Promise((gone) => clients[0]?.once('end', gone))
        await end(own.url, rows[0]?.pid ?? 0)
        // Nobody asks anything when the news comes: without a listener it would end the process.
        await ended
        await sql`select 1`.execute(transaction)
      })
      await expect(broken).rejects.toThrow()
      expect((await sql<{ n: number }>`select 1 as n`.execute(database.db)).rows).toEqual([{ n: 1 }])
    } finally {
      await database.close()
      await own.drop()
    }
  })
})

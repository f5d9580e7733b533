import { randomUUID } from 'node:crypto'
import pg from 'pg'

export type OwnDatabase = {
  readonly url: string
  /** A statement as the server's owner, outside this database. */
  asOwner(sql: string, values?: readonly unknown[]): Promise<pg.QueryResult>
  drop(): Promise<void>
}

/** An empty database on a test server, for programmes that run apart from the test runner. Drop it afterwards. */
export const ownDatabase = async (serverUrl: string, purpose: string): Promise<OwnDatabase> => {
  const name = `jiban_${purpose}_${randomUUID().replaceAll('-', '')}`
  const asOwner = async (sql: string, values: readonly unknown[] = []) => {
    const client = new pg.Client({ connectionString: serverUrl, connectionTimeoutMillis: 10_000 })
    try {
      await client.connect()
      return await client.query(sql, [...values])
    } finally {
      await client.end()
    }
  }
  await asOwner(`create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    asOwner,
    drop: async () => void (await asOwner(`drop database if exists ${name} with (force)`)),
  }
}

import { Kysely, type PostgresPool, type Transaction } from 'kysely'
import pg from 'pg'
import { PreparingClient } from './preparing-client.ts'
import { StorablePostgres } from './storable-text.ts'
import type { Tables } from './tables.ts'

/** What every store takes first. Inside a transaction pass the transaction: the embedded database has one session. */
export type Database = Kysely<Tables>
export type DatabaseTransaction = Transaction<Tables>

/** The connections under a database, for libraries that speak SQL themselves (job queue, sign-in). */
export type ConnectionPool = PostgresPool & {
  query(sql: string, values?: readonly unknown[]): Promise<{ readonly rows: Record<string, unknown>[] }>
}

export type OpenDatabase = {
  readonly db: Database
  readonly pool: ConnectionPool
  readonly kind: 'server' | 'embedded'
  /**
   * Only where all changes go through one session: from when it resolves on, each notification on the channel is heard
   * before the statement that committed it resolves.
   */
  readonly hear?: (channel: string, heard: () => void) => Promise<void>
  /** Ends the connections and, when embedded, the database. Safe to call twice. */
  close(): Promise<void>
}

const DATE = 1082
const BIGINT = 20

/** A day stays the text YYYY-MM-DD (a Date would shift it by the machine's zone); a count is a number. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (oid === DATE) return (text: string) => text
    if (oid === BIGINT) return Number
    return pg.types.getTypeParser(oid, format)
  },
}

export const databaseOver = (pool: ConnectionPool): Database =>
  new Kysely<Tables>({ dialect: new StorablePostgres({ pool }) })

export type ServerOptions = {
  readonly maxConnections?: number
  /** false behind a pooler that does not carry prepared statements from one connection to another. */
  readonly prepare?: boolean
  readonly onFault?: (fault: Error) => void
}

/** A Postgres server by its URL. Nothing is connected before the first query. */
export const openServer = (url: string, options: ServerOptions = {}): OpenDatabase => {
  const pool = new pg.Pool({
    Client: options.prepare === false ? pg.Client : PreparingClient,
    connectionString: url,
    max: options.maxConnections ?? 10,
    types: columnTypes,
    // A server that does not answer must not hold a request for ever.
    connectionTimeoutMillis: 5_000,
    application_name: 'jiban',
    // Compiling our short queries takes longer than running them. Said per session: poolers refuse it as a start option.
    onConnect: (client) =>
      client.query('set jit = off').then(
        () => undefined,
        (fault: Error) => options.onFault?.(fault),
      ),
  })
  // A connection lost between two statements of a transaction is nobody's query: the next statement on it fails by
  // itself, but an event that nobody hears would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  // Nor may an idle connection that the server drops; the pool opens another.
  pool.on('error', (fault) => options.onFault?.(fault))
  return openOver(pool, 'server', () => pool.end())
}

export const openOver = (
  pool: ConnectionPool,
  kind: OpenDatabase['kind'],
  end: () => Promise<void>,
): OpenDatabase => {
  let closing: Promise<void> | undefined
  return {
    db: databaseOver(pool),
    pool,
    kind,
    close: () => {
      closing ??= end()
      return closing
    },
  }
}

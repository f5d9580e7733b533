import type pg from 'pg'
import type { ConnectionPool, OpenDatabase } from './database.ts'
import { PreparingClient } from './preparing-client.ts'

export type SingleSessionPool = ConnectionPool & Pick<Required<OpenDatabase>, 'hear'>

/**
 * A pool of exactly one session that is lent to one borrower after another and is never thrown away.
 * pg.Pool drops a client after a failed `pool.query` and makes a new one over the same PGlite connection, which then
 * hears the old one's end and the answers meant for it.
 */
export const singleSessionPool = (
  config: pg.ClientConfig,
  onFault?: (fault: Error) => void,
): SingleSessionPool => {
  const client = new PreparingClient(config)
  client.on('error', (fault) => onFault?.(fault))
  const borrow = oneAtATime(client)

  const query: ConnectionPool['query'] = async (sql, values) => {
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
  }

  return {
    options: {},
    connect: async () => {
      const release = await borrow()
      return { query: client.query.bind(client), release: () => release() }
    },
    query,
    hear: (channel, heard) => hearOn(client, channel, heard, query),
    end: async () => {
      const release = await borrow()
      await client.end()
      release()
    },
  }
}

/** Each who borrows waits for the one before to release; the first of them connects. */
const oneAtATime = (client: pg.Client): (() => Promise<() => void>) => {
  let connected: Promise<unknown> | undefined
  let last: Promise<void> = Promise.resolve()
  return async () => {
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
}

/** A session is told of its own notifications with the commit, before it is said to be ready for the next statement. */
const hearOn = async (
  client: pg.Client,
  channel: string,
  heard: () => void,
  query: ConnectionPool['query'],
): Promise<void> => {
  const told = (notification: pg.Notification): void => {
    if (notification.channel === channel) heard()
  }
  client.on('notification', told)
  try {
    await query(`listen ${client.escapeIdentifier(channel)}`)
  } catch (fault) {
    client.off('notification', told)
    throw fault
  }
}

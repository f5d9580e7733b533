import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { vector } from '@electric-sql/pglite-pgvector'
import { lockDataDirectory } from './data-directory-lock.ts'
import { columnTypes, type OpenDatabase, openOver } from './database.ts'
import { singleSessionPool } from './single-session-pool.ts'

export type EmbeddedOptions = {
  /** Where the database lives; absent = in memory. One process at a time. */
  readonly directory?: string
  /** A dump to begin from, as `dump` gave it. */
  readonly from?: Blob
  readonly onFault?: (fault: Error) => void
}

export type EmbeddedDatabase = OpenDatabase & { dump(): Promise<Blob> }

/** Postgres inside this process (PGlite). The only file that knows of it; a bundle for Workers leaves it out. */
export const openEmbedded = async (options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> => {
  const lock = options.directory === undefined ? undefined : lockDataDirectory(options.directory)
  try {
    const lite = await PGlite.create({
      extensions: { vector },
      ...(options.directory === undefined ? {} : { dataDir: join(options.directory, 'postgres') }),
      ...(options.from === undefined ? {} : { loadDataDir: options.from }),
    })
    // createPgConfig's type names a connection of its own kind; pg asks only for the methods it has.
    const config = { ...createPgConfig(lite), types: columnTypes } as object
    const pool = singleSessionPool(config, options.onFault)
    const end = async () => {
      await pool.end()
      await lite.close()
      lock?.release()
    }
    return { ...openOver(pool, 'embedded', end), hear: pool.hear, dump: () => lite.dumpDataDir('none') }
  } catch (fault) {
    lock?.release()
    throw fault
  }
}

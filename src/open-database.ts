import { mkdir } from 'node:fs/promises'
import type { Env } from './env.ts'
import { type OpenDatabase, openServer } from './store/database.ts'

type Needed = Pick<Env, 'DATABASE_URL' | 'JIBAN_DATA_DIR' | 'JIBAN_PREPARED_STATEMENTS'>

/** The Postgres server, or where none is named the embedded database in the data directory. */
export const openDatabase = async (env: Needed, onFault?: (fault: Error) => void): Promise<OpenDatabase> => {
  if (env.DATABASE_URL !== '')
    return openServer(env.DATABASE_URL, {
      prepare: env.JIBAN_PREPARED_STATEMENTS === 'yes',
      ...(onFault && { onFault }),
    })
  await mkdir(env.JIBAN_DATA_DIR, { recursive: true })
  const { openEmbedded } = await import('./store/embedded.ts')
  return openEmbedded({ directory: env.JIBAN_DATA_DIR })
}

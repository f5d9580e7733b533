import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Database } from './database.ts'

/** SQL texts by their numbered names. */
export type Migrations = Readonly<Record<string, string>>

/** Brings the schema up to date; all pending files or none. Returns the names that were run. */
export const migrate = async (db: Database, migrations: Migrations): Promise<readonly string[]> => {
  const named = Object.entries(migrations).map(([name, text]) => [
    name,
    { up: async (target: Database) => void (await sql.raw(text).execute(target)) },
  ])
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(named) },
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  const failed = results.find(({ status }) => status === 'Error')
  if (error !== undefined)
    throw new Error(
      `The database could not be migrated${failed ? ` (${failed.migrationName})` : ''}: ${reasonOf(error)}`,
      { cause: error },
    )
  return results.map(({ migrationName }) => migrationName)
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { NATIONAL } from '../../src/domain/place.ts'
import { dayInChina } from '../../src/domain/place-day.ts'
import { readEnv } from '../../src/env.ts'
import { packOf } from '../../src/rules/index.ts'
import { type Database, type OpenDatabase, openServer } from '../../src/store/database.ts'
import { knowledgeLoader } from '../../src/store/knowledge/knowledge-loader.ts'
import { knowledgeStore } from '../../src/store/knowledge/knowledge-store.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import { staffStore } from '../../src/store/staff-store.ts'
import { unitStore } from '../../src/store/unit-store.ts'
import { readUnitsIn } from '../content-files.ts'
import { type ImportArguments, readArguments } from './arguments.ts'
import { importFiles } from './import-files.ts'
import { importUnits } from './import-units.ts'

/** `npm run knowledge:import`: law texts, tables and documents into the database that the service uses. */
const openDatabase = async (): Promise<OpenDatabase> => {
  const env = readEnv(process.env)
  if (env.DATABASE_URL !== '') return openServer(env.DATABASE_URL)
  const { openEmbedded } = await import('../../src/store/embedded.ts')
  return openEmbedded({ directory: env.JIBAN_DATA_DIR })
}

/** Reads what the command line names, before a database is opened; gives what loads it. */
const readNamed = async (
  { options, files, unitsIn }: ImportArguments,
  now: Date,
): Promise<(db: Database) => Promise<boolean>> => {
  if (options.place !== NATIONAL) packOf(options.place)
  const print = console.log
  if (unitsIn !== undefined) {
    const list = await readUnitsIn(unitsIn)
    return (db) => importUnits({ units: unitStore(db), staff: staffStore(db), print }, list, options)
  }
  const sources = await Promise.all(files.map(async (name) => ({ name, bytes: await readFile(name) })))
  return (db) => {
    const deps = { loader: knowledgeLoader(db), knowledge: knowledgeStore(db), units: unitStore(db) }
    return importFiles({ ...deps, now, print }, sources, options)
  }
}

const main = async () => {
  z.config(z.locales.zhCN())
  const started = performance.now()
  const now = new Date()
  const load = await readNamed(readArguments(process.argv.slice(2), dayInChina(now)), now)
  const database = await openDatabase()
  try {
    await migrate(database.db, await migrationFiles())
    const good = await load(database.db)
    console.log(`done in ${((performance.now() - started) / 1000).toFixed(1)} s`)
    if (!good) process.exitCode = 1
  } finally {
    await database.close()
  }
}

await main().catch((fault) => {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
})

import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { NATIONAL } from '../../src/domain/place.ts'
import { dayInChina } from '../../src/domain/place-day.ts'
import { readEnv } from '../../src/env.ts'
import { packOf } from '../../src/rules/index.ts'
import { type OpenDatabase, openServer } from '../../src/store/database.ts'
import { knowledgeLoader } from '../../src/store/knowledge/knowledge-loader.ts'
import { knowledgeStore } from '../../src/store/knowledge/knowledge-store.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import { unitStore } from '../../src/store/unit-store.ts'
import { readArguments } from './arguments.ts'
import { importFiles } from './import-files.ts'

/** `npm run knowledge:import`: law texts, tables and documents into the database that the service uses. */
const openDatabase = async (): Promise<OpenDatabase> => {
  const env = readEnv(process.env)
  if (env.DATABASE_URL !== '') return openServer(env.DATABASE_URL)
  const { openEmbedded } = await import('../../src/store/embedded.ts')
  return openEmbedded({ directory: env.JIBAN_DATA_DIR })
}

const main = async () => {
  z.config(z.locales.zhCN())
  const started = performance.now()
  const now = new Date()
  const { options, files } = readArguments(process.argv.slice(2), dayInChina(now))
  if (options.place !== NATIONAL) packOf(options.place)
  const sources = await Promise.all(files.map(async (name) => ({ name, bytes: await readFile(name) })))
  const database = await openDatabase()
  try {
    await migrate(database.db, await migrationFiles())
    const { db } = database
    const deps = { loader: knowledgeLoader(db), knowledge: knowledgeStore(db), units: unitStore(db) }
    const good = await importFiles({ ...deps, now, print: console.log }, sources, options)
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

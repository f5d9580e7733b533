import { type OpenDatabase, openServer } from '../../src/store/database.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import { ownDatabase } from '../support/own-database.ts'
import { costOfSweep, type SweepCost } from './clocks.ts'
import { costOfLists } from './lists.ts'

/** What due clocks and lists of orders cost among many: `npm run bench:orders`, with TEST_DATABASE_URL on a server. */
const serverUrl = process.env['TEST_DATABASE_URL']
const due = 1_000

type Ground = { readonly name: string; readonly sizes: readonly number[]; readonly orders: number }
const grounds: readonly Ground[] = [
  { name: 'embedded', sizes: [10_000, 100_000], orders: 20_000 },
  ...(serverUrl ? [{ name: 'server', sizes: [10_000, 1_000_000], orders: 100_000 }] : []),
]

/** An empty migrated database, gone afterwards. */
const withDatabase = async <T>(name: string, work: (database: OpenDatabase) => Promise<T>): Promise<T> => {
  const own = name === 'server' && serverUrl ? await ownDatabase(serverUrl, 'orders') : undefined
  const database = own ? openServer(own.url) : await openEmbedded()
  try {
    await migrate(database.db, await migrationFiles())
    return await work(database)
  } finally {
    await database.close()
    await own?.drop()
  }
}

const figure = (ms: number) => ms.toFixed(ms < 100 ? 1 : 0)

for (const { name, sizes, orders } of grounds) {
  const costs: SweepCost[] = []
  for (const size of sizes)
    costs.push(await withDatabase(name, (database) => costOfSweep(database, size, due)))
  console.log(`\nClocks, ${name}: ${due} are due`)
  console.table(
    costs.map(({ running, findMs, sweepMs }) => ({
      'clocks that run': running,
      'found in ms': figure(findMs),
      'dealt with in ms': figure(sweepMs),
      'ms a clock': figure(sweepMs / due),
    })),
  )
  for (const line of costs.at(-1)?.plan ?? []) console.log(`  ${line}`)
  const lists = await withDatabase(name, (database) => costOfLists(database, orders))
  console.log(`\nLists, ${name}: a page of fifty among ${orders} orders`)
  console.table(lists.map(({ list, found, ms }) => ({ list, found, ms: figure(ms) })))
}
if (!serverUrl) console.log('TEST_DATABASE_URL is not set: no rows for a server')

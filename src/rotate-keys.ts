import { readEnv } from './env.ts'
import { openCipher } from './open-cipher.ts'
import { openDatabase } from './open-database.ts'
import { resealAll } from './store/reseal.ts'

/** `npm run keys:rotate`: everything sealed with an earlier key or the other algorithm is sealed as new texts are. */
const env = readEnv(process.env)
const cipher = await openCipher(env)
const database = await openDatabase(env)
const over = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => over.abort())
try {
  const done = await resealAll(
    database.db,
    cipher,
    () => over.signal.aborted,
    ({ table, column, rows }) => console.log(`${table}.${column}: ${rows} sealed anew`),
  )
  const rows = done.reduce((sum, one) => sum + one.rows, 0)
  console.log(
    over.signal.aborted
      ? `Broken off after ${rows}. Run it again to go on; everything can be read meanwhile.`
      : `Done: ${rows} sealed anew.`,
  )
} finally {
  await database.close()
}

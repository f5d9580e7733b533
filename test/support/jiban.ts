import { createHash, randomUUID } from 'node:crypto'
import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPhrases } from '../../knowledge/content-files.ts'
import { officeFiles } from '../../knowledge/import/office-files.ts'
import { composeDeps, createApp } from '../../src/app.ts'
import type { Turn } from '../../src/domain/conversation.ts'
import { placeIdSchema } from '../../src/domain/place.ts'
import { reportFiles } from '../../src/http/desk/reports/report-files.ts'
import { diskAssets } from '../../src/http/disk-assets.ts'
import { seedDemo } from '../../src/seed-demo.ts'
import type { SigningOptions } from '../../src/store/accounts/index.ts'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import type { OpenDatabase } from '../../src/store/database.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import { handleMessage } from '../../src/usecases/handle-message.ts'
import { testSigning } from './signing.ts'
import { templateFile } from './template-file.ts'

const root = join(import.meta.dirname, '../..')
export const secret = 'a key for tests only'

/** Changes with anything that shapes the seeded database, so that a template of an earlier run is never stale. */
const seedKey = async (): Promise<string> => {
  const hash = createHash('sha256')
  const files = globSync(
    '{src/store/**/*,src/demo-people.ts,src/domain/lexical/*.ts,knowledge/content/**/*.yaml}',
    {
      cwd: root,
    },
  )
  for (const file of files.sort())
    if (/\.\w+$/.test(file)) hash.update(file).update(await readFile(join(root, file)))
  return hash.digest('hex').slice(0, 16)
}

const makeTemplate = async (): Promise<Blob> => {
  const database = await openEmbedded()
  await migrate(database.db, await migrationFiles())
  const composed = composeDeps(database.db, aesCipher(secret), { now: () => new Date() }, testSigning)
  await seedDemo(composed, new Date('2026-11-22T02:00:00Z'), () => undefined)
  // Else each that opens it writes everything a second time, as after a crash.
  await database.pool.query('checkpoint')
  const dump = await database.dump()
  await database.close()
  return dump
}

/** An embedded database with the whole shipped content, cloned from a template. */
export const seededDatabase = async (): Promise<OpenDatabase> => {
  const path = join(tmpdir(), `jiban-seeded-${await seedKey()}.tar`)
  return openEmbedded({ from: await templateFile(path, makeTemplate) })
}

export type MovableClock = { now(): Date; set(to: string): void }

export const movableClock = (start: string): MovableClock => {
  let now = new Date(start)
  return {
    now: () => now,
    set: (to) => {
      now = new Date(to)
    },
  }
}

/** The whole service over a seeded database, with a clock that stands still until it is moved. */
export const openJiban = async (
  start = '2026-11-22T10:00:00+08:00',
  database?: OpenDatabase,
  signing: Partial<SigningOptions> = {},
) => {
  const opened = database ?? (await seededDatabase())
  const clock = movableClock(start)
  const { deps, loader, units, sweeper } = composeDeps(opened.db, aesCipher(secret), clock, {
    ...testSigning,
    ...signing,
  })
  const app = createApp(deps, {
    defaultPlace: placeIdSchema.parse('weifang'),
    mode: 'demo',
    ready: async () => true,
    asset: diskAssets,
    phrases: await readPhrases(),
    knowledgeFiles: officeFiles(),
    reportFiles: reportFiles(),
  })
  return { app, deps, loader, units, sweeper, clock, database: opened, close: () => opened.close() }
}
export type Jiban = Awaited<ReturnType<typeof openJiban>>

/** A citizen in one conversation. `say` gives the turn; `message` fixes the message id. */
export const citizenOf = (jiban: Jiban, place: string, conversationId = randomUUID()) => ({
  conversationId,
  say: (text: string, message = randomUUID()): Promise<Turn> =>
    handleMessage(jiban.deps, {
      place: placeIdSchema.parse(place),
      channel: 'web',
      messageId: message,
      conversationId,
      text,
      receivedAt: jiban.clock.now(),
    }),
})

/** All that was said in a turn. */
export const textOf = (turn: Turn): string => turn.replies.map(({ text }) => text).join('\n')

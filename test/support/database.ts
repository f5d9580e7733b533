import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import { type OpenDatabase, openServer } from '../../src/store/database.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import { templateFile } from './template-file.ts'

const serverUrl = process.env['TEST_DATABASE_URL']
/** no: the server stands behind a pooler that carries no prepared statements. */
export const prepares = process.env['TEST_PREPARED_STATEMENTS'] !== 'no'

/** Changes with the schema and with the embedded Postgres, so a template left by an earlier run is still right. */
const schemaKey = async (): Promise<string> => {
  const { resolve } = createRequire(import.meta.url)
  const lite = await readFile(join(resolve('@electric-sql/pglite'), '../../package.json'), 'utf8')
  return createHash('sha256')
    .update(JSON.stringify([await migrationFiles(), JSON.parse(lite).version]))
    .digest('hex')
    .slice(0, 16)
}

const makeEmbeddedTemplate = async (): Promise<Blob> => {
  const template = await openEmbedded()
  await migrate(template.db, await migrationFiles())
  await template.pool.query('checkpoint')
  const dump = await template.dump()
  await template.close()
  return dump
}

/** An empty migrated database of its own, in memory, cloned from a template (half a second). Close it afterwards. */
export const testDatabase = async (): Promise<OpenDatabase> => {
  const path = join(tmpdir(), `jiban-test-${await schemaKey()}.tar`)
  return openEmbedded({ from: await templateFile(path, makeEmbeddedTemplate) })
}

const urlOf = (database: string): string => {
  const url = new URL(serverUrl ?? '')
  url.pathname = `/${database}`
  return url.href
}

const onServer = async (work: (client: pg.Client) => Promise<void>): Promise<void> => {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

const makeServerTemplate = (template: string): Promise<void> =>
  onServer(async (client) => {
    // One at a time: the test files run in several processes.
    await client.query(`select pg_advisory_lock(12345)`)
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
    if (rowCount !== 0) return
    await client.query(`create database ${template}_draft`)
    const draft = openServer(urlOf(`${template}_draft`))
    await migrate(draft.db, await migrationFiles())
    await draft.close()
    await client.query(`alter database ${template}_draft rename to ${template}`)
  })

/** The same on the server at TEST_DATABASE_URL: several connections, dropped when closed. */
const serverTestDatabase = async (): Promise<OpenDatabase> => {
  const template = `jiban_template_${await schemaKey()}`
  const name = `jiban_test_${randomUUID().replaceAll('-', '')}`
  await makeServerTemplate(template)
  await onServer(async (client) => void (await client.query(`create database ${name} template ${template}`)))
  const opened = openServer(urlOf(name), { prepare: prepares })
  return {
    ...opened,
    close: async () => {
      await opened.close()
      await onServer(
        async (client) => void (await client.query(`drop database if exists ${name} with (force)`)),
      )
    },
  }
}

export type OpenedFor = { readonly database: () => OpenDatabase }

const suiteOn = (
  kind: string,
  open: () => Promise<OpenDatabase>,
  suite: (given: OpenedFor) => void,
): void => {
  describe(kind, () => {
    let opened: OpenDatabase
    beforeAll(async () => {
      opened = await open()
    })
    afterAll(() => opened.close())
    suite({ database: () => opened })
  })
}

const skipped = (name: string): void =>
  console.info(`${name}: the server half is skipped, TEST_DATABASE_URL is not set`)

/** Runs the suite on the embedded database and, when there is one, on the server; each with a database of its own. */
export const onEveryDatabase = (name: string, suite: (given: OpenedFor) => void): void => {
  describe(name, () => {
    suiteOn('embedded', testDatabase, suite)
    if (serverUrl === undefined) skipped(name)
    else suiteOn('server', serverTestDatabase, suite)
  })
}

/** What needs several connections at once: races. The embedded database has only one. */
export const onServerDatabase = (name: string, suite: (given: OpenedFor) => void): void => {
  if (serverUrl !== undefined) {
    suiteOn(name, serverTestDatabase, suite)
    return
  }
  skipped(name)
  describe.skip(`${name} (TEST_DATABASE_URL is not set)`, () => suite({ database: () => undefined as never }))
}

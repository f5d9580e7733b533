import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { composeDeps } from '../../src/app.ts'
import { seedDemo } from '../../src/seed-demo.ts'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { openServer } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import { type Running, startNode } from './processes.ts'
import { testSigning } from './signing.ts'

const root = join(import.meta.dirname, '../..')
const require = createRequire(import.meta.url)
export const wrangler = join(dirname(require.resolve('wrangler/package.json')), 'bin/wrangler.js')

/** Nothing is asked of any other machine. */
export const offline = {
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_SEND_METRICS: 'false',
  CI: '1',
} as const

/** Migrates a server and fills it with the demonstration, as the Node entry does; the worker never does either. */
export const prepareDatabase = async (
  url: string,
  dataKey: string,
  say: (text: string) => void,
): Promise<void> => {
  const database = openServer(url)
  try {
    await migrate(database.db, await migrationFiles())
    await seedDemo(
      composeDeps(database.db, aesCipher(dataKey), { now: () => new Date() }, testSigning),
      new Date(),
      say,
    )
  } finally {
    await database.close()
  }
}

/** The local Hyperdrive insists on a password; a server that trusts its own machine does not look at it. */
const withPassword = (url: string): string => {
  const named = new URL(url)
  if (named.username === '') named.username = 'postgres'
  if (named.password === '') named.password = 'none'
  return named.href
}

/** Runs the Workers entry over that server, offline. End it afterwards: it is a group of processes. */
export const startWorker = (url: string, port: number, dataKey: string, show = false): Running =>
  startNode(
    [
      wrangler,
      'dev',
      '--local',
      '--ip=127.0.0.1',
      `--port=${port}`,
      '--inspector-port=0',
      '--show-interactive-dev-session=false',
      `--var=JIBAN_DATA_KEY:${dataKey}`,
    ],
    {
      CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE: withPassword(url),
      ...offline,
    },
    show,
  )

/** The key that the Node entry seals with: the one given, or the demonstration's own beside its data. */
const dataKey = async (): Promise<string> => {
  const given = process.env['JIBAN_DATA_KEY']
  if (given) return given
  const directory = process.env['JIBAN_DATA_DIR'] ?? join(root, '.data')
  const file = join(directory, 'data-key')
  await mkdir(directory, { recursive: true })
  await writeFile(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' }).catch(
    () => undefined,
  )
  return readFile(file, 'utf8')
}

const main = async (): Promise<void> => {
  const url = process.env['DATABASE_URL']
  if (!url) throw new Error('DATABASE_URL is needed: the Workers entry has no embedded database.')
  const key = await dataKey()
  await prepareDatabase(url, key, console.log)
  const worker = startWorker(url, Number(process.env['PORT'] ?? 8787), key, true)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void worker.end())
  worker.child.on('exit', (code) => process.exit(code ?? 0))
}

if (import.meta.main)
  await main().catch((fault) => {
    console.error(fault instanceof Error ? fault.message : fault)
    process.exit(1)
  })

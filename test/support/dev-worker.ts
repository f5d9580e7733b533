import { type ChildProcess, spawn } from 'node:child_process'
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

const root = join(import.meta.dirname, '../..')
const require = createRequire(import.meta.url)
const wrangler = join(dirname(require.resolve('wrangler/package.json')), 'bin/wrangler.js')

/** Migrates a server and fills it with the demonstration, as the Node entry does; the worker never does either. */
export const prepareDatabase = async (
  url: string,
  dataKey: string,
  say: (text: string) => void,
): Promise<void> => {
  const database = openServer(url)
  try {
    await migrate(database.db, await migrationFiles())
    await seedDemo(composeDeps(database.db, aesCipher(dataKey), { now: () => new Date() }), new Date(), say)
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

/** Runs the Workers entry over that server, offline, in a process group of its own: end it with `endGroup`. */
export const spawnWorker = (
  url: string,
  port: number,
  dataKey: string,
  output: 'inherit' | 'pipe',
): ChildProcess =>
  spawn(
    process.execPath,
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
      cwd: root,
      stdio: ['ignore', output, output],
      detached: true,
      env: {
        ...process.env,
        CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE: withPassword(url),
        // Nothing is asked of any other machine.
        CLOUDFLARE_CF_FETCH_ENABLED: 'false',
        WRANGLER_SEND_METRICS: 'false',
        CI: '1',
      },
    },
  )

const patienceMs = 5_000

/** Ends a process and those it started; resolves when it is gone. */
export const endGroup = async (child: ChildProcess): Promise<void> => {
  const { pid } = child
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  signalGroup(pid, 'SIGTERM')
  const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), patienceMs)
  await gone
  clearTimeout(timer)
  // A grandchild may outlive the leader of the group.
  signalGroup(pid, 'SIGKILL')
}

const signalGroup = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(-pid, signal)
  } catch {
    // Gone already.
  }
}

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
  const worker = spawnWorker(url, Number(process.env['PORT'] ?? 8787), key, 'inherit')
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void endGroup(worker))
  worker.on('exit', (code) => process.exit(code ?? 0))
}

if (import.meta.main)
  await main().catch((fault) => {
    console.error(fault instanceof Error ? fault.message : fault)
    process.exit(1)
  })

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { composeDeps } from '../../src/app.ts'
import { seedDemo } from '../../src/seed-demo.ts'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { openServer } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'

/** Migrates and fills the Postgres server, then runs the Workers entry against it, offline. */
export const startWorker = async (databaseUrl: string, port: number, dataKey: string) => {
  const database = openServer(databaseUrl)
  await migrate(database.db, await migrationFiles())
  await seedDemo(composeDeps(database.db, aesCipher(dataKey), { now: () => new Date() }), new Date(), console.log)
  await database.close()
  return spawn(
    'npx',
    ['wrangler', 'dev', '--local', '--ip', '127.0.0.1', '--port', String(port), '--show-interactive-dev-session=false', '--var', `JIBAN_DATA_KEY:${dataKey}`],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
      env: {
        ...process.env,
        CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE: databaseUrl,
        WRANGLER_SEND_METRICS: 'false',
        CI: '1',
      },
    },
  )
}

const localKey = async (): Promise<string> => {
  await mkdir('.data', { recursive: true })
  await writeFile('.data/data-key', randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' }).catch(() => undefined)
  return readFile('.data/data-key', 'utf8')
}

if (import.meta.main) {
  const url = process.env['DATABASE_URL']
  if (!url) {
    console.error('DATABASE_URL is needed: the Workers entry has no embedded database.')
    process.exit(1)
  }
  const worker = await startWorker(url, Number(process.env['PORT'] ?? 8788), await localKey())
  process.on('SIGINT', () => worker.pid && process.kill(-worker.pid, 'SIGINT'))
}

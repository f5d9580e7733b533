import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { offline, wrangler } from './dev-worker.ts'

/** What belongs to the Node entry: the embedded database, readers of files, and the loader of sources. */
const ofNode =
  /@electric-sql|node_modules\/(tsx|esbuild|@hono\/node-server)\/|src\/(node|seed-demo)\.ts|\/(embedded|data-directory-lock|migration-files|disk-assets|content-files)\.ts/

/** Bundles the Workers entry as a deployment would. Throws when the bundle holds a part of the Node entry. */
export const bundleWithoutNodeParts = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'jiban-bundle-'))
  try {
    const stdout = await runWrangler(['deploy', '--dry-run', '--outdir', folder])
    const map = JSON.parse(await readFile(join(folder, 'worker.js.map'), 'utf8')) as { sources: string[] }
    assert.ok(map.sources.some((source) => source.endsWith('src/app.ts')))
    assert.deepEqual(
      map.sources.filter((source) => ofNode.test(source)),
      [],
    )
    return /Total Upload: (.*)/.exec(stdout)?.[1] ?? `${map.sources.length} sources`
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const runWrangler = (options: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) =>
    execFile(
      process.execPath,
      [wrangler, ...options],
      { cwd: join(import.meta.dirname, '../..'), env: { ...process.env, ...offline } },
      (fault, stdout) => (fault ? reject(fault) : resolve(stdout)),
    ),
  )

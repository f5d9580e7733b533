import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Migrations } from './migrate.ts'

const folder = join(import.meta.dirname, 'migrations')

/** The shipped migrations, read from disk: for Node, where the service migrates itself at the start. */
export const migrationFiles = async (): Promise<Migrations> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return Object.fromEntries(names.map((name, i) => [name.replace(/\.sql$/, ''), texts[i] ?? '']))
}

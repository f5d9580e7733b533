import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { extname, join, normalize, sep } from 'node:path'
import { vendoredAssets } from './vendored-assets.ts'

/** Files below /assets, from disk. All are our own: government networks reach no other origin. */
const own = join(import.meta.dirname, 'static')

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

const loaded = new Map<string, Uint8Array<ArrayBuffer>>()

/** The file of that name, kept in memory after the first read; null when there is none. */
export const diskAssets = async (name: string): Promise<Response | null> => {
  const type = types[extname(name)]
  const path = pathOf(name)
  if (!type || !path) return null
  const bytes = loaded.get(name) ?? (await readFile(path).catch(() => null))
  if (!bytes) return null
  const body = new Uint8Array(bytes)
  if (!loaded.has(name)) loaded.set(name, body)
  return new Response(body, { headers: { 'content-type': type, 'cache-control': 'public, max-age=300' } })
}

const { resolve } = createRequire(import.meta.url)

const pathOf = (name: string): string | null => {
  const vendored = vendoredAssets[name]
  if (vendored) return resolve(vendored)
  const path = normalize(join(own, name))
  return path.startsWith(`${own}${sep}`) ? path : null
}

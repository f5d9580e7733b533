import { copyFile, mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { vendoredAssets } from './vendored-assets.ts'

/** For Workers, whose assets are one folder: puts the libraries' files beside our own. Wrangler runs it before it bundles. */
const { resolve } = createRequire(import.meta.url)
const own = join(import.meta.dirname, 'static')

for (const [name, file] of Object.entries(vendoredAssets)) {
  const to = join(own, name)
  await mkdir(dirname(to), { recursive: true })
  await copyFile(resolve(file), to)
}

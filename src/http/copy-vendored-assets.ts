import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { vendoredAssets } from './vendored-assets.ts'

/** For Workers, whose assets are one folder: puts the libraries' files beside our own. Wrangler runs it before it bundles. */
const { resolve } = createRequire(import.meta.url)
const own = join(import.meta.dirname, 'static')

for (const [name, file] of Object.entries(vendoredAssets)) {
  const to = join(own, name)
  await mkdir(dirname(to), { recursive: true })
  const [wanted, there] = await Promise.all([readFile(resolve(file)), readFile(to).catch(() => null)])
  // Whoever watches the folder would bundle again for every file written.
  if (!there?.equals(wanted)) await writeFile(to, wanted)
}

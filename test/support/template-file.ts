import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, readFile, rm, writeFile } from 'node:fs/promises'

/**
 * A file made once for all test processes, read whole. Several may find it missing at once: each makes it, the first to
 * finish gives it its name, and what has the name is never replaced while others read it.
 */
export const templateFile = async (path: string, make: () => Promise<Blob | File>): Promise<Blob> => {
  if (!existsSync(path)) {
    const made = await make()
    const draft = `${path}.${randomUUID()}`
    await writeFile(draft, Buffer.from(await made.arrayBuffer()))
    await link(draft, path).catch((fault: unknown) => {
      if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault
    })
    await rm(draft)
  }
  return new Blob([await readFile(path)])
}

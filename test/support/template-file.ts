import { existsSync } from 'node:fs'
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

const betweenLooksMs = 100
/** Nobody makes it for so long, on the slowest machine: the number is of another process by now. */
const longestMs = 15 * 60_000

/**
 * A file made once for all test processes, read whole. Several may find it missing at once: one makes it while the
 * others wait, since making it takes all a core has; whoever dies making it is followed by the next.
 */
export const templateFile = async (path: string, make: () => Promise<Blob | File>): Promise<Blob> => {
  const lock = `${path}.lock`
  const draft = `${path}.${process.pid}`
  while (!existsSync(path)) {
    if (!(await isTaken(lock, draft))) {
      try {
        if (!existsSync(path)) {
          await writeFile(draft, Buffer.from(await (await make()).arrayBuffer()))
          await rename(draft, path)
        }
      } finally {
        await rm(lock, { force: true })
      }
    } else if (await isHeld(lock)) await pause(betweenLooksMs)
    else await rm(lock, { force: true })
  }
  return new Blob([await readFile(path)])
}

/** Takes the lock, with the number of this process in it from its first moment, unless another has it. */
const isTaken = async (lock: string, draft: string): Promise<boolean> => {
  await writeFile(draft, String(process.pid))
  try {
    await link(draft, lock)
    return false
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'EEXIST') return true
    throw fault
  } finally {
    await rm(draft, { force: true })
  }
}

const isHeld = async (lock: string): Promise<boolean> => {
  try {
    process.kill(Number(await readFile(lock, 'utf8')), 0)
    return Date.now() - (await stat(lock)).mtimeMs < longestMs
  } catch {
    return false
  }
}

import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Env } from './env.ts'
import { cipherOf, type MarkingCipher } from './store/node-cipher.ts'

/** The demonstration keeps keys of its own beside its data; production is given them. */
export const keyFrom = async (
  env: Pick<Env, 'JIBAN_DATA_DIR'>,
  given: string,
  name: string,
): Promise<string> => {
  if (given !== '') return given
  const file = join(env.JIBAN_DATA_DIR, name)
  await mkdir(env.JIBAN_DATA_DIR, { recursive: true })
  const made = randomBytes(32).toString('base64')
  await writeFile(file, made, { mode: 0o600, flag: 'wx' }).catch((fault: unknown) => {
    // Made at an earlier start: that one is read. Anything else would be told as a file that is not there.
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault
  })
  return readFile(file, 'utf8')
}

/** The cipher as the environment sets it: its key, the earlier ones, the algorithm new texts are sealed with. */
export const openCipher = async (env: Env): Promise<MarkingCipher> =>
  cipherOf(
    env.JIBAN_CIPHER,
    await keyFrom(env, env.JIBAN_DATA_KEY, 'data-key'),
    ...env.JIBAN_DATA_KEYS_BEFORE,
  )

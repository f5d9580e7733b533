import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyFrom } from '../src/open-cipher.ts'

describe('the key of the demonstration', () => {
  let directory: string
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'jiban-key-'))
  })
  afterAll(() => rm(directory, { recursive: true, force: true }))
  const key = (given = '') => keyFrom({ JIBAN_DATA_DIR: directory }, given, 'a-key')

  it('is the one that is given, and nothing is written then', async () => {
    expect(await key('given')).toBe('given')
    await expect(readFile(join(directory, 'a-key'))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('is made once, and is the same at the next start', async () => {
    const made = await key()
    expect(Buffer.from(made, 'base64')).toHaveLength(32)
    expect(await key()).toBe(made)
  })
})

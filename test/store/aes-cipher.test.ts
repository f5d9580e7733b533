import { createCipheriv } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { cipherOf, nodeCipher } from '../../src/store/node-cipher.ts'

type Secrets = readonly [string, ...string[]]
const sm4Cipher = (...secrets: Secrets) => cipherOf('sm4', ...secrets)

const makes = [
  { name: 'aesCipher', make: aesCipher, other: nodeCipher },
  { name: 'nodeCipher', make: nodeCipher, other: aesCipher },
  { name: 'sm4 cipher', make: sm4Cipher, other: sm4Cipher },
] as const

describe.each(makes)('$name', ({ make, other }) => {
  const cipher = make('first secret')

  it('opens what the other one sealed, and digests to the same value', async () => {
    const theirs = other('first secret')
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        expect(await cipher.open(await theirs.seal(text))).toBe(text)
        expect(await cipher.digest(text)).toBe(await theirs.digest(text))
      }),
    )
  })

  it('opens what it sealed, and seals the same text differently each time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const [one, two] = await Promise.all([cipher.seal(text), cipher.seal(text)])
        expect(one).not.toBe(two)
        expect(await cipher.open(one)).toBe(text)
      }),
    )
  })

  it('refuses a sealed text in which any byte was changed', async () => {
    const sealed = await cipher.seal('13800138000')
    const [id, box] = sealed.split('.') as [string, string]
    const bytes = Buffer.from(box, 'base64url')
    for (let i = 0; i < bytes.length; i += 1) {
      const changed = Buffer.from(bytes)
      changed[i] = (changed[i] ?? 0) ^ 1
      await expect(cipher.open(`${id}.${changed.toString('base64url')}`), `byte ${i}`).rejects.toThrow()
    }
    await expect(cipher.open('')).rejects.toThrow()
    await expect(cipher.open(`${id}.`)).rejects.toThrow()
    await expect(cipher.open(sealed.slice(0, -4))).rejects.toThrow()
  })

  it('goes on opening and digesting after the key was changed, and seals with the new one', async () => {
    const rotated = make('second secret', 'first secret')
    expect(await rotated.open(await cipher.seal('旧'))).toBe('旧')
    expect(await rotated.digest('旧')).toBe(await cipher.digest('旧'))
    await expect(cipher.open(await rotated.seal('新'))).rejects.toThrow('not configured')
  })

  it('digests the same text to the same value, another text or key to another', async () => {
    expect(await cipher.digest('a')).toBe(await make('first secret').digest('a'))
    expect(await cipher.digest('a')).not.toBe(await cipher.digest('b'))
    expect(await cipher.digest('a')).not.toBe(await make('other').digest('a'))
  })
})

describe('a change of the algorithm', () => {
  it('opens what either sealed, and the sealed text says which', async () => {
    const [aes, sm4] = [nodeCipher('a secret'), sm4Cipher('a secret')]
    const [by, with4] = [await aes.seal('电话13800138000'), await sm4.seal('电话13800138000')]
    expect(by.startsWith(aes.mark)).toBe(true)
    expect(with4).toMatch(/^sm4-[0-9a-f]{8}\./)
    expect(await sm4.open(by)).toBe('电话13800138000')
    expect(await aes.open(with4)).toBe('电话13800138000')
    expect(await aes.digest('同')).toBe(await sm4.digest('同'))
  })

  it('seals with SM4 as the standard has it: the keystream is that of its published example', () => {
    // GB/T 32907-2016, annex A: one block under the example key.
    const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
    const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false)
    expect(cipher.update(key).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
  })
})

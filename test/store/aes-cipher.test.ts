import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { nodeCipher } from '../../src/store/node-cipher.ts'

const makes = [
  { name: 'aesCipher', make: aesCipher, other: nodeCipher },
  { name: 'nodeCipher', make: nodeCipher, other: aesCipher },
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

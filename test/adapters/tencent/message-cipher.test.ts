import { randomBytes } from 'node:crypto'
import { decrypt, encrypt, getSignature } from '@wecom/crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decryptMessage, encryptMessage } from '../../../adapters/tencent/message-cipher.ts'
import { signatureOf } from '../../../adapters/tencent/signature.ts'

const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const other = 'ABCDEFGabcdefghijklmnopqrstuvwxyz0123456789'
const appId = 'wx0123456789abcdef'

const ofLength = (bytes: number): string => {
  const text = '路灯坏了a'.repeat(bytes)
  let cut = Buffer.from(text).subarray(0, bytes).toString().replaceAll('\uFFFD', '')
  while (Buffer.byteLength(cut) < bytes) cut += 'x'
  return cut
}

describe('the message encryption', () => {
  it('opens what an independent implementation made, and the other way round, at every length up to 2000 bytes', () => {
    const pads = new Set<number>()
    for (let bytes = 0; bytes <= 2000; bytes += 1) {
      const message = ofLength(bytes)
      expect(decryptMessage(key, encrypt(key, message, appId), appId)).toBe(message)
      expect(decrypt(key, encryptMessage(key, message, appId))).toMatchObject({ message, id: appId })
      pads.add(32 - ((20 + bytes + appId.length) % 32))
    }
    expect([...pads].sort((a, b) => a - b)).toEqual(Array.from({ length: 32 }, (_, index) => index + 1))
  })

  it('gives the very bytes of the independent implementation for the same salt', () => {
    const salt = randomBytes(16)
    expect(encryptMessage(key, '您好', appId, salt)).toBe(encrypt(key, '您好', appId, salt))
  })

  it('round-trips any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const message = text.toWellFormed()
        expect(decryptMessage(key, encryptMessage(key, message, appId), appId)).toBe(message)
      }),
      { numRuns: 300 },
    )
  })

  it('opens nothing with another key, for another account, or cut off', () => {
    const box = encryptMessage(key, '您好', appId)
    expect(decryptMessage(other, box, appId)).toBeNull()
    expect(decryptMessage(key, box, 'wx-somebody-else')).toBeNull()
    expect(decryptMessage(key, box.slice(0, 40), appId)).toBeNull()
    expect(decryptMessage(key, '', appId)).toBeNull()
  })

  it('never throws on bytes that are no message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const opened = decryptMessage(key, Buffer.from(bytes).toString('base64'), appId)
        expect(opened).toBeNull()
      }),
      { numRuns: 500 },
    )
  })

  it('signs as the independent implementation does', () => {
    expect(signatureOf('token', '1700000000', 'nonce', 'box')).toBe(
      getSignature('token', 1700000000, 'nonce', 'box'),
    )
  })
})

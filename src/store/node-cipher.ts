import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Cipher } from '../ports/cipher.ts'

const IV_BYTES = 12
const TAG_BYTES = 16

type DataKey = { readonly id: string; readonly seal: Buffer; readonly mac: Buffer }

const derive = (secret: string): DataKey => {
  const bits = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `jiban ${purpose}`, 32))
  return { id: bits('key id').toString('hex').slice(0, 8), seal: bits('seal'), mac: bits('digest') }
}

/**
 * The cipher of aes-cipher.ts on Node's own functions: what one sealed the other opens. A short text is sealed in some
 * microseconds, where WebCrypto goes to another thread and back for each.
 */
export const nodeCipher = (...secrets: readonly [string, ...string[]]): Cipher => {
  const keys = secrets.map(derive)
  const [current, last] = [keys[0], keys.at(-1)]
  if (current === undefined || last === undefined) throw new Error('a data key is needed')
  return {
    seal: async (text) => {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', current.seal, iv)
      const box = [iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
      return `${current.id}.${Buffer.concat(box).toString('base64url')}`
    },
    open: async (sealed) => openWith(keys, sealed),
    digest: async (text) => createHmac('sha256', last.mac).update(text).digest('hex'),
  }
}

const openWith = (keys: readonly DataKey[], sealed: string): string => {
  const dot = sealed.indexOf('.')
  const key = keys.find(({ id }) => id === sealed.slice(0, dot))
  if (key === undefined)
    throw new Error(`sealed with the key ${sealed.slice(0, dot)}, which is not configured`)
  const bytes = Buffer.from(sealed.slice(dot + 1), 'base64url')
  if (bytes.length < IV_BYTES + TAG_BYTES) throw new Error('a sealed text is shorter than its seal')
  const decipher = createDecipheriv('aes-256-gcm', key.seal, bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES))
  return Buffer.concat([text, decipher.final()]).toString('utf8')
}

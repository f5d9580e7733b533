import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import type { Cipher } from '../ports/cipher.ts'
import { type Sm4Box, sm4Box } from './sm4-box.ts'

const IV_BYTES = 12
const TAG_BYTES = 16

export type Sealing = 'aes' | 'sm4'
type Secrets = readonly [string, ...string[]]

type DataKey = {
  readonly id: string
  readonly seal: KeyObject
  readonly mac: KeyObject
  readonly sm4: Sm4Box
}

const derive = (secret: string): DataKey => {
  const bits = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `jiban ${purpose}`, 32))
  return {
    id: bits('key id').toString('hex').slice(0, 8),
    // Key objects are made once; bytes would be made into one for every text.
    seal: createSecretKey(bits('seal')),
    mac: createSecretKey(bits('digest')),
    sm4: sm4Box(secret),
  }
}

/** `mark` begins every text that is sealed as new ones are: with this algorithm and this key. */
export type MarkingCipher = Cipher & { readonly mark: string }

/**
 * AES-256-GCM or SM4 with Node's own functions. `secrets` are the data key and, after a change, the earlier ones: the
 * first seals, each opens what it sealed with either algorithm (the sealed text begins with both), the last digests.
 */
export const cipherOf = (sealing: Sealing, ...secrets: Secrets): MarkingCipher => {
  const keys = secrets.map(derive)
  const [current, last] = [keys[0], keys.at(-1)]
  if (current === undefined || last === undefined) throw new Error('a data key is needed')
  const { mark, seal } =
    sealing === 'sm4'
      ? current.sm4
      : { mark: current.id, seal: (text: string) => sealAes(current.seal, text) }
  return {
    mark: `${mark}.`,
    seal: async (text) => `${mark}.${seal(text)}`,
    open: async (sealed) => openWith(keys, sealed),
    digest: async (text) => createHmac('sha256', last.mac).update(text).digest('hex'),
  }
}

/**
 * The cipher of aes-cipher.ts on Node's own functions: what one sealed the other opens. A short text is sealed in some
 * microseconds, where WebCrypto goes to another thread and back for each.
 */
export const nodeCipher = (...secrets: Secrets): MarkingCipher => cipherOf('aes', ...secrets)

const sealAes = (key: KeyObject, text: string): string => {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const box = [iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
  return Buffer.concat(box).toString('base64url')
}

const openWith = (keys: readonly DataKey[], sealed: string): string => {
  const dot = sealed.indexOf('.')
  const [mark, box] = [sealed.slice(0, dot), sealed.slice(dot + 1)]
  for (const key of keys) {
    if (key.id === mark) return openAes(key.seal, box)
    if (key.sm4.mark === mark) return key.sm4.open(box)
  }
  throw new Error(`sealed with the key ${mark}, which is not configured`)
}

const openAes = (key: KeyObject, box: string): string => {
  const bytes = Buffer.from(box, 'base64url')
  if (bytes.length < IV_BYTES + TAG_BYTES) throw new Error('a sealed text is shorter than its seal')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES))
  return Buffer.concat([text, decipher.final()]).toString('utf8')
}

import type { Cipher } from '../ports/cipher.ts'

const utf8 = new TextEncoder()
const IV_BYTES = 12

type DataKey = { readonly id: string; readonly seal: CryptoKey; readonly mac: CryptoKey }

const derive = async (secret: string): Promise<DataKey> => {
  const material = await crypto.subtle.importKey('raw', utf8.encode(secret), 'HKDF', false, ['deriveBits'])
  // Separate keys for separate purposes, so that a digest tells nothing about the sealing key.
  const bits = (purpose: string) =>
    crypto.subtle.deriveBits(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8.encode(`jiban ${purpose}`) },
      material,
      256,
    )
  const [id, seal, mac] = await Promise.all([bits('key id'), bits('seal'), bits('digest')])
  return {
    id: toHex(id).slice(0, 8),
    seal: await crypto.subtle.importKey('raw', seal, 'AES-GCM', false, ['encrypt', 'decrypt']),
    mac: await crypto.subtle.importKey('raw', mac, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
  }
}

const toHex = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('hex')

/**
 * AES-256-GCM through WebCrypto. `secrets` are the data key and, after a rotation, the earlier ones: the first seals,
 * each opens what it sealed (the sealed text begins with the key's id), the last digests, since digests are compared
 * over the years.
 */
export const aesCipher = (...secrets: readonly [string, ...string[]]): Cipher => {
  const keys = Promise.all(secrets.map(derive))
  return {
    seal: async (text) => {
      const [current] = await keys
      if (current === undefined) throw new Error('a data key is needed')
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
      const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, current.seal, utf8.encode(text))
      return `${current.id}.${Buffer.concat([iv, new Uint8Array(box)]).toString('base64url')}`
    },
    open: async (sealed) => {
      const dot = sealed.indexOf('.')
      const key = (await keys).find(({ id }) => id === sealed.slice(0, dot))
      if (key === undefined)
        throw new Error(`sealed with the key ${sealed.slice(0, dot)}, which is not configured`)
      const bytes = Buffer.from(sealed.slice(dot + 1), 'base64url')
      const iv = bytes.subarray(0, IV_BYTES)
      const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key.seal, bytes.subarray(IV_BYTES))
      return new TextDecoder().decode(text)
    },
    digest: async (text) => {
      const key = (await keys).at(-1)
      if (key === undefined) throw new Error('a data key is needed')
      return toHex(await crypto.subtle.sign('HMAC', key.mac, utf8.encode(text)))
    },
  }
}

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const blockBytes = 32
const saltBytes = 16
const lengthBytes = 4

const keyOf = (encodingAesKey: string): Buffer => Buffer.from(`${encodingAesKey}=`, 'base64')

/**
 * The platform's message encryption: AES-256-CBC over 16 random bytes, the length, the message and the app id, padded
 * to blocks of 32. Gives Base64. Source: the message encryption page of the official-account documentation.
 */
export const encryptMessage = (
  encodingAesKey: string,
  message: string,
  appId: string,
  salt: Uint8Array = randomBytes(saltBytes),
): string => {
  const key = keyOf(encodingAesKey)
  const body = Buffer.from(message)
  const length = Buffer.alloc(lengthBytes)
  length.writeUInt32BE(body.length)
  const plain = Buffer.concat([salt, length, body, Buffer.from(appId)])
  const pad = blockBytes - (plain.length % blockBytes)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, saltBytes)).setAutoPadding(false)
  return Buffer.concat([
    cipher.update(plain),
    cipher.update(Buffer.alloc(pad, pad)),
    cipher.final(),
  ]).toString('base64')
}

/** The message in an encrypted text, or null when this key or app id is not the one it was made with. */
export const decryptMessage = (encodingAesKey: string, encrypted: string, appId: string): string | null => {
  const key = keyOf(encodingAesKey)
  const box = Buffer.from(encrypted, 'base64')
  if (box.length === 0 || box.length % blockBytes !== 0) return null
  // Pads of 17 to 32 bytes are a fault to OpenSSL, whose blocks have 16.
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, saltBytes)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(box), decipher.final()])
  const pad = padded.at(-1) ?? 0
  if (pad < 1 || pad > blockBytes || padded.subarray(-pad).some((byte) => byte !== pad)) return null
  const plain = padded.subarray(0, padded.length - pad)
  if (plain.length < saltBytes + lengthBytes) return null
  const start = saltBytes + lengthBytes
  const end = start + plain.readUInt32BE(saltBytes)
  if (plain.subarray(end).toString() !== appId) return null
  return plain.subarray(start, end).toString()
}

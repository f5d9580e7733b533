import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

const IV_BYTES = 16
const TAG_BYTES = 32

/** SM4 in counter mode, its tag HMAC-SM3 over initial value and text: what Node has of GB/T 32907 and GB/T 32905. */
export type Sm4Box = {
  readonly mark: string
  seal(text: string): string
  open(box: string): string
}

/** One key's box. `mark` begins what it sealed: `sm4-` and the key's id. */
export const sm4Box = (secret: string): Sm4Box => {
  const bits = (purpose: string, bytes: number) =>
    Buffer.from(hkdfSync('sm3', secret, '', `jiban sm4 ${purpose}`, bytes))
  const key = createSecretKey(bits('seal', 16))
  const macKey = createSecretKey(bits('tag', 32))
  const tagOf = (bytes: Buffer): Buffer => createHmac('sm3', macKey).update(bytes).digest()
  return {
    mark: `sm4-${bits('key id', 4).toString('hex')}`,
    seal: (text) => {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('sm4-ctr', key, iv)
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([sealed, tagOf(sealed)]).toString('base64url')
    },
    open: (box) => {
      const bytes = Buffer.from(box, 'base64url')
      if (bytes.length < IV_BYTES + TAG_BYTES) throw new Error('a sealed text is shorter than its seal')
      const sealed = bytes.subarray(0, -TAG_BYTES)
      // Nothing is decrypted that was not sealed with this key.
      if (!timingSafeEqual(tagOf(sealed), bytes.subarray(-TAG_BYTES)))
        throw new Error('a sealed text was changed')
      const decipher = createDecipheriv('sm4-ctr', key, sealed.subarray(0, IV_BYTES))
      const text = decipher.update(sealed.subarray(IV_BYTES))
      return Buffer.concat([text, decipher.final()]).toString('utf8')
    },
  }
}

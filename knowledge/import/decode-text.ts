import { gunzipSync } from 'node:zlib'

/** Texts larger than this are no knowledge files: an unpacked bomb stops here. */
const LARGEST = 512 * 1024 * 1024

/**
 * Text of a file as offices hand it over: UTF-8 with or without a byte order mark, UTF-16 from a spreadsheet, GB18030
 * from an older one, packed or not. null when it is none of them.
 */
export const decodeText = (bytes: Uint8Array): string | null => {
  const plain = isPacked(bytes) ? gunzipSync(bytes, { maxOutputLength: LARGEST }) : bytes
  for (const encoding of encodingsOf(plain)) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(plain)
    } catch {
      // Not this one: its bytes would be another text.
    }
  }
  return null
}

const isPacked = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

const encodingsOf = (bytes: Uint8Array): readonly string[] => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le']
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be']
  return ['utf-8', 'gb18030']
}

/** Reading and putting together bytes; positions past the end read as nothing. */
export const asciiAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

export const uint16At = (bytes: Uint8Array, at: number, little = false): number =>
  at + 2 > bytes.length ? 0 : viewOf(bytes).getUint16(at, little)

export const uint32At = (bytes: Uint8Array, at: number, little = false): number =>
  at + 4 > bytes.length ? 0 : viewOf(bytes).getUint32(at, little)

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export const concat = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export const includesAscii = (bytes: Uint8Array, words: string): boolean => {
  const first = words.charCodeAt(0)
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1))
    if (asciiAt(bytes, at, words.length) === words) return true
  return false
}

import { asciiAt, concat, uint32At } from './bytes.ts'

const keptIn: Readonly<Record<string, ReadonlySet<string>>> = {
  WEBP: new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']),
  WAVE: new Set(['fmt ', 'fact', 'data']),
}
/** Bits of VP8X that announce EXIF and XMP. */
const announced = 0x08 | 0x04

/** WebP or WAVE (RIFF) without EXIF, XMP and information lists. null where it is not whole. */
export const stripRiff = (bytes: Uint8Array): Uint8Array | null => {
  const kept = keptIn[asciiAt(bytes, 8, 4)]
  const size = uint32At(bytes, 4, true)
  const whole = size + 8
  if (!kept || size < 4 || whole > bytes.length + 1) return null
  const parts: Uint8Array[] = []
  let at = 12
  while (at + 8 <= Math.min(whole, bytes.length)) {
    const type = asciiAt(bytes, at, 4)
    const length = uint32At(bytes, at + 4, true)
    // Chunks begin at even places.
    const end = at + 8 + length + (length % 2)
    if (at + 8 + length > bytes.length) return null
    if (kept.has(type)) parts.push(type === 'VP8X' ? quiet(bytes.slice(at, end)) : bytes.subarray(at, end))
    at = end
  }
  if (parts.length === 0) return null
  const body = concat(parts)
  const head = bytes.slice(0, 12)
  new DataView(head.buffer).setUint32(4, body.length + 4, true)
  return concat([head, body])
}

const quiet = (chunk: Uint8Array): Uint8Array => {
  chunk[8] = (chunk[8] ?? 0) & ~announced
  return chunk
}

import { asciiAt, concat, uint32At } from './bytes.ts'

const signature = 8
const kept = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
)

/** A PNG of its picture chunks alone (W3C PNG, third edition): no texts, times or EXIF. null where it is not whole. */
export const stripPng = (bytes: Uint8Array): Uint8Array | null => {
  const parts = [bytes.subarray(0, signature)]
  let at = signature
  for (let first = true; ; first = false) {
    const type = asciiAt(bytes, at + 4, 4)
    const end = at + 12 + uint32At(bytes, at)
    if (end > bytes.length || (first && type !== 'IHDR')) return null
    if (kept.has(type)) parts.push(bytes.subarray(at, end))
    if (type === 'IEND') return concat(parts)
    at = end
  }
}

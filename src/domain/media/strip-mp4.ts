import { asciiAt, uint32At } from './bytes.ts'

/** Boxes that hold boxes (ISO/IEC 14496-12). */
const holders = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'moof', 'traf', 'mvex', 'dinf'])
/** Where cameras write place, device and owner. */
const telling = new Set(['udta', 'meta', 'uuid', 'XMP_'])
const mostBoxes = 10_000

/**
 * An MP4, MOV or 3GP whose telling boxes are free space of the same length, so that every offset still holds. null
 * where its boxes do not add up.
 */
export const stripMp4 = (bytes: Uint8Array): Uint8Array | null => {
  const cleaned = bytes.slice()
  const walk = { boxes: 0 }
  return clean(cleaned, 0, cleaned.length, walk) && walk.boxes > 1 ? cleaned : null
}

const clean = (bytes: Uint8Array, from: number, to: number, walk: { boxes: number }): boolean => {
  let at = from
  while (at + 8 <= to) {
    const box = boxAt(bytes, at, to)
    walk.boxes += 1
    if (box === null || walk.boxes > mostBoxes) return false
    if (telling.has(box.type)) {
      bytes.set([0x66, 0x72, 0x65, 0x65], at + 4)
      bytes.fill(0, box.body, box.end)
    } else if (holders.has(box.type) && !clean(bytes, box.body, box.end, walk)) return false
    at = box.end
  }
  return true
}

const boxAt = (bytes: Uint8Array, at: number, to: number) => {
  const short = uint32At(bytes, at)
  const long = short === 1
  const size = long ? uint32At(bytes, at + 8) * 2 ** 32 + uint32At(bytes, at + 12) : short
  const body = at + (long ? 16 : 8)
  // Zero: to the end of the file.
  const end = short === 0 ? to : at + size
  return end < body || end > to ? null : { type: asciiAt(bytes, at + 4, 4), body, end }
}

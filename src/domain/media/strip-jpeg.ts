import { asciiAt, concat, uint16At, uint32At } from './bytes.ts'

const soi = 0xd8
const eoi = 0xd9
const sos = 0xda
const app1 = 0xe1

/**
 * A JPEG without EXIF, XMP, IPTC, comments and whatever follows its end (ITU-T T.81, annex B); only which way is up is
 * kept. null where it cannot be read to its end.
 */
export const stripJpeg = (bytes: Uint8Array): Uint8Array | null => {
  if (bytes[0] !== 0xff || bytes[1] !== soi) return null
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let turned = 1
  let at = 2
  for (;;) {
    // A marker may be preceded by any number of fill bytes.
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1
    const marker = bytes[at + 1]
    if (bytes[at] !== 0xff || marker === undefined || marker === 0) return null
    if (marker === eoi) break
    const end = at + 2 + uint16At(bytes, at + 2)
    if (end < at + 4 || end > bytes.length) return null
    const segment = bytes.subarray(at, end)
    if (marker === app1) turned = orientationIn(segment) ?? turned
    if (isKept(marker, segment)) kept.push(segment)
    at = end
    if (marker !== sos) continue
    const scanEnd = endOfScan(bytes, at)
    kept.push(bytes.subarray(at, scanEnd))
    at = scanEnd
  }
  if (!kept.some((part) => part[1] === sos)) return null
  const head = kept.slice(0, 1)
  return concat([...head, ...(turned === 1 ? [] : [onlyOrientation(turned)]), ...kept.slice(1), endMark])
}

const endMark = Uint8Array.of(0xff, eoi)

/** Tables, frames and scans; of the application's own segments what decides about colours. */
const isKept = (marker: number, segment: Uint8Array): boolean => {
  if (marker === 0xe2) return asciiAt(segment, 4, 11) === 'ICC_PROFILE'
  if (marker === 0xe0 || marker === 0xee) return true
  return (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xda && marker <= 0xdf)
}

/** Picture data run on to the next marker that is neither a stuffed byte nor a restart. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) return bytes.length
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

const orientationTag = 0x0112

/** Exif 2.32, 4.6.4: how the picture is to be turned, 1 to 8; null when nothing is said. */
const orientationIn = (segment: Uint8Array): number | null => {
  if (asciiAt(segment, 4, 6) !== 'Exif\0\0') return null
  const tiff = segment.subarray(10)
  const little = asciiAt(tiff, 0, 2) === 'II'
  const table = uint32At(tiff, 4, little)
  const entries = Math.min(uint16At(tiff, table, little), 100)
  for (let n = 0; n < entries; n += 1) {
    const entry = table + 2 + n * 12
    if (uint16At(tiff, entry, little) !== orientationTag) continue
    const value = uint16At(tiff, entry + 8, little)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}

/** An APP1 segment that says nothing but which way is up. */
const onlyOrientation = (value: number): Uint8Array =>
  Uint8Array.of(
    ...[0xff, app1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0],
  )

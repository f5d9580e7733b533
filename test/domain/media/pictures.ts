/** Pictures made byte by byte, with what cameras write into them. */
const ascii = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0))
const be32 = (value: number): number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
]
const le32 = (value: number): number[] => be32(value).toReversed()

const segment = (marker: number, body: readonly number[]): number[] => [
  0xff,
  marker,
  (body.length + 2) >> 8,
  (body.length + 2) & 255,
  ...body,
]

export const secret = 'GPS 36.7069N 119.1619E'

/** EXIF with the way up and a place. */
const exif = (orientation: number): number[] => [
  ...ascii('Exif\0\0'),
  ...ascii('II'),
  ...[0x2a, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0],
  ...ascii(secret),
]

export const jpeg = (orientation = 1): Uint8Array =>
  Uint8Array.of(
    ...[0xff, 0xd8],
    ...segment(0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xe1, exif(orientation)),
    ...segment(0xe1, ascii(`http://ns.adobe.com/xap/1.0/\0${secret}`)),
    ...segment(0xed, ascii(`Photoshop 3.0\0${secret}`)),
    ...segment(0xfe, ascii(secret)),
    ...segment(
      0xdb,
      Array.from({ length: 65 }, () => 1),
    ),
    ...segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...[0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56],
    ...[0xff, 0xd9],
    // A motion photo appends a film.
    ...ascii(secret),
  )

const chunk = (type: string, body: readonly number[]): number[] => [
  ...be32(body.length),
  ...ascii(type),
  ...body,
  ...be32(0),
]

export const png = (): Uint8Array =>
  Uint8Array.of(
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
    ...chunk('tEXt', ascii(`Comment\0${secret}`)),
    ...chunk('eXIf', exif(1)),
    ...chunk('IDAT', [1, 2, 3]),
    ...chunk('IEND', []),
    ...ascii(secret),
  )

const riffChunk = (type: string, body: readonly number[]): number[] => [
  ...ascii(type),
  ...le32(body.length),
  ...body,
  ...(body.length % 2 === 1 ? [0] : []),
]

export const webp = (): Uint8Array => {
  const body = [
    ...riffChunk('VP8X', [0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ...riffChunk('VP8L', [0x2f, 0, 0, 0, 0]),
    ...riffChunk('EXIF', exif(1)),
    ...riffChunk('XMP ', ascii(secret)),
  ]
  return Uint8Array.of(...ascii('RIFF'), ...le32(body.length + 4), ...ascii('WEBP'), ...body)
}

const box = (type: string, body: readonly number[]): number[] => [
  ...be32(body.length + 8),
  ...ascii(type),
  ...body,
]

export const mp4 = (brand = 'isom'): Uint8Array =>
  Uint8Array.of(
    ...box('ftyp', [...ascii(brand), 0, 0, 0, 0]),
    ...box('moov', [...box('mvhd', [1, 2, 3, 4]), ...box('udta', box('©xyz', ascii(secret)))]),
    ...box('mdat', [9, 9, 9]),
  )

export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

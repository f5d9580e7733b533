import type { AttachmentRef } from '../attachment.ts'
import { asciiAt, includesAscii } from './bytes.ts'
import { stripJpeg } from './strip-jpeg.ts'
import { stripMp4 } from './strip-mp4.ts'
import { stripPng } from './strip-png.ts'
import { stripRiff } from './strip-riff.ts'

export type MediaType = {
  readonly mime: string
  readonly kind: AttachmentRef['kind']
  readonly extension: string
  /** Without what tells of the sender; null for damaged bytes. */
  readonly strip: (bytes: Uint8Array) => Uint8Array | null
}

const asIs = (bytes: Uint8Array): Uint8Array => bytes

const signed: readonly (MediaType & { readonly is: (bytes: Uint8Array) => boolean })[] = [
  {
    ...{ mime: 'image/jpeg', kind: 'photo', extension: 'jpg', strip: stripJpeg },
    is: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff,
  },
  {
    ...{ mime: 'image/png', kind: 'photo', extension: 'png', strip: stripPng },
    is: (bytes) => asciiAt(bytes, 0, 8) === '\x89PNG\r\n\x1a\n',
  },
  {
    ...{ mime: 'image/webp', kind: 'photo', extension: 'webp', strip: stripRiff },
    is: (bytes) => isRiff(bytes, 'WEBP'),
  },
  {
    ...{ mime: 'audio/wav', kind: 'voice', extension: 'wav', strip: stripRiff },
    is: (bytes) => isRiff(bytes, 'WAVE'),
  },
  {
    ...{ mime: 'audio/amr', kind: 'voice', extension: 'amr', strip: asIs },
    is: (bytes) => asciiAt(bytes, 0, 5) === '#!AMR',
  },
  {
    // What WeChat records, with or without its leading byte.
    ...{ mime: 'audio/silk', kind: 'voice', extension: 'silk', strip: asIs },
    is: (bytes) => ['#!SILK', '\x02#!SILK'].some((mark) => asciiAt(bytes, 0, 8).startsWith(mark)),
  },
  {
    ...{ mime: 'audio/mpeg', kind: 'voice', extension: 'mp3', strip: asIs },
    is: (bytes) =>
      asciiAt(bytes, 0, 3) === 'ID3' || (bytes[0] === 0xff && [0xfb, 0xf3, 0xf2].includes(bytes[1] ?? 0)),
  },
  {
    ...{ mime: 'audio/ogg', kind: 'voice', extension: 'ogg', strip: asIs },
    is: (bytes) => asciiAt(bytes, 0, 4) === 'OggS',
  },
  {
    ...{ mime: 'audio/mp4', kind: 'voice', extension: 'm4a', strip: stripMp4 },
    is: (bytes) => /^(M4A|M4B)/.test(brandOf(bytes)),
  },
  {
    ...{ mime: 'video/webm', kind: 'video', extension: 'webm', strip: asIs },
    is: (bytes) =>
      asciiAt(bytes, 0, 4) === '\x1a\x45\xdf\xa3' && includesAscii(bytes.subarray(0, 64), 'webm'),
  },
  {
    ...{ mime: 'video/mp4', kind: 'video', extension: 'mp4', strip: stripMp4 },
    is: (bytes) => /^(isom|iso\d|mp4\d|avc1|qt {2}|3gp|3g2|M4V|mmp4|dash)/.test(brandOf(bytes)),
  },
  {
    ...{ mime: 'application/pdf', kind: 'file', extension: 'pdf', strip: asIs },
    is: (bytes) => asciiAt(bytes, 0, 5) === '%PDF-',
  },
  {
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ...{ kind: 'file', extension: 'docx', strip: asIs },
    is: (bytes) => isOffice(bytes, 'word/document.xml'),
  },
  {
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ...{ kind: 'file', extension: 'xlsx', strip: asIs },
    is: (bytes) => isOffice(bytes, 'xl/workbook.xml'),
  },
]

/** What the bytes are, whatever they are called; null for what is not taken. */
export const mediaTypeOf = (bytes: Uint8Array): MediaType | null => signed.find(({ is }) => is(bytes)) ?? null

const isRiff = (bytes: Uint8Array, form: string): boolean =>
  asciiAt(bytes, 0, 4) === 'RIFF' && asciiAt(bytes, 8, 4) === form

const brandOf = (bytes: Uint8Array): string => (asciiAt(bytes, 4, 4) === 'ftyp' ? asciiAt(bytes, 8, 4) : '')

/** Documents with programmes in them are not taken. */
const isOffice = (bytes: Uint8Array, part: string): boolean =>
  asciiAt(bytes, 0, 4) === 'PK\x03\x04' && includesAscii(bytes, part) && !includesAscii(bytes, 'vbaProject')

import type { AttachmentRef } from '../attachment.ts'
import { type MediaType, mediaTypeOf } from './media-type.ts'

/** Bytes of one file. Ours; phones' photos are three to six. */
export const largestAttachment = 10 * 1024 * 1024

export type CleanMedia =
  | (Omit<AttachmentRef, 'id'> & { readonly outcome: 'clean'; readonly bytes: Uint8Array })
  | { readonly outcome: 'refused'; readonly why: RefusedMedia }

export type RefusedMedia = 'empty' | 'too-large' | 'unknown-type' | 'damaged'

/**
 * A picture, recording or file as it may be kept: its type found from the bytes, its name harmless, without EXIF, GPS
 * and other data about whoever made it. What is not understood is refused.
 */
export const cleanMedia = (given: Uint8Array, name: string): CleanMedia => {
  if (given.length === 0) return refused('empty')
  if (given.length > largestAttachment) return refused('too-large')
  const type = mediaTypeOf(given)
  if (!type) return refused('unknown-type')
  const bytes = type.strip(given)
  if (!bytes) return refused('damaged')
  return { outcome: 'clean', kind: type.kind, mime: type.mime, name: nameOf(name, type), bytes }
}

const refused = (why: RefusedMedia): CleanMedia => ({ outcome: 'refused', why })

export const refusedMediaWords: Readonly<Record<RefusedMedia, string>> = {
  empty: '这个文件是空的，没有保存。请重新选择文件。',
  'too-large': '这个文件超过10 MB，没有保存。请压缩后再发。',
  'unknown-type':
    '不支持这种文件，没有保存。请发送JPG、PNG、WebP图片，或MP4、MP3、AMR、PDF、Word、Excel文件。',
  damaged: '这个文件不完整或已损坏，没有保存。请重新拍摄或另存后再发。',
}

const longestName = 60
const plainNames = { photo: '照片', voice: '录音', video: '视频', file: '文件' } as const

/** The name without path, control and direction characters, ending as the type does. */
const nameOf = (given: string, { kind, extension }: MediaType): string => {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replaceAll(/[\p{C}"'<>:|?*;%`$]/gu, '')
    .replace(/(?:\.[A-Za-z0-9]{1,8})+$/, '')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '')
  const short = [...plain].slice(0, longestName).join('')
  return `${short === '' ? plainNames[kind] : short}.${extension}`
}

import { inflateRawSync } from 'node:zlib'

/** A file larger than this, or a packed one that unpacks to more, is no table of entries. */
const largest = 10 * 1024 * 1024
const largestUnpacked = 120 * 1024 * 1024
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0]

/**
 * Why the bytes cannot be a document with that part inside (`xl/workbook.xml`), null when they may be. The list of
 * contents is read and held against what is packed; nothing larger than it says is ever unpacked.
 */
export const refuseContainer = (bytes: Uint8Array, part: string, suffix: string): string | null => {
  if (bytes.length === 0) return '文件是空的。'
  if (bytes.length > largest)
    return `文件有 ${Math.ceil(bytes.length / 1024 / 1024)} MB，超过 ${largest / 1024 / 1024} MB，请分成几份。`
  if (oldOffice.every((byte, i) => bytes[i] === byte))
    return `这是旧格式或加密的文件，请另存为不加密的 ${suffix}。`
  const contents = contentsOf(bytes)
  if (!contents) return `文件打不开，不是 ${suffix} 文件，或者没有传完整。`
  if (contents.parts.some(({ name }) => /vbaProject/i.test(name)))
    return `文件带有宏，不予读取，请另存为 ${suffix}。`
  if (!contents.parts.some(({ name }) => name === part)) return `文件不是 ${suffix} 文件。`
  const unpacked = contents.parts.reduce((sum, part) => sum + part.unpacked, 0)
  if (unpacked > largestUnpacked) return '文件解开后太大，不予读取，请分成几份。'
  return contents.parts.every((part) => keepsItsWord(bytes, part))
    ? null
    : '文件的目录与内容不符，不予读取，请重新另存一份。'
}

type Part = {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly at: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const mostEntries = 5000
/** The end of the list of contents, with the longest comment that may follow it. */
const endWithin = 22 + 0xffff

type Contents = { readonly parts: readonly Part[] }

/** The list of contents at the end of a zip archive; null when there is none that holds together. */
const contentsOf = (bytes: Uint8Array): Contents | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  if (count > mostEntries) return null
  const parts: Part[] = []
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) return null
    const name = view.getUint16(at + 28, true)
    parts.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return { parts }
}

const deflated = 8

/** Whether a part unpacks to no more than the list says: readers would find out only when memory is full. */
const keepsItsWord = (bytes: Uint8Array, { method, packed, unpacked, at }: Part): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (at + 30 > bytes.length) return false
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (from + packed > bytes.length) return false
  if (method !== deflated) return packed === unpacked
  try {
    const limit = { maxOutputLength: Math.max(unpacked, 1) }
    return inflateRawSync(bytes.subarray(from, from + packed), limit).length === unpacked
  } catch {
    // More than said, or broken: either way it cannot be read.
    return false
  }
}

const endOf = (view: DataView): number | null => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - endWithin); at -= 1)
    if (view.getUint32(at, true) === endSignature) return at
  return null
}

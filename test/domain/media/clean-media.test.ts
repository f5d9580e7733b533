import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanMedia, largestAttachment } from '../../../src/domain/media/clean-media.ts'
import { jpeg, mp4, png, secret, textOf, webp } from './pictures.ts'

const cleaned = (bytes: Uint8Array, name = 'a.jpg') => {
  const clean = cleanMedia(bytes, name)
  if (clean.outcome === 'refused') throw new Error(clean.why)
  return clean
}
const whyRefused = (bytes: Uint8Array, name = 'a.jpg') => {
  const clean = cleanMedia(bytes, name)
  return clean.outcome === 'refused' ? clean.why : null
}

describe('a picture that is kept', () => {
  it.each([
    ['image/jpeg', jpeg()],
    ['image/png', png()],
    ['image/webp', webp()],
    ['video/mp4', mp4()],
  ])('says nothing of where it was made (%s)', (mime, bytes) => {
    expect(textOf(bytes)).toContain(secret)
    const clean = cleaned(bytes)
    expect(clean.mime).toBe(mime)
    expect(textOf(clean.bytes)).not.toContain(secret)
  })

  it('is still the same picture', () => {
    const clean = textOf(cleaned(jpeg()).bytes)
    expect(clean.startsWith('\xff\xd8\xff\xe0')).toBe(true)
    expect(clean.endsWith('\x12\xff\x00\x34\xff\xd0\x56\xff\xd9')).toBe(true)
    const kept = textOf(cleaned(png()).bytes)
    for (const part of ['IHDR', 'IDAT\x01\x02\x03', 'IEND']) expect(kept).toContain(part)
  })

  it('stays the right way up', () => {
    const turned = cleaned(jpeg(6)).bytes
    expect(textOf(turned)).toContain('Exif\0\0')
    expect(textOf(turned)).not.toContain(secret)
    // And is the same when it is cleaned once more.
    expect(cleaned(turned).bytes).toEqual(turned)
  })

  it('keeps the places of a film where they were', () => {
    expect(cleaned(mp4()).bytes.length).toBe(mp4().length)
  })

  it('no longer announces what a WebP has lost, and is as long as it says', () => {
    const { bytes } = cleaned(webp())
    expect(bytes[20]).toBe(0)
    expect(new DataView(bytes.buffer).getUint32(4, true)).toBe(bytes.length - 8)
  })
})

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd', 'passwd.png'],
    ['C:\\photos\\路灯.jpg.exe', '路灯.png'],
    ['a\r\nSet-Cookie: x="1"', 'aSet-Cookie x=1.png'],
    ['\u202Egnp.exe', 'gnp.png'],
    ['', '照片.png'],
    ['...', '照片.png'],
    ['\uD800坏', '\uFFFD坏.png'],
    ['长'.repeat(500), `${'长'.repeat(60)}.png`],
  ])('is harmless and ends as the bytes are: %j', (given, name) => {
    expect(cleaned(png(), given).name).toBe(name)
  })
})

describe('what is not taken', () => {
  it('is nothing at all', () => expect(whyRefused(new Uint8Array())).toBe('empty'))

  it('is what is too large', () => {
    expect(whyRefused(new Uint8Array(largestAttachment + 1))).toBe('too-large')
  })

  it.each([
    ['a page', '<html><script>alert(1)</script>'],
    ['a drawing with a programme in it', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a programme', 'MZ\x90\0'],
    ['a picture that is not taken as one', 'GIF89a'],
    ['an archive', 'PK\x03\x04 evil.exe'],
    ['a document with a programme', 'PK\x03\x04 word/document.xml word/vbaProject.bin'],
  ])('is %s, whatever it is called', (_what, bytes) => {
    expect(whyRefused(Uint8Array.from(Buffer.from(bytes, 'latin1')), 'photo.jpg')).toBe('unknown-type')
  })

  it('is a picture whose place cannot be taken out', () => {
    expect(whyRefused(mp4('heic'))).toBe('unknown-type')
  })

  it.each([
    ['image/jpeg', jpeg()],
    ['image/png', png()],
    ['image/webp', webp()],
  ])('is %s that breaks off', (_mime, bytes) => {
    for (const part of [0.3, 0.6]) expect(whyRefused(bytes.slice(0, bytes.length * part))).toBe('damaged')
  })

  it('never breaks the programme, and never lets the secret through, wherever a picture is damaged', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(jpeg(6), png(), webp(), mp4()),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
        fc.nat(),
        (picture, changes, end) => {
          const bytes = picture.slice(0, picture.length - (end % 3 === 0 ? end % picture.length : 0))
          for (const [at, value] of changes) bytes[at % Math.max(bytes.length, 1)] = value
          const clean = cleanMedia(bytes, 'x')
          return clean.outcome === 'refused' || clean.bytes.length <= bytes.length + 36
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

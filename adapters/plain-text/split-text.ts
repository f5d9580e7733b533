const encoder = new TextEncoder()

/** Length in bytes of UTF-8, which is what the platform counts. */
export const bytesOf = (text: string): number => encoder.encode(text).length

/** Where a text may be parted, the better places first. */
const ends = [/\n\n/g, /\n/g, /[。！？!?；;]["”’」』）)]*/g, /[，,、：:\s]/g] as const

/** A part is at least this much of what would fit, or a worse place is taken for its end. */
const leastFilled = 0.4

/** Parts of at most `limit` bytes that end where a sentence does, if they can. Joined they are the text but for blanks. */
export const splitText = (text: string, limit: number): readonly string[] => {
  const room = new Uint8Array(limit)
  const parts: string[] = []
  let rest = text.trim()
  while (rest !== '') {
    const { read } = encoder.encodeInto(rest, room)
    const end = read === rest.length ? read : endWithin(rest.slice(0, read))
    parts.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return parts
}

const endWithin = (piece: string): number => {
  for (const end of ends) {
    const last = [...piece.matchAll(end)].at(-1)
    const at = last === undefined ? 0 : last.index + last[0].length
    if (at >= piece.length * leastFilled) return at
  }
  return piece.length
}

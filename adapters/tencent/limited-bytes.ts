const largestAnswer = 12 * 1024 * 1024

/** The body, or null when it is larger than anything we would keep. */
export const limitedBytes = async (response: Response): Promise<Uint8Array | null> => {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of response.body ?? []) {
    size += piece.length
    if (size > largestAnswer) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

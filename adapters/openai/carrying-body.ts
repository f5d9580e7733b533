/**
 * A response body that tells whether it was taken: `carried` when the reader asked for more after the last piece, `lost`
 * when it went away before. One of them, once.
 */
export const carryingBody = (
  pieces: readonly string[],
  carried: () => Promise<void>,
  lost: () => Promise<void>,
): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder()
  let next = 0
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = pieces[next++]
        if (piece !== undefined) return controller.enqueue(encoder.encode(piece))
        await carried()
        controller.close()
      },
      cancel: lost,
    },
    { highWaterMark: 0 },
  )
}

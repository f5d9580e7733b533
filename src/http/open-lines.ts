import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export type OpenLines = {
  /**
   * Takes no more lines, ends those on which nothing is under way and each other one after its answer. What is not
   * answered within `graceMs` is broken off. Resolves when all are gone.
   */
  close(graceMs: number): Promise<void>
}

/**
 * Keeps the lines to a server in view. Browsers hold lines open for later, some before they ask anything, and come again on
 * them: a server that waits for these to end by themselves does not stop while somebody has its page open.
 */
export const openLines = (server: Server): OpenLines => {
  const underWay = new Map<Socket, number>()
  let closing = false
  const settle = (line: Socket, change: number) => {
    const left = (underWay.get(line) ?? 0) + change
    if (underWay.has(line)) underWay.set(line, left)
    if (closing && left <= 0) line.destroySoon()
  }
  server.on('connection', (line: Socket) => {
    underWay.set(line, 0)
    line.once('close', () => underWay.delete(line))
  })
  server.on('request', ({ socket }, response: ServerResponse) => {
    settle(socket, 1)
    response.once('close', () => settle(socket, -1))
  })
  return {
    async close(graceMs) {
      closing = true
      const gone = new Promise<void>((done) => server.close(() => done()))
      for (const line of underWay.keys()) settle(line, 0)
      const timer = setTimeout(() => server.closeAllConnections(), graceMs)
      await gone
      clearTimeout(timer)
    },
  }
}

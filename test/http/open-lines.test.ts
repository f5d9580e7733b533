import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type OpenLines, openLines } from '../../src/http/open-lines.ts'

/** So long that a test that waits for it fails. */
const foreverMs = 600_000

let server: Server
let lines: OpenLines
let waiting: ServerResponse[]
let asked: () => void
beforeEach(async () => {
  waiting = []
  asked = () => {}
  server = createServer((request, response) => {
    if (request.url === '/slow') waiting.push(response)
    else response.end('at once')
    asked()
  })
  lines = openLines(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(() => server.closeAllConnections())

const port = () => (server.address() as AddressInfo).port
const line = async (): Promise<Socket> => {
  const accepted = once(server, 'connection')
  const socket = connect(port(), '127.0.0.1')
  await accepted
  return socket.setEncoding('utf8')
}
const ask = async (socket: Socket, path: string): Promise<void> => {
  const arrived = new Promise<void>((done) => {
    asked = done
  })
  socket.write(`GET ${path} HTTP/1.1\r\nhost: here\r\n\r\n`)
  await arrived
}
/** All that is heard until the line ends. */
const heard = async (socket: Socket): Promise<string> => {
  let text = ''
  for await (const piece of socket) text += piece
  return text
}

describe('the lines of a server that is to stop', () => {
  it('end at once when nothing was asked on them yet, or all is answered', async () => {
    const silent = await line()
    const kept = await line()
    await ask(kept, '/')
    await once(kept, 'data')
    await lines.close(foreverMs)
    expect(await heard(silent)).toBe('')
    expect(await heard(kept)).toBe('')
  })

  it('bring the answer that is under way to its end, and no other', async () => {
    const asking = await line()
    await ask(asking, '/slow')
    const closed = lines.close(foreverMs)
    waiting[0]?.end('in the end')
    await closed
    expect(await heard(asking)).toContain('in the end')
  })

  it('are broken off when the answer does not come in time', async () => {
    const asking = await line()
    await ask(asking, '/slow')
    await lines.close(1)
    expect(await heard(asking).catch(() => 'broken')).toMatch(/^$|broken/)
  })

  it('are taken no more', async () => {
    const there = port()
    await lines.close(foreverMs)
    const [fault] = await once(connect(there, '127.0.0.1'), 'error')
    expect(fault).toMatchObject({ code: 'ECONNREFUSED' })
  })
})

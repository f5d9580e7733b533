import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { type OpenWechat, openWechat } from '../../support/open-wechat.ts'
import { newMessageId, type Push, says } from '../../support/wechat-push.ts'

const someone = () => `o${newMessageId()}`

describe('over a real connection', () => {
  let jiban: Jiban
  let wechat: OpenWechat
  let server: Server
  let push: Push
  beforeAll(async () => {
    jiban = await openJiban()
    wechat = await openWechat(jiban)
    server = createServer(getRequestListener(wechat.app.fetch))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    push = { ...wechat.push(), send: (path, init) => fetch(`${url}${path}`, init) }
  })
  afterAll(async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
    await wechat.close()
    await jiban.close()
  })

  it('an answer is carried', async () => {
    expect(await says(push, someone(), '你好')).toContain('12345')
    await expect.poll(() => wechat.door.carried).toHaveLength(1)
  })

  it('what was hung up before the answer came counts as not carried', async () => {
    const hangUp = new AbortController()
    const { promise: closed, resolve: close } = Promise.withResolvers<void>()
    const { promise: over, resolve: finish } = Promise.withResolvers<void>()
    server.once('connection', (socket) => socket.once('close', () => close()))
    wechat.door.next.push(async (message) => {
      hangUp.abort()
      await closed
      // The runtime tells the closing in its own turn.
      await new Promise(setImmediate)
      const turn = await wechat.door.turnOf(message)
      setImmediate(finish)
      return { kind: 'answered', turn, reply: 'line-of-nobody' }
    })
    const fresh: Push = {
      ...push,
      send: (path, init) =>
        push.send(path, { ...init, signal: hangUp.signal, headers: { connection: 'close' } }),
    }
    await expect(says(fresh, someone(), '你好')).rejects.toThrow('abort')
    await over
    // What is said afterwards is known by then.
    expect(await says(push, someone(), '你好')).not.toBeNull()
    await expect.poll(() => wechat.door.carried).toHaveLength(2)
    expect(wechat.door.carried).not.toContain('line-of-nobody')
  })
})

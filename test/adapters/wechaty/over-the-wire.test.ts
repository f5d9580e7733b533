import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { PuppetServer } from 'wechaty-puppet-service'
import { seededDatabase } from '../../support/jiban.ts'
import { type MockWorld, mockWorld, openWechatyChannel } from '../../support/open-wechaty.ts'
import { until } from '../../support/processes.ts'

const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

describe('wechaty over the wire, by a gateway of its own', () => {
  let world: MockWorld
  let gateway: PuppetServer
  let wechaty: Awaited<ReturnType<typeof openWechatyChannel>>
  beforeAll(async () => {
    const database = await seededDatabase()
    world = mockWorld()
    const endpoint = `127.0.0.1:${await freePort()}`
    const token = `insecure_${randomUUID()}`
    gateway = new PuppetServer({ endpoint, puppet: world.puppet, token, tls: { disable: true } })
    await gateway.start()
    wechaty = await openWechatyChannel(database, undefined, { token, endpoint, withoutTls: true })
    await wechaty.channel.start?.()
    world.mocker.login(world.user)
    await until('logged in', async () => (await wechaty.channel.health?.())?.ok)
    return async () => {
      await wechaty.channel.stop?.()
      await gateway.stop()
      await database.close()
    }
  })

  it('answers who writes directly, and in a room who mentions it', async () => {
    const citizen = world.mocker.createContact({ name: '来访人' })
    const room = world.mocker.createRoom({ topic: '小区群', memberIdList: [world.user.id, citizen.id] })
    citizen.say('身份证丢了怎么补办').to(world.user)
    citizen.say('今天天气真好').to(room)
    citizen.say('@市民热线 居住证怎么办理', [world.user]).to(room)
    const shownTo = (id: string) => world.shown.filter(({ to }) => to === id)
    await wechaty.comes('both answers', () => shownTo(citizen.id).length > 0 && shownTo(room.id).length > 0)
    expect(shownTo(citizen.id)[0]?.text).toContain('登记')
    expect(shownTo(room.id)[0]?.mentions).toEqual([citizen.id])
    expect(await wechaty.stored()).toBe(2)
  })
})

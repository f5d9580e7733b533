import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PuppetServer } from 'wechaty-puppet-service'
import { hasOwnWechaty, readChannels, sentElsewhere } from '../../../src/open-channels.ts'
import { lanesOf } from '../../../src/usecases/deliveries/send-deliveries.ts'
import { type MockWorld, mockWorld } from '../../support/open-wechaty.ts'
import { type OwnDatabase, ownDatabase } from '../../support/own-database.ts'
import { endAll, freePort, type Running, startNode, until, untilReady } from '../../support/processes.ts'

const settingsOf = (wechaty: object) => JSON.stringify({ weifang: { wechaty } })

describe('the accounts of wechaty in a process of their own', () => {
  it('are left alone by the service, and the other channels by that process', () => {
    const own = readChannels(settingsOf({ process: 'own' }))
    expect(hasOwnWechaty(own)).toBe(true)
    expect(lanesOf([], sentElsewhere(own, 'service')).flat()).not.toContain('wechaty')
    expect(lanesOf([], sentElsewhere(own, 'service')).flat()).toContain('wechat')
    expect(lanesOf([], sentElsewhere(own, 'wechaty')).flat()).toEqual(['wechaty'])
    const within = readChannels(settingsOf({}))
    expect(lanesOf([], sentElsewhere(within, 'service')).flat()).toContain('wechaty')
  })

  it.each([
    ['without a database server', { DATABASE_URL: '' }, 'DATABASE_URL'],
    ['when the service holds them', { JIBAN_CHANNELS: settingsOf({}) }, 'process: own'],
    ['when no place has one', { JIBAN_CHANNELS: '' }, 'nothing to hold'],
  ])('do not start %s, and say why', async (_, env, why) => {
    const running = startNode(['--import', 'tsx', 'src/wechaty.ts'], {
      DATABASE_URL: 'postgres://127.0.0.1:1/nothing',
      JIBAN_CHANNELS: settingsOf({ process: 'own' }),
      ...env,
    })
    const code = await new Promise((done) => running.child.once('exit', done))
    expect([code, running.said()]).toEqual([1, expect.stringContaining(why)])
  })
})

const serverUrl = process.env['TEST_DATABASE_URL'] ?? ''

describe.runIf(serverUrl !== '')('beside the service, over one database', () => {
  let database: OwnDatabase
  let directory: string
  let world: MockWorld
  let gateway: PuppetServer
  let own: Running
  beforeAll(async () => {
    database = await ownDatabase(serverUrl, 'wechaty')
    directory = await mkdtemp(join(tmpdir(), 'jiban-wechaty-'))
    world = mockWorld()
    const [endpoint, port] = [`127.0.0.1:${await freePort()}`, await freePort()]
    const token = `insecure_${randomUUID()}`
    gateway = new PuppetServer({ endpoint, puppet: world.puppet, token, tls: { disable: true } })
    await gateway.start()
    const env = {
      HOST: '127.0.0.1',
      PORT: String(port),
      JIBAN_MODE: 'demo',
      JIBAN_DATA_DIR: directory,
      DATABASE_URL: database.url,
      JIBAN_DATA_KEY: randomBytes(32).toString('base64'),
      JIBAN_CHANNELS: settingsOf({ process: 'own', token, endpoint, withoutTls: true }),
    }
    await untilReady(`http://127.0.0.1:${port}`, startNode(['--import', 'tsx', 'src/node.ts'], env))
    own = startNode(['--import', 'tsx', 'src/wechaty.ts'], env)
    await until('the process is ready', async () => own.said().includes('ready'))
    world.mocker.login(world.user)
    await until('logged in', async () => own.said().includes('已登录'))
  })
  afterAll(async () => {
    await endAll()
    await gateway.stop()
    await database.drop()
    await rm(directory, { recursive: true, force: true })
  })

  it('a message is heard, answered and sent by that process', async () => {
    const citizen = world.mocker.createContact({ name: '来访人' })
    citizen.say('身份证丢了怎么补办').to(world.user)
    const shown = await until('the answer', async () => world.shown.find(({ to }) => to === citizen.id))
    expect(shown.text).toContain('登记')
  })
})

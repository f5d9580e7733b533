import { FileBox } from 'file-box'
import { beforeAll, describe, expect, it } from 'vitest'
import { addressText } from '../../../adapters/wechaty/address.ts'
import { pace } from '../../../adapters/wechaty/pace.ts'
import { seededDatabase } from '../../support/jiban.ts'
import { botIn, type MockWorld, mockWorld, openWechatyChannel } from '../../support/open-wechaty.ts'
import { until } from '../../support/processes.ts'
import { place } from '../../usecases/inbox/open-door.ts'

const lost = '身份证丢了怎么补办'

describe('wechaty over a puppet in this process', () => {
  let world: MockWorld
  let wechaty: Awaited<ReturnType<typeof openWechatyChannel>>
  beforeAll(async () => {
    const database = await seededDatabase()
    world = mockWorld()
    wechaty = await openWechatyChannel(database, botIn(world))
    await wechaty.channel.start?.()
    world.mocker.scan('https://login.example/qr')
    world.mocker.login(world.user)
    await until('logged in', async () => (await wechaty.channel.health?.())?.ok)
    return async () => {
      await wechaty.channel.stop?.()
      await database.close()
    }
  })
  const someone = () => world.mocker.createContact({ name: '来访人' })
  const roomOf = (...members: readonly { id: string }[]) =>
    world.mocker.createRoom({
      topic: '小区群',
      memberIdList: [world.user.id, ...members.map(({ id }) => id)],
    })
  const shownTo = (id: string) => world.shown.filter(({ to }) => to === id)

  it('shows what to scan where operators look', () => {
    expect(wechaty.said.some((text) => text.includes('https://login.example/qr'))).toBe(true)
  })

  it('answers who writes directly', async () => {
    const citizen = someone()
    citizen.say(lost).to(world.user)
    await wechaty.comes('the answer', () => shownTo(citizen.id).length > 0)
    expect(shownTo(citizen.id)[0]?.text).toContain('登记')
  })

  it('in a room stores nothing unless mentioned, and answers there to who asked', async () => {
    const [asker, other] = [someone(), someone()]
    const room = roomOf(asker, other)
    const before = await wechaty.stored()
    other.say('今天天气真好').to(room)
    asker.say(`@市民热线 ${lost}`, [world.user]).to(room)
    await wechaty.comes('the answer', () => shownTo(room.id).length > 0)
    expect(await wechaty.stored()).toBe(before + 1)
    expect(shownTo(room.id)[0]?.text).toContain('登记')
    expect(shownTo(room.id)[0]?.mentions).toEqual([asker.id])
    expect(shownTo(asker.id)).toEqual([])
  })

  it('says in a room nothing of somebody’s own matter, and goes on with it in private', async () => {
    const [asker, other] = [someone(), someone()]
    const room = roomOf(asker, other)
    asker.say('@市民热线 幸福路2号门口的路灯坏了半个月，要投诉，我的电话13800138000', [world.user]).to(room)
    await wechaty.comes('the question whether to submit', () =>
      shownTo(asker.id).some(({ text }) => text.includes('提交')),
    )
    asker.say('提交').to(world.user)
    await wechaty.comes('the receipt', () => shownTo(asker.id).some(({ text }) => text.includes('查询码')))
    expect(shownTo(room.id).map(({ text }) => text)).toEqual([expect.stringContaining('已私信答复')])
    asker.say(`@市民热线 ${lost}`, [world.user]).to(room)
    await wechaty.comes('the public answer', () => shownTo(room.id).length > 1)
    expect(shownTo(room.id)[1]?.text).toContain('登记')
    expect(shownTo(room.id).some(({ text }) => /13800138000|查询码|路灯/.test(text))).toBe(false)
  })

  it('hears neither itself, nor official accounts, nor what was written before the login, nor recalls', async () => {
    const citizen = someone()
    const before = await wechaty.stored()
    world.user.say(lost).to(citizen)
    world.mocker.createContact({ name: '公众号', type: 2 }).say(lost).to(world.user)
    for (const more of [{ timestamp: Date.now() - 3_600_000 }, { type: 13 }]) {
      const old = world.mocker.MessageMock.create({
        id: wechaty.someId(),
        talkerId: citizen.id,
        listenerId: world.user.id,
        timestamp: Date.now(),
        type: 7,
        text: lost,
        ...more,
      })
      world.puppet.emit('message', { messageId: old.id })
    }
    const last = someone()
    last.say(lost).to(world.user)
    await wechaty.comes('the answer', () => shownTo(last.id).length > 0)
    expect(await wechaty.stored()).toBe(before + 1)
  })

  it('the same message told twice is answered once', async () => {
    const citizen = someone()
    citizen.say(lost).to(world.user)
    await wechaty.comes('the answer', () => shownTo(citizen.id).length > 0)
    const before = await wechaty.stored()
    const [twice] = [...world.mocker.cacheMessagePayload.values()].filter(
      ({ talkerId }) => talkerId === citizen.id,
    )
    world.puppet.emit('message', { messageId: twice?.id ?? '' })
    const last = someone()
    last.say(lost).to(world.user)
    await wechaty.comes('the next answer', () => shownTo(last.id).length > 0)
    expect(await wechaty.stored()).toBe(before + 1)
    expect(shownTo(citizen.id)).toHaveLength(1)
  })

  it('a picture is fetched as an attachment', async () => {
    const citizen = someone()
    citizen.say(FileBox.fromBase64(Buffer.from('picture').toString('base64'), 'a.jpg')).to(world.user)
    await wechaty.comes('an answer', () => shownTo(citizen.id).length > 0)
    const [awaited] = await wechaty.deps.attachments.takeAwaited(wechaty.clock.now(), 10)
    if (!awaited) throw new Error('nothing is awaited')
    const fetched = await wechaty.channel.media?.fetch(awaited)
    expect(fetched?.kind === 'fetched' && Buffer.from(fetched.bytes).toString()).toBe('picture')
  })

  it('after another login nobody is reached by an id of the one before', async () => {
    const citizen = someone()
    const address = addressText({ login: 'an earlier one', contact: citizen.id, room: null })
    const sent = await wechaty.channel.sender?.send({
      place,
      id: '1',
      purpose: 'notice',
      address,
      conversationId: null,
      replies: [{ text: '您的工单有进展' }],
      orderNo: null,
      urgent: false,
      partsSent: 0,
      at: wechaty.clock.now(),
    })
    expect(sent).toMatchObject({ kind: 'refused' })
    expect(shownTo(citizen.id)).toEqual([])
  })

  it('says what to install when the package is not there, and goes on without', async () => {
    const broken = await openWechatyChannel(wechaty.open.jiban.database, async () => {
      throw new Error('没有安装 wechaty')
    })
    await broken.channel.start?.()
    expect(await broken.channel.health?.()).toMatchObject({
      ok: false,
      text: expect.stringContaining('没有安装'),
    })
  })
})

describe('the pace of wechaty', () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 8, 28) + seconds * 1000)

  it('holds back what is too much for one, and lets others through', () => {
    const { take } = pace(10, 2)
    expect([take('a', at(0)), take('a', at(1)), take('a', at(2)), take('b', at(2))]).toEqual([
      null,
      null,
      at(50),
      null,
    ])
    expect(take('a', at(50))).toBeNull()
  })

  it('holds back what is too much for all', () => {
    const { take } = pace(3, 3)
    expect(['a', 'b', 'c', 'd'].map((to) => take(to, at(0)))).toEqual([null, null, null, at(50)])
  })
})

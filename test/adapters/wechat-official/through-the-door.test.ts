import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { openWechatOfficial, wechatSettingsSchema } from '../../../adapters/wechat-official/index.ts'
import { respondWithProblem } from '../../../src/http/problem.ts'
import type { OpenChannel } from '../../../src/ports/channel.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { attachmentStore } from '../../../src/store/attachment-store.ts'
import { reachStore } from '../../../src/store/ledger/reach-store.ts'
import { sharedValues } from '../../../src/store/shared-values.ts'
import { sendDeliveries } from '../../../src/usecases/deliveries/send-deliveries.ts'
import { onEveryDatabase } from '../../support/database.ts'
import { secret } from '../../support/jiban.ts'
import { until } from '../../support/processes.ts'
import {
  messageXml,
  newMessageId,
  type Push,
  pushXml,
  says,
  shownBy,
  testAccount,
} from '../../support/wechat-push.ts'
import { type WechatServer, wechatServer } from '../../support/wechat-server.ts'
import { type OpenDoor, openDoor, place } from '../../usecases/inbox/open-door.ts'

const lost = '身份证丢了怎么补办'
/** A connection that was closed before it was answered. */
const closed = AbortSignal.abort()

onEveryDatabase('WeChat through the front door, the ledger and the sender', ({ database }) => {
  let open: OpenDoor
  let server: WechatServer
  let channel: OpenChannel
  let push: Push
  const openChannel = (door = open.door) => {
    const cipher = aesCipher(secret)
    const { db } = database()
    const settings = wechatSettingsSchema.parse({ ...testAccount, apiBase: server.url, patienceMs: 1_500 })
    const opened = openWechatOfficial(
      { [place]: settings },
      {
        door,
        reach: reachStore(db, cipher),
        values: sharedValues(db, cipher),
        attachments: attachmentStore(db, cipher),
        clients: undefined as never,
        clock: open.jiban.clock,
        say: () => undefined,
      },
    )
    const app = new Hono()
    app.onError(respondWithProblem)
    if (opened.routes) app.route('/', opened.routes)
    const through: Push = {
      send: async (path, init) => app.request(path, init),
      path: `/wechat/${place}`,
      mode: 'safe',
      now: () => open.jiban.clock.now(),
    }
    return { opened, through }
  }
  beforeAll(async () => {
    open = await openDoor(database())
    server = await wechatServer(() => open.jiban.clock.now().getTime())
    const { opened, through } = openChannel()
    channel = opened
    push = through
    return () => server.close()
  })
  const send = () =>
    sendDeliveries(
      { ledger: open.ledger, orders: open.use.deps.orders, clock: open.jiban.clock },
      channel.sender ? [channel.sender] : [],
    )
  const someone = () => `o${newMessageId()}`
  const ledgerOf = async (openid: string) =>
    open.ledgerOf(await open.door.conversationOf(place, 'wechat', openid))
  const shownTo = (openid: string) => server.shown.filter(({ to }) => to === openid).map(({ text }) => text)

  const carried = (openid: string) =>
    until('the line is carried', async () => (await ledgerOf(openid))[0]?.state === 'sent')

  /** A message on its way, until the window for fragments is over. */
  const writes = async (openid: string, text: string, id = newMessageId(), by = push) => {
    server.wrote(openid)
    const before = open.time.underWay()
    const answer = says(by, openid, text, id)
    await open.time.pauses(before + 2)
    return { id, answer }
  }

  it('an answer in time is carried in the response, and the sender has nothing to do', async () => {
    const openid = someone()
    const { answer } = await writes(openid, lost)
    open.time.turn(1_000)
    expect(await answer).toContain('登记')
    await carried(openid)
    open.time.turn(60_000)
    await send()
    expect(shownTo(openid)).toEqual([])
    expect(await ledgerOf(openid)).toMatchObject([{ state: 'sent', allowance: 'passive' }])
  })

  it('two fragments are one message with one answer', async () => {
    const openid = someone()
    const first = await writes(openid, '小区门口的路灯')
    const second = await writes(openid, '坏了半个月没人修，要投诉')
    open.time.turn(1_000)
    const shown = await Promise.all([first.answer, second.answer])
    expect(shown.filter((text) => text !== null)).toHaveLength(1)
    expect(await ledgerOf(openid)).toHaveLength(1)
  })

  it('an answer that came too late is acknowledged in silence and sent, once', async () => {
    const openid = someone()
    const { answer, id } = await writes(openid, lost)
    // Both the fragments' window and the platform's five seconds end at this moment.
    open.time.turn(5_000)
    expect(await answer).toBeNull()
    await until('the turn is made', async () => (await ledgerOf(openid)).length > 0)
    open.time.turn(60_000)
    await send()
    await send()
    expect(shownTo(openid)).toHaveLength(1)
    expect(await says(push, openid, lost, id)).toBeNull()
    expect(await ledgerOf(openid)).toMatchObject([{ state: 'sent', allowance: 'customer-service' }])
  })

  it('a process that dies in between leaves the answer to the next one', async () => {
    const openid = someone()
    void (await writes(openid, lost, newMessageId(), openChannel(open.another()).through))
    await open.job()
    await send()
    expect(shownTo(openid)).toHaveLength(1)
    expect(await ledgerOf(openid)).toMatchObject([{ state: 'sent', allowance: 'customer-service' }])
  })

  it('a repetition while the first makes the turn is acknowledged, and one answer is shown', async () => {
    const openid = someone()
    const { id, answer } = await writes(openid, lost)
    const repeated = await says(push, openid, lost, id)
    open.time.turn(1_000)
    // The platform has given up the first line, so nothing is said on it.
    expect([repeated, await answer]).toEqual([null, null])
    open.time.turn(60_000)
    await send()
    expect(shownTo(openid)).toHaveLength(1)
  })

  it('a repetition in another process, when the first line is closed, leaves one answer as well', async () => {
    const openid = someone()
    const dead: Push = { ...push, send: (path, init) => push.send(path, { ...init, signal: closed }) }
    const { id, answer } = await writes(openid, lost, newMessageId(), dead)
    const repeated = await says(openChannel(open.another()).through, openid, lost, id)
    open.time.turn(1_000)
    expect([repeated, await answer]).toEqual([null, null])
    open.time.turn(60_000)
    await send()
    expect(shownTo(openid)).toHaveLength(1)
  })

  it('a repetition after the answer was made carries it again', async () => {
    const openid = someone()
    const { id, answer } = await writes(openid, lost)
    open.time.turn(1_000)
    const first = await answer
    expect(await says(openChannel(open.another()).through, openid, lost, id)).toBe(first)
    await carried(openid)
    open.time.turn(60_000)
    await send()
    expect(shownTo(openid)).toEqual([])
  })

  describe('a platform in trouble', () => {
    const answeredLater = async (openid: string) => {
      void (await writes(openid, lost, newMessageId(), openChannel(open.another()).through))
      await open.job()
      await send()
    }

    it('that is down or slow for a while gets the answer later, once', async () => {
      const openid = someone()
      server.next('custom/send', { status: 502 }, { hangs: 'not-taken' }, { code: -1 }, { cuts: 'not-taken' })
      await answeredLater(openid)
      expect(await ledgerOf(openid)).toMatchObject([{ state: 'failed' }])
      for (const seconds of [4, 11, 31, 61]) {
        open.time.turn(seconds * 1000)
        await send()
      }
      expect(shownTo(openid)).toHaveLength(1)
      expect(await ledgerOf(openid)).toMatchObject([{ state: 'sent' }])
    })

    it('that has closed the window leaves the words to a person, and says so on the ledger', async () => {
      const openid = someone()
      server.next('custom/send', { code: 45015 })
      await answeredLater(openid)
      const [line] = await ledgerOf(openid)
      expect(['undeliverable', 'given_to_human']).toContain(line?.state)
      expect(shownTo(openid)).toEqual([])
    })
  })

  it('a picture of a message that is delivered twice is awaited once', async () => {
    const openid = someone()
    const xml = messageXml(
      openid,
      { MsgType: 'image', PicUrl: '', MediaId: 'media-1', MsgId: newMessageId() },
      open.jiban.clock.now(),
    )
    const before = open.time.underWay()
    const first = pushXml(push, xml)
    await open.time.pauses(before + 1)
    await pushXml(openChannel(open.another()).through, xml)
    open.time.turn(1_000)
    expect(await shownBy(await first)).toBeTypeOf('string')
    const rows = await open.rows(
      'select id from attachment where conversation_id = $1',
      await open.door.conversationOf(place, 'wechat', openid),
    )
    expect(rows).toHaveLength(1)
  })
})

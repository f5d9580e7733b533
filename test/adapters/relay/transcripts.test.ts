import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { handOverLate } from '../../../adapters/relay/unclear.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { sharedValues } from '../../../src/store/shared-values.ts'
import { type Jiban, openJiban, secret } from '../../support/jiban.ts'
import { openRelayService, place, type RelayService } from './open-relay.ts'

let jiban: Jiban
let relay: RelayService
beforeAll(async () => {
  jiban = await openJiban()
})
beforeEach(async () => {
  jiban.clock.set('2026-11-22T10:00:00+08:00')
  relay = await openRelayService(jiban)
  await relay.clear()
})
afterEach(() => relay.close())
afterAll(() => jiban.close())

const words = '试用期最长可以约定多久'
const call = () => ({ thread: randomUUID(), channel: 'phone', from: '13900139000', text: undefined })
const heard = (text: string, confidence: number) => ({ id: randomUUID(), transcript: { text, confidence } })
const outcomes = async ({ from, thread }: { from?: string | undefined; thread: string }) => {
  const key = from ?? `call:${thread}`
  const conversation = await relay.channels.door.conversationOf(place, 'phone', key, thread)
  const turns = (await relay.turns()).filter(({ conversation_id }) => conversation_id === conversation)
  return turns.map(({ outcome, masked_text }) => [outcome.kind, masked_text])
}
const late = () =>
  handOverLate(
    {
      door: relay.channels.door,
      values: sharedValues(jiban.database.db, aesCipher(secret)),
      clock: jiban.clock,
    },
    place,
  )

describe('a caller whose words were turned into text', () => {
  it('is answered when they are clear, in words that can be read out, into the same call', async () => {
    const talk = call()
    expect((await relay.hand({ ...talk, ...heard(words, 0.9) })).json).toEqual({
      state: 'received',
      say: null,
    })
    await relay.settle()
    const [first] = relay.gateway.got
    expect(first?.json).toMatchObject({ channel: 'phone', thread: talk.thread, to: '13900139000' })
    expect(relay.gateway.got.map(({ json }) => json['text']).join()).not.toMatch(/https?:|来源：/)
  })

  it('is asked whether that was it when they are not, and nothing is answered until then', async () => {
    const talk = call()
    const { json } = await relay.hand({ ...talk, ...heard(words, 0.4) })
    expect(json).toMatchObject({ state: 'confirm', say: expect.stringContaining(words) })
    await relay.settle()
    expect(await outcomes(talk)).toEqual([])
    const yes = heard('对。', 0.95)
    expect((await relay.hand({ ...talk, ...yes })).json.state).toBe('received')
    expect((await relay.hand({ ...talk, ...yes })).json.state).toBe('received')
    await relay.settle()
    expect(await outcomes(talk)).toEqual([['settled', words]])
  })

  it('is heard when they say it anew', async () => {
    const talk = call()
    await relay.hand({ ...talk, ...heard('是有期最长可以', 0.3) })
    expect((await relay.hand({ ...talk, ...heard(words, 0.9) })).json.state).toBe('received')
    await relay.settle()
    await late()
    expect(await outcomes(talk)).toEqual([['settled', words]])
  })

  it('is asked the same once more when the gateway sends the same words twice', async () => {
    const talk = { ...call(), ...heard(words, 0.4) }
    const [first, second] = [await relay.hand(talk), await relay.hand(talk)]
    expect(second).toEqual(first)
  })

  it('has a person after two times in vain', async () => {
    const talk = call()
    await relay.hand({ ...talk, ...heard('呃这个', 0.2) })
    expect((await relay.hand({ ...talk, ...heard('不对', 0.9) })).json.say).toContain('再说一遍')
    expect((await relay.hand({ ...talk, ...heard('那个呃', 0.2) })).json.say).toContain('值班人员')
    await relay.settle()
    expect((await outcomes(talk)).map(([kind]) => kind)).toContain('handoff')
  })

  it('has a person when they hang up without a word, once, with what was understood', async () => {
    const talk = call()
    await relay.hand({ ...talk, ...heard('下水道那个冒了', 0.4) })
    jiban.clock.set('2026-11-22T10:09:00+08:00')
    await late()
    await relay.settle()
    expect(await outcomes(talk)).toEqual([])
    jiban.clock.set('2026-11-22T10:10:30+08:00')
    await Promise.all([late(), late()])
    await relay.settle()
    const turns = await outcomes(talk)
    expect(turns.filter(([, text]) => String(text).includes('转人工'))).toHaveLength(1)
    expect(turns.map(([, text]) => text).join()).toContain('下水道那个冒了')
  })

  it('in danger is heard at once, however badly', async () => {
    const talk = call()
    expect((await relay.hand({ ...talk, ...heard('着火了有人被困', 0.1) })).json.state).toBe('received')
    await relay.settle()
    expect((await outcomes(talk)).map(([kind]) => kind)).toEqual(['emergency'])
  })

  it('without a number is answered by the call', async () => {
    const talk = { ...call(), from: undefined }
    await relay.hand({ ...talk, ...heard(words, 0.9) })
    await relay.settle()
    expect(relay.gateway.got[0]?.json).toMatchObject({ to: null, thread: talk.thread })
  })
})

describe('what a gateway reports later', () => {
  const sentLine = async () => {
    await relay.hand()
    await relay.settle()
    const [line] = await relay.lines()
    return String(line?.id)
  }
  const states = async () => (await relay.lines()).map(({ channel, state }) => `${channel} ${state}`)

  it('is noted: it arrived; twice, and a late bad word, change nothing', async () => {
    const id = await sentLine()
    for (const state of ['accepted', 'accepted', 'undeliverable'])
      expect((await relay.report({ id, state })).status).toBe(200)
    expect(await states()).toEqual(['sms accepted'])
  })

  it('is noted: it did not arrive, so it goes on by the place’s next way', async () => {
    const id = await sentLine()
    expect(
      (await relay.report({ id: `${id}.1`, state: 'undeliverable', error: 'absent subscriber' })).status,
    ).toBe(200)
    const [line, next] = await relay.lines()
    expect(['undeliverable', 'given_to_human']).toContain(line?.state)
    expect(line?.last_error).toContain('absent subscriber')
    expect(next?.channel).not.toBe('sms')
    expect((await relay.report({ id, state: 'accepted' })).status).toBe(200)
    expect((await relay.lines())[0]?.state).toBe(line?.state)
  })

  it('of one part says nothing of the others: they still leave, and one that is lost is the failure of all', async () => {
    await relay.hand({ text: '身份证丢了怎么补办' })
    let posts = 0
    relay.gateway.answers(() => ({ status: ++posts === 1 ? 200 : 503 }))
    await relay.settle()
    const [begun] = await relay.lines()
    expect(begun).toMatchObject({ state: 'failed', parts_sent: 1 })
    expect((await relay.report({ id: `${begun?.id}.1`, state: 'accepted' })).status).toBe(200)
    expect((await relay.report({ id: String(begun?.id), state: 'accepted' })).status).toBe(409)
    expect((await relay.lines())[0]?.state).toBe('failed')
    relay.gateway.answers(() => ({ status: 200 }))
    relay.jiban.clock.set(new Date(relay.jiban.clock.now().getTime() + 60_000).toISOString())
    await relay.settle()
    expect((await relay.lines())[0]).toMatchObject({ state: 'sent' })
    expect((await relay.report({ id: `${begun?.id}.1`, state: 'accepted' })).status).toBe(200)
    expect((await relay.report({ id: `${begun?.id}.2`, state: 'undeliverable' })).status).toBe(200)
    expect(['undeliverable', 'given_to_human']).toContain((await relay.lines())[0]?.state)
    expect((await relay.report({ id: '999999.1', state: 'accepted' })).status).toBe(404)
  })

  it('is refused before the line was sent, for another’s line, and for none', async () => {
    await relay.hand()
    relay.gateway.answers(() => ({ status: 503 }))
    await relay.settle()
    const id = String((await relay.lines())[0]?.id)
    expect((await relay.report({ id, state: 'undeliverable' })).status).toBe(409)
    const fax = await relay.clientFor({ channels: 'fax' })
    const asFax = { key: fax.key, client: fax.client.id }
    expect((await relay.report({ id, state: 'accepted' }, asFax)).status).toBe(404)
    expect((await relay.report({ id: '999999', state: 'accepted' })).status).toBe(404)
    expect((await relay.report({ id: "1' or 1=1", state: 'accepted' })).status).toBe(404)
    expect((await relay.report({ id, state: 'lost' })).status).toBe(400)
    expect((await relay.report({ id, state: 'accepted' }, { key: 'wrong' })).status).toBe(401)
    // The answer of the gateway was lost on the way, but the message was not.
    expect((await relay.report({ id, state: 'accepted' })).status).toBe(200)
    expect(await states()).toEqual(['sms accepted'])
  })
})

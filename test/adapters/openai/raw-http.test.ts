import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DomainError } from '../../../src/domain/errors.ts'
import { ask, openService, type Service } from './service.ts'

let service: Service
beforeAll(async () => {
  service = await openService()
})
afterAll(() => service.close())

const question = '身份证丢了怎么补办'
const errorOf = async (response: Response) =>
  (
    (await response.json()) as {
      error: { message: string; type: string; code: string; param: string | null }
    }
  ).error

describe('garbage', () => {
  it.each([
    ['no JSON', '{', 'invalid_json', null],
    ['an empty body', '', 'invalid_json', null],
    ['JSON that is no object', '[]', 'invalid_value', null],
    ['no messages', { model: 'weifang' }, 'invalid_value', 'messages'],
    ['an empty talk', { model: 'weifang', messages: [] }, 'invalid_value', 'messages'],
    [
      'an unknown role',
      { model: 'weifang', messages: [{ role: 'king', content: 'x' }] },
      'invalid_value',
      'messages[0].role',
    ],
    [
      'a number for words',
      { model: 'weifang', messages: [{ role: 'user', content: 7 }] },
      'invalid_value',
      'messages[0].content',
    ],
    [
      'a talk that ends with the assistant',
      { model: 'weifang', messages: [{ role: 'assistant', content: 'x' }] },
      'invalid_value',
      'messages',
    ],
    ['white space only', ask(' \n '), 'invalid_value', 'messages'],
    ['more than one choice', ask(question, { n: 2 }), 'invalid_value', 'n'],
    [
      'a picture',
      {
        model: 'weifang',
        messages: [
          { role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,AA' } }] },
        ],
      },
      'invalid_value',
      'messages[0].content[0]',
    ],
    ['an id that is too long', ask(question, { user: 'u'.repeat(600) }), 'invalid_value', 'user'],
  ])('%s is refused with the field, and nothing is handed in', async (_name, body, code, param) => {
    const before = service.doorway.arrived.length
    const response = await service.post(body)
    expect(response.status).toBe(400)
    expect(await errorOf(response)).toMatchObject({ type: 'invalid_request_error', code, param })
    expect(service.doorway.arrived.length).toBe(before)
  })

  it('without a key is 401, and an unknown address 404, both in the form of the protocol', async () => {
    const keyless = await service.post(ask(question), { authorization: '' })
    expect([keyless.status, (await errorOf(keyless)).code]).toEqual([401, 'invalid_api_key'])
    const nowhere = await fetch(`${service.origin}/v1/embeddings`, { method: 'POST' })
    expect([nowhere.status, (await errorOf(nowhere)).code]).toEqual([404, 'unknown_url'])
    const long = await service.post(ask(question), { 'x-conversation-id': 'c'.repeat(600) })
    expect([long.status, (await errorOf(long)).param]).toEqual([400, 'x-conversation-id'])
  })

  it.each([
    ['markup', '<script>alert(1)</script> </xml> &amp; 身份证丢了怎么补办'],
    ['control characters and half a sign', '身份证\u0000\u001b[31m\ud800丢了怎么补办'],
    ['two hundred thousand signs', '身份证丢了怎么补办，'.repeat(20_000)],
    ['lines that look like events', 'data: [DONE]\n\ndata: {"x":1}\n\n身份证丢了怎么补办'],
  ])('of hostile text is answered whole: %s', async (_name, text) => {
    const whole = await service.post(ask(text))
    expect(whole.status).toBe(200)
    const stream = await (await service.post(ask(text, { stream: true }))).text()
    const events = stream.split('\n\n').filter((line) => line !== '')
    expect(events.at(-1)).toBe('data: [DONE]')
    for (const event of events.slice(0, -1))
      expect(() => JSON.parse(event.slice('data: '.length))).not.toThrow()
  })

  it('lets pass what means nothing here: tools, temperature, parts of text, fields of tomorrow', async () => {
    const response = await service.post({
      model: 'weifang',
      temperature: 2,
      tools: [{ type: 'function', function: { name: 'x' } }],
      messages: [{ role: 'user', content: [{ type: 'text', text: question }] }],
      tomorrow: true,
    })
    expect(await response.json()).toMatchObject({ jiban: { outcome: { kind: 'settled' } } })
  })
})

describe('a request sent again', () => {
  it('with the same key is answered once, streamed or not; other words under it are another message', async () => {
    const headers = { 'idempotency-key': 'k1' }
    const talk = ask('转人工', { metadata: { conversation_id: 'retry' } })
    const first = (await (await service.post(talk, headers)).json()) as { id: string }
    const again = (await (await service.post(talk, headers)).json()) as { id: string }
    expect(again).toEqual({ ...first })
    const stream = await (await service.post({ ...talk, stream: true }, headers)).text()
    expect(stream).toContain(first.id)
    const turns = service.jiban.deps.conversations
    const [arrived] = service.doorway.arrived.slice(-1)
    const { place, channel, citizenKey = '', thread } = arrived as (typeof service.doorway.arrived)[number]
    const id = await service.doorway.door.conversationOf(place, channel, citizenKey, thread)
    expect(await turns.turns(place, id, 10)).toHaveLength(1)
    const other = { ...talk, messages: [{ role: 'user', content: '返回' }] }
    expect((await (await service.post(other, headers)).json()) as object).not.toMatchObject({ id: first.id })
    expect(await turns.turns(place, id, 10)).toHaveLength(2)
  })

  it('without a key is known by the history of its conversation', async () => {
    const messages = [
      { role: 'user', content: '居住证怎么办理' },
      { role: 'assistant', content: '……' },
      { role: 'user', content: '转人工' },
    ]
    const body = { model: 'weifang', messages, metadata: { conversation_id: 'history' } }
    const ids = await Promise.all(
      [1, 2].map(async () => ((await (await service.post(body)).json()) as { id: string }).id),
    )
    expect(new Set(ids).size).toBe(1)
  })

  it('while the first is still being answered waits for that answer', async () => {
    service.doorway.next.push(
      () => ({ kind: 'later' }),
      () => ({ kind: 'later' }),
    )
    const response = await service.post(ask(question))
    expect(await response.json()).toMatchObject({ jiban: { outcome: { kind: 'settled' } } })
  })
})

describe('what the door says', () => {
  it('too much: 429 with the notice, and no retry by itself', async () => {
    service.doorway.next.push(() => ({ kind: 'refused', notice: '请过一会儿再发。' }))
    const response = await service.post(ask(question))
    expect(response.status).toBe(429)
    expect(response.headers.get('x-should-retry')).toBe('false')
    expect(await errorOf(response)).toMatchObject({ message: '请过一会儿再发。', type: 'rate_limit_error' })
  })

  it('never ready: 503 that says the message is kept', async () => {
    for (let asked = 0; asked < 70; asked++) service.doorway.next.push(() => ({ kind: 'later' }))
    const response = await service.post(ask(question))
    service.doorway.next.length = 0
    expect([response.status, (await errorOf(response)).code]).toEqual([503, 'still_working'])
  })

  it('busy: 503; a fault nobody knows: 500, of which only an operator learns more', async () => {
    service.doorway.next.push(() => Promise.reject(new DomainError('busy', '暂时繁忙，请稍后再试。')))
    expect((await service.post(ask(question))).status).toBe(503)
    service.doorway.next.push(() => Promise.reject(new Error('secret table missing')))
    const response = await service.post(ask(question))
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
    expect(service.said.at(-1)).toContain('secret table missing')
  })
})

describe('the reply', () => {
  it('is reported carried when the client has taken all of it', async () => {
    for (const stream of [false, true]) {
      const before = service.doorway.carried.length
      await (await service.post(ask(question, { stream }))).text()
      expect(service.doorway.carried.length).toBe(before + 1)
    }
    expect(service.doorway.lost).toEqual([])
  })

  it('of a client that went away is stored, reported as not carried, and given to the retry', async () => {
    const body = JSON.stringify(ask(question, { metadata: { conversation_id: 'gone' }, stream: true }))
    service.doorway.next.push(async (message) => {
      socket.destroy()
      await ended
      return { kind: 'answered', turn: await service.doorway.turnOf(message), reply: 'gone' }
    })
    const ended = service.nextConnectionEnds()
    const socket = connect(Number(new URL(service.origin).port), '127.0.0.1')
    socket.write(
      `POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${service.key}\r\nidempotency-key: gone\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
    const { lost, carried } = service.doorway
    const before = carried.length
    await expect.poll(() => [...lost], { timeout: 20_000 }).toEqual(['gone'])
    expect(carried.length).toBe(before)
    const retry = await service.post(body, { 'idempotency-key': 'gone' })
    expect(await retry.text()).toContain('[DONE]')
  })
})

describe('a key', () => {
  it('has so many requests a minute, whoever writes through it', async () => {
    const narrow = await openService({ requestsPerMinute: 2 }, service.jiban)
    try {
      const statuses = []
      for (const user of ['a', 'b', 'c']) statuses.push((await narrow.post(ask('你好', { user }))).status)
      expect(statuses).toEqual([200, 200, 429])
      narrow.jiban.clock.set('2026-11-22T10:02:00+08:00')
      expect((await narrow.post(ask('你好'))).status).toBe(200)
    } finally {
      await narrow.close()
    }
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { turnResponseSchema } from '../../../../src/http/api/messages/message-route-table.ts'
import { type Jiban, openJiban } from '../../../support/jiban.ts'
import { orderNumbers } from '../../../usecases/turn/story.ts'
import { clientOf, isProblem } from '../client.ts'

let jiban: Jiban
let client: ReturnType<typeof clientOf>
beforeAll(async () => {
  jiban = await openJiban('2026-09-28T10:00:00+08:00')
  client = clientOf(jiban)
})
afterAll(() => jiban.close())

const messages = '/api/v1/weifang/messages'

describe('POST /messages', () => {
  it('answers a question with a citation of the promised shape', async () => {
    const { status, body } = await client.post(messages, { text: '身份证丢了怎么补办' })
    expect(status).toBe(200)
    expect(turnResponseSchema.safeParse(body).success).toBe(true)
    expect(body.outcome.kind).toBe('settled')
    expect(body.replies[0].citations[0]).toMatchObject({
      entryId: 'id-card.lost-replacement',
      version: expect.any(Number),
      title: expect.any(String),
      basis: expect.arrayContaining([{ law: expect.any(String), article: expect.any(String) }]),
      url: '/weifang/knowledge/id-card.lost-replacement',
    })
  })

  it('gives the conversation an id and goes on with it', async () => {
    const first = await client.post(messages, { text: '身份证丢了怎么补办' })
    const { conversationId } = first.body
    const next = await client.post(messages, { conversationId, text: '那要带什么材料？' })
    expect(next.body).toMatchObject({ conversationId, outcome: { reason: 'follow-up' } })
    const turns = await client.get(`/api/v1/weifang/conversations/${conversationId}`)
    expect(turns.body.turns.map(({ text }: { text: string }) => text)).toEqual([
      '身份证丢了怎么补办',
      '那要带什么材料？',
    ])
  })

  it('files an order with number, code and explained deadlines, once for a message sent thrice', async () => {
    const conversationId = randomUUID()
    const text = '幸福路12号东门工地昨天夜里十一点还在施工，太吵了，要投诉，我的电话13800138000'
    await client.post(messages, { conversationId, text })
    const before = await orderNumbers(jiban, 'weifang')
    const again = { conversationId, messageId: randomUUID(), text: '提交' }
    const answers = await Promise.all([1, 2, 3].map(() => client.post(messages, again)))
    const [first] = answers
    for (const { body } of answers) expect(body).toEqual(first?.body)
    expect(first?.body.replies[0].order).toMatchObject({
      no: expect.stringMatching(/^WEIF20260928\d{4}$/),
      queryCode: expect.stringMatching(/^\d{6}$/),
      nature: '投诉',
      deadlines: expect.arrayContaining([
        {
          type: 'handle',
          dueAt: '2026-10-10T16:00:00.000Z',
          article: '第二十条第一款第（一）项',
          explanation: expect.stringContaining('调休'),
        },
      ]),
    })
    expect(await orderNumbers(jiban, 'weifang')).toHaveLength(before.length + 1)
  })

  it('gives nobody the conversation of another whose programme counts from one as well', async () => {
    const said = (text: string, key: string) =>
      client
        .post(messages, { messageId: '1', text, citizen: { key } })
        .then(({ body }) => body.conversationId)
    const first = await said('身份证丢了怎么补办', 'citizen-a')
    expect(await said('身份证丢了怎么补办', 'citizen-a')).toBe(first)
    expect(await said('身份证丢了怎么补办', 'citizen-b')).not.toBe(first)
    expect(await said('户口本丢了怎么补办', 'citizen-a')).not.toBe(first)
  })

  it('tells the same turn as events: progress, the replies in pieces, and the whole', async () => {
    const answer = await client.post(
      messages,
      { text: '身份证丢了怎么补办' },
      { accept: 'text/event-stream' },
    )
    expect(answer.type).toContain('text/event-stream')
    const events = String(answer.body)
      .trim()
      .split('\n\n')
      .map((block) => ({
        event: /^event: (.*)$/m.exec(block)?.[1],
        data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null'),
      }))
    const names = events.map(({ event }) => event)
    expect(names[0]).toBe('progress')
    expect(names.at(-1)).toBe('done')
    expect(new Set(names.slice(1, -1))).toEqual(new Set(['delta']))
    const done = events.at(-1)?.data
    expect(turnResponseSchema.safeParse(done).success).toBe(true)
    const pieces = events.filter(({ event }) => event === 'delta').map(({ data }) => data.text)
    expect(pieces.join('')).toBe(done.replies.map(({ text }: { text: string }) => text).join(''))
  })

  it('takes a citizen key and shows it nowhere', async () => {
    const { body } = await client.post(messages, { text: '你好', citizen: { key: 'openid-of-somebody' } })
    const seen = await client.get(`/api/v1/weifang/conversations/${body.conversationId}`)
    expect(JSON.stringify([body, seen.body])).not.toContain('openid-of-somebody')
  })

  it('keeps conversations of one place from another', async () => {
    const { body } = await client.post(messages, { text: '身份证丢了怎么补办' })
    const elsewhere = await client.get(`/api/v1/fuzhou/conversations/${body.conversationId}`)
    expect(elsewhere.body.turns).toEqual([])
  })

  it('slows down a conversation that floods, with the time to wait [W-08]', async () => {
    const conversationId = randomUUID()
    const answers = []
    for (let sent = 0; sent < 61; sent++)
      answers.push(await client.post(messages, { conversationId, text: '你好' }))
    expect(answers.slice(0, 60).every(({ status }) => status === 200)).toBe(true)
    const last = answers.at(-1)
    expect(last).toMatchObject({ status: 429, body: { facts: { retryAfterSeconds: expect.any(Number) } } })
    expect(last && isProblem(last)).toBe(true)
  })
})

const badInputs: readonly (readonly [string, unknown, string])[] = [
  ['no text', {}, 'text'],
  ['a number as text', { text: 12345 }, 'text'],
  ['null as text', { text: null }, 'text'],
  ['a text past all measure', { text: '长'.repeat(20_001) }, 'text'],
  ['a conversation id with spaces', { text: '你好', conversationId: 'a b' }, 'conversationId'],
  [
    'an attachment',
    { text: '你好', attachments: [{ name: 'a', url: 'https://example.org/a' }] },
    'attachments.0.id',
  ],
  ['an unknown channel', { text: '你好', channel: 'wechat' }, 'channel'],
  ['a citizen without a key', { text: '你好', citizen: {} }, 'citizen.key'],
  ['a list', [1, 2], '(body)'],
]

describe('what does not fit', () => {
  it.each(badInputs)('is told with its field, in our own words: %s', async (_name, input, field) => {
    const answer = await client.post(messages, input)
    expect(answer.status).toBe(400)
    expect(isProblem(answer), JSON.stringify(answer.body)).toBe(true)
    expect(answer.body.code).toBe('invalid_input')
    expect(answer.body.facts.faults.map((fault: { field: string }) => fault.field)).toContain(field)
  })

  it('is told when it is not JSON at all, or not said to be', async () => {
    const broken = await client.post(messages, '{"text": "你好"')
    expect(broken).toMatchObject({ status: 400, body: { code: 'not_json' } })
    expect(isProblem(broken)).toBe(true)
    const plain = await client.post(messages, '{"text":"你好"}', { 'content-type': 'text/plain' })
    expect(plain.status).toBe(400)
    expect(isProblem(plain)).toBe(true)
  })

  it('is refused unread when it is too large', async () => {
    const answer = await client.post(messages, { text: 'x'.repeat(300 * 1024) })
    expect(answer).toMatchObject({ status: 413, body: { code: 'body_too_large' } })
    expect(isProblem(answer)).toBe(true)
  })

  it('stores nothing', async () => {
    const conversationId = randomUUID()
    await client.post(messages, { conversationId, text: 5 })
    expect((await client.get(`/api/v1/weifang/conversations/${conversationId}`)).body.turns).toEqual([])
  })

  it('is a place that is none, the shared shelf among them', async () => {
    for (const place of ['nowhere', 'national', 'WEIFANG', '%2e%2e']) {
      const answer = await client.post(`/api/v1/${place}/messages`, { text: '你好' })
      expect(answer.status, place).toBe(404)
      expect(isProblem(answer), JSON.stringify(answer.body)).toBe(true)
    }
  })
})

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { outboundSchema } from '../../../adapters/relay/types.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { expectedSignature } from '../../support/signed-endpoint.ts'
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

const inbox = () => jiban.database.db.selectFrom('inbox_message').selectAll().execute()

describe('a text message by the relay', () => {
  it('is answered by the same channel, signed, under the id of the ledger', async () => {
    expect(await relay.hand()).toEqual({ status: 200, json: { state: 'received', say: null } })
    await relay.settle()
    const posts = relay.gateway.got
    expect(posts.length).toBeGreaterThan(0)
    for (const post of posts) {
      expect(outboundSchema.parse(post.json)).toMatchObject({
        channel: 'sms',
        to: '13800138000',
        purpose: 'reply',
      })
      expect(post.headers['x-jiban-signature']).toBe(expectedSignature(relay.key, post))
      expect(Number(post.json['segments'])).toBeLessThanOrEqual(2)
    }
    expect(posts.map(({ json }) => json['text']).join('')).toContain('试用期')
    const [line] = await relay.lines()
    expect(line).toMatchObject({ channel: 'sms', state: 'sent', allowance: 'relay' })
    expect(String(posts[0]?.json['id'])).toBe(posts.length === 1 ? `${line?.id}` : `${line?.id}.1`)
  })

  it('twice is one message, also in another process, and stands nowhere with its number in the clear', async () => {
    const id = randomUUID()
    const second = await openRelayService(jiban)
    await relay.hand({ id })
    await second.hand({ id }, { key: relay.key, client: relay.client.id })
    await relay.settle()
    expect(await inbox()).toHaveLength(1)
    expect(JSON.stringify([await inbox(), await relay.lines()])).not.toContain('13800138000')
    await second.close()
  })

  it('from one telephone is one conversation however the number is written', async () => {
    for (const from of ['13800138000', '+86 138-0013-8000', '008613800138000']) await relay.hand({ from })
    expect(new Set((await inbox()).map(({ conversation_id }) => conversation_id)).size).toBe(1)
  })

  it('goes back the way it came, whose end moves on with the last message', async () => {
    const ends = async () => {
      const { rows } = await sql<{ until: Date | null }>`
        select expires_at as until from shared_value where name like 'relay-way:%'
      `.execute(jiban.database.db)
      return rows.map(({ until }) => until?.toISOString())
    }
    await relay.hand({ thread: 'first' })
    jiban.clock.set('2026-11-22T23:59:00+08:00')
    await relay.hand({ thread: 'first', time: '2026-11-22T23:59:00+08:00' })
    expect(await ends()).toEqual(['2027-02-20T02:00:00.000Z'])
    jiban.clock.set('2026-11-23T00:01:00+08:00')
    await relay.hand({ thread: 'first', time: '2026-11-23T00:01:00+08:00' })
    expect(await ends()).toEqual(['2027-02-20T16:01:00.000Z'])
    await relay.settle()
  })

  it('is sent again while the gateway is down, from the part that is missing, and again under the same id', async () => {
    const status = [200, 503]
    relay.gateway.answers(() => ({ status: status.shift() ?? 200 }))
    await relay.hand({ text: '失业金怎么领？' })
    await relay.settle()
    await relay.settle()
    const ids = relay.gateway.got.map(({ json }) => json['id'])
    expect(ids[1]).toBe(ids[2])
    expect((await relay.lines()).map(({ state }) => state)).toEqual(['sent'])
  })

  it.each([
    ['refuses', { status: 422 }, ['undeliverable', 'given_to_human']],
    ['knows that it arrived', { status: 200, body: '{"accepted":true}' }, ['accepted']],
    ['asks to wait', { status: 429, headers: { 'retry-after': '60' } }, ['failed']],
    ['redirects', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, ['failed']],
  ])('shows on the ledger that the gateway %s', async (_what, answer, states) => {
    relay.gateway.answers(() => answer)
    await relay.hand()
    await relay.settle()
    const [line] = await relay.lines()
    expect(states).toContain(line?.state)
  })
})

describe('a request to the relay', () => {
  it.each<[string, Parameters<RelayService['hand']>[1], number]>([
    ['with another key', { key: 'jb-wrong' }, 401],
    ['of an unknown client', { client: randomUUID() }, 401],
    ['signed for another path', { path: '/relay/fuzhou' }, 401],
    ['six minutes old', { now: new Date('2026-11-22T09:54:00+08:00') }, 401],
    ['six minutes ahead', { now: new Date('2026-11-22T10:06:00+08:00') }, 401],
    ['with a changed time', { headers: { 'x-jiban-timestamp': '1795399200' } }, 401],
    ['without a signature', { headers: { 'x-jiban-signature': '' } }, 401],
    ['with a nonce that is none', { headers: { 'x-jiban-nonce': '' } }, 401],
  ])('%s is refused', async (_what, signing, status) => {
    expect((await relay.hand({}, signing)).status).toBe(status)
    expect(await inbox()).toEqual([])
  })

  it('is good within five minutes either way', async () => {
    for (const minute of ['09:56', '10:04'])
      expect((await relay.hand({}, { now: new Date(`2026-11-22T${minute}:00+08:00`) })).status).toBe(200)
  })

  it('recorded and sent once more is refused, by every process', async () => {
    const sent: Request[] = []
    const body = JSON.stringify(relay.message())
    const headers = new Headers()
    const { signedHeaders } = await import('../../../adapters/signed-post/signature.ts')
    const bytes = new TextEncoder().encode(body)
    const signed = signedHeaders(
      { client: relay.client.id, key: relay.key, now: jiban.clock.now() },
      { method: 'POST', path: `/relay/${place}`, body: bytes },
    )
    for (const [name, value] of Object.entries(signed)) headers.set(name, value)
    const again = () => new Request(`http://127.0.0.1/relay/${place}`, { method: 'POST', headers, body })
    sent.push(again(), again())
    const second = await openRelayService(jiban)
    const [one, two] = sent
    if (!one || !two) throw new Error('no requests')
    expect((await relay.app.request(one)).status).toBe(200)
    const refused = await second.app.request(two)
    expect(refused.status).toBe(401)
    expect(await refused.text()).toContain('已经用过')
    await second.close()
  })

  it('of a client that was revoked, has another scope, or speaks for another channel is refused', async () => {
    const other = await relay.clientFor({}, 'openai')
    expect((await relay.hand({}, { key: other.key, client: other.client.id })).status).toBe(401)
    const fax = await relay.clientFor({ channels: 'fax' })
    expect((await relay.hand({}, { key: fax.key, client: fax.client.id })).status).toBe(403)
    await jiban.deps.clients.revoke(place, relay.client.id, jiban.clock.now())
    expect((await relay.hand()).status).toBe(401)
    expect(await inbox()).toEqual([])
  })

  it('to a place that has no relay is refused', async () => {
    expect((await relay.request('/relay/fuzhou', JSON.stringify(relay.message()))).status).toBe(404)
    expect((await relay.request('/relay/..%2f', '{}')).status).toBe(404)
  })

  it.each<[string, object]>([
    ['no id', { id: '' }],
    ['a channel of its own', { channel: 'pigeon' }],
    ['no sender', { from: undefined }],
    ['a sender that is no number', { from: '张三' }],
    ['nothing said', { text: '  ' }],
    ['both text and transcript', { transcript: { text: 'x', confidence: 1 } }],
    ['a time without a zone', { time: '2026-11-22T10:00:00' }],
    ['a confidence above one', { text: undefined, transcript: { text: 'x', confidence: 7 } }],
    ['200 kB', { text: '长'.repeat(66_000) }],
    ['a field nobody knows', { admin: true }],
    ['a file that is none', { attachments: [{ name: 'a.jpg', content: 'aGVsbG8=' }] }],
    ['somebody else’s upload', { attachments: [{ upload: randomUUID() }] }],
  ])('with %s is refused with the field, and nothing is stored', async (_what, more) => {
    const { status, json } = await relay.hand(more)
    expect([status, json.code]).toEqual([400, 'invalid_input'])
    expect(await inbox()).toEqual([])
  })

  it.each(['', '{', '[]', '"x"', 'null', '\u0000'])('with the body %j is refused', async (body) => {
    expect((await relay.request(`/relay/${place}`, body)).status).toBe(400)
  })

  it('that is hostile in its text is stored as it is said', async () => {
    const text = "<script>alert(1)</script>\u0000\u202e]]> '; drop table turn; --"
    expect((await relay.hand({ text })).status).toBe(200)
    await relay.settle()
    expect(await inbox()).toHaveLength(1)
  })

  it('is described by schemas that can be fetched', async () => {
    const { $defs } = await (await relay.app.request('/relay/schema.json')).json()
    expect(Object.keys($defs)).toEqual(['inbound', 'receipt', 'outbound', 'accepted', 'report'])
    expect($defs.inbound.required).toEqual(['id', 'channel', 'time'])
  })
})

describe('a file', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )

  it('comes with the message or before it, and once however often the message comes', async () => {
    const path = `/relay/${place}/uploads?channel=fax&from=05361234567&name=page.png`
    const uploaded = await (await relay.request(path, new Uint8Array(png))).json()
    const id = randomUUID()
    const attachments = [{ upload: uploaded.upload }, { name: 'b.png', content: png.toString('base64') }]
    const fax = { id, channel: 'fax', from: '0536-1234567', text: '见附页', attachments }
    expect((await relay.hand(fax)).status).toBe(200)
    expect((await relay.hand(fax)).status).toBe(200)
    const rows = await jiban.database.db.selectFrom('attachment').select('conversation_id').execute()
    expect(rows).toHaveLength(2)
    expect(new Set(rows.map(({ conversation_id }) => conversation_id))).toEqual(
      new Set((await inbox()).map(({ conversation_id }) => conversation_id)),
    )
  })
})

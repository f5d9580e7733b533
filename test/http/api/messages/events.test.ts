import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../../src/app.ts'
import { placeIdSchema } from '../../../../src/domain/place.ts'
import { diskAssets } from '../../../../src/http/disk-assets.ts'
import { citizenOf, type Jiban, openJiban } from '../../../support/jiban.ts'
import { castOf } from '../../../usecases/turn/cast.ts'
import { filedIn, lamp } from '../../../usecases/turn/story.ts'
import { clientOf, isProblem } from '../client.ts'
import { eventReader } from './event-reader.ts'

let jiban: Jiban
let client: ReturnType<typeof clientOf>
beforeAll(async () => {
  jiban = await openJiban('2026-09-28T10:00:00+08:00')
  client = clientOf(jiban)
})
afterAll(() => jiban.close())

const eventsOf = (id: string, place = 'weifang') => `/api/v1/${place}/conversations/${id}/events`
const listen = async (id: string, headers: Record<string, string> = {}) =>
  eventReader(await jiban.app.request(eventsOf(id), { headers }))
const say = (conversationId: string, text: string) =>
  client.post('/api/v1/weifang/messages', { conversationId, text, channel: 'web' })

/** The same service as it runs where a request may not wait for another. */
const isolated = () =>
  createApp(jiban.deps, {
    defaultPlace: placeIdSchema.parse('weifang'),
    mode: 'demo',
    ready: async () => true,
    asset: diskAssets,
    isolatedRequests: true,
  })

describe('the events of a conversation', () => {
  it('tell a turn made by another tab while listening, with its number to resume from', async () => {
    const id = randomUUID()
    const events = await listen(id)
    expect(await events.next()).toMatchObject({ event: 'ready', id: '0.0' })
    await say(id, '身份证丢了怎么补办？')
    expect(await events.next()).toMatchObject({
      event: 'turn',
      id: '1.0',
      data: { seq: 1, text: '身份证丢了怎么补办？', outcome: { kind: 'settled' } },
    })
    await events.leave()
  })

  it('tell what was stored by another process, which sends no signal', async () => {
    const id = randomUUID()
    const events = await listen(id)
    await events.next()
    await citizenOf(jiban, 'weifang', id).say('身份证丢了怎么补办？')
    expect(await events.next()).toMatchObject({ event: 'turn', data: { seq: 1 } })
    await events.leave()
  })

  it('go on after a lost line without loss or doubling, from any number on', async () => {
    const id = randomUUID()
    for (const text of ['身份证丢了怎么补办？', '那要带什么材料？', '谢谢']) await say(id, text)
    for (const [last, rest] of [
      ['', [1, 2, 3]],
      ['1.0', [2, 3]],
      ['2.0', [3]],
      ['3.0', []],
    ] as const) {
      const response = await isolated().request(eventsOf(id), { headers: { 'last-event-id': last } })
      const told = await eventReader(response).all()
      expect(told.filter(({ event }) => event === 'turn').map(({ data }) => data.seq)).toEqual(rest)
    }
  })

  it('begin where the address says when there is no Last-Event-ID yet', async () => {
    const id = randomUUID()
    for (const text of ['身份证丢了怎么补办？', '谢谢']) await say(id, text)
    const told = await eventReader(await isolated().request(`${eventsOf(id)}?after=1.0`)).all()
    expect(told.map(({ event, id: at }) => [event, at])).toEqual([
      ['ready', '1.0'],
      ['turn', '2.0'],
    ])
  })

  it('tell news of the order as staff make it, once, and mark it as received', async () => {
    const { citizen, card } = await filedIn(jiban, 'weifang', lamp)
    const events = await listen(citizen.conversationId)
    for (
      let told = await events.next();
      told?.data?.replies?.some?.((reply: { order?: unknown }) => reply.order) !== true;
    )
      told = await events.next()
    const { does } = castOf(jiban, 'weifang', card.no)
    await does('dispatcher', { type: 'dispatch', lead: 'housing', requirement: '请修复并答复。' })
    await does('unit-clerk of housing', { type: 'sign' })
    await does('unit-clerk of housing', { type: 'submit-reply', reply: { result: '三盏路灯已经修好。' } })
    let notice = await events.next()
    while (!notice?.data.text.includes('三盏路灯已经修好。')) notice = await events.next()
    expect(notice).toMatchObject({ event: 'notice', data: { orderNo: card.no } })
    await events.leave()
    const again = await isolated().request(eventsOf(citizen.conversationId), {
      headers: { 'last-event-id': notice.id },
    })
    expect((await eventReader(again).all()).map(({ event }) => event)).toEqual(['ready'])
    const { rows } = await jiban.database.pool.query(
      `select distinct state from delivery where conversation_id = $1 and form = 'text' and purpose <> 'receipt' and id <= $2`,
      [citizen.conversationId, notice.data.id],
    )
    expect(rows).toEqual([{ state: 'accepted' }])
  })

  it('of a conversation nobody knows are silence, in every place', async () => {
    const id = randomUUID()
    await say(id, '身份证丢了怎么补办？')
    for (const [place, conversation] of [
      ['weifang', randomUUID()],
      ['fuzhou', id],
    ] as const) {
      const told = await eventReader(await isolated().request(eventsOf(conversation, place))).all()
      expect(told.map(({ event }) => event)).toEqual(['ready'])
    }
  })

  it('refuse a number that no event had', async () => {
    for (const last of ['-1', '1', 'x.y', '1.2.3-', "1.0' or 1=1", '9'.repeat(150)]) {
      const answer = await client.get(eventsOf(randomUUID()), { 'last-event-id': last })
      expect(isProblem(answer) && answer.status, last).toBe(400)
    }
  })

  it('end for the pages beyond the eighth of one conversation, which come again by themselves', async () => {
    const id = randomUUID()
    const open = await Promise.all(Array.from({ length: 8 }, () => listen(id)))
    for (const events of open) await events.next()
    const ninth = await listen(id)
    expect((await ninth.all()).map(({ event }) => event)).toEqual(['ready'])
    for (const events of open) await events.leave()
  })

  it('end when the process is about to stop', async () => {
    const over = new AbortController()
    const app = createApp(jiban.deps, {
      defaultPlace: placeIdSchema.parse('weifang'),
      mode: 'demo',
      ready: async () => true,
      asset: diskAssets,
      stopping: over.signal,
    })
    const events = eventReader(await app.request(eventsOf(randomUUID())))
    await events.next()
    over.abort()
    expect(await events.next()).toBeNull()
  })
})

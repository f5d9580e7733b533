import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../../src/domain/place.ts'
import { handleMessage } from '../../../../src/usecases/handle-message.ts'
import { type Jiban, openJiban } from '../../../support/jiban.ts'
import { clientOf, isProblem } from '../client.ts'

const id = 'wechat-0123456789abcdef0123456789abcdef01234567'
const said = '我家住在东风街，路灯坏了三天'
const base = `/api/v1/weifang/conversations/${id}`
let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban('2026-09-28T10:00:00+08:00')
  await handleMessage(jiban.deps, {
    place: placeIdSchema.parse('weifang'),
    channel: 'wechat',
    messageId: randomUUID(),
    conversationId: id,
    citizenKey: 'openid-of-somebody',
    text: said,
    receivedAt: jiban.clock.now(),
  })
})
afterAll(() => jiban.close())

const turns = async () => jiban.deps.conversations.turns(placeIdSchema.parse('weifang'), id, 10)

describe('a conversation of a platform, to whom its id is known', () => {
  it.each([
    base,
    `${base}/events`,
    `${base}/attachments/1`,
    `/weifang/chat/turns?c=${id}`,
    `/weifang?c=${id}`,
  ])('is not read at %s', async (path) => {
    const response = await jiban.app.request(path)
    expect(await response.text()).not.toContain('东风街')
  })

  it('is neither continued nor taken over', async () => {
    const client = clientOf(jiban)
    const foreign = { conversationId: id, text: '转人工', citizen: { key: 'openid-of-another' } }
    for (const [path, body] of [
      ['/api/v1/weifang/messages', foreign],
      [`${base}/code`, {}],
    ] as const) {
      const refused = await client.post(path, body)
      expect(refused.status).toBe(400)
      expect(isProblem(refused)).toBe(true)
    }
    const form = { conversation: id, message: randomUUID(), text: '转人工' }
    await jiban.app.request('/weifang/chat', {
      method: 'POST',
      headers: { origin: 'http://localhost' },
      body: new URLSearchParams(form),
    })
    expect((await turns()).map(({ text }) => text)).toEqual([said])
  })
})

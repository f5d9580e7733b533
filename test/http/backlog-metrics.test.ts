import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../src/domain/place.ts'
import { backlogMetrics } from '../../src/http/backlog-metrics.ts'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { inboxStore } from '../../src/store/conversations/inbox.ts'
import { sweepClocks } from '../../src/usecases/clocks/sweep-clocks.ts'
import { type Jiban, openJiban, secret } from '../support/jiban.ts'
import { deskOf, takenDown } from './api/desk.ts'

const place = 'weifang'
let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())

/** The figure of that name on the page for operators. */
const figure = async (name: string): Promise<number> => {
  const text = await (await jiban.app.request('/metrics')).text()
  return Number(new RegExp(`^jiban_${name} (\\S+)$`, 'm').exec(text)?.[1])
}

describe('what stands still', () => {
  it('is seen when nobody looks after clocks that have come due, and no more once somebody has', async () => {
    await takenDown(await deskOf(jiban, 'agent', place))
    expect(await figure('clocks_waiting')).toBe(0)
    jiban.clock.set('2026-12-22T10:00:00+08:00')
    expect(await figure('clocks_waiting')).toBeGreaterThan(0)
    expect(await figure('clocks_oldest_waiting_seconds')).toBeGreaterThan(86_400)
    await sweepClocks({ ...jiban.deps, sweeper: jiban.sweeper }, jiban.clock.now())
    expect(await figure('clocks_waiting')).toBe(0)
    expect(await figure('clocks_oldest_waiting_seconds')).toBe(0)
  })

  it('is seen when a message of a channel stays without an answer, not while its fragments are awaited', async () => {
    const now = jiban.clock.now()
    const notBefore = new Date(now.getTime() + 1_000)
    const message = {
      place: placeIdSchema.parse(place),
      channel: 'wechat',
      conversationId: crypto.randomUUID(),
      messageId: 'm-1',
      text: '路灯不亮',
      receivedAt: now,
    } as const
    const inbox = inboxStore(jiban.database.db, aesCipher(secret))
    await inbox.admit(message, { now, notBefore, longestMs: 5_000, limits: null })
    expect(await figure('messages_waiting')).toBe(0)
    jiban.clock.set('2026-12-22T10:02:01+08:00')
    expect(await figure('messages_waiting')).toBe(1)
    expect(await figure('messages_oldest_waiting_seconds')).toBe(120)
  })

  it('is left out, and no fault, while the database is away', async () => {
    const away = { waiting: () => Promise.reject(new Error('Connection terminated')) }
    expect(await backlogMetrics(away, jiban.clock.now())).toBe('')
  })
})

import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Channel } from '../../../src/domain/conversation.ts'
import type { Received } from '../../../src/ports/front-door.ts'
import { inboxLimits } from '../../../src/usecases/inbox/limits.ts'
import { onEveryDatabase } from '../../support/database.ts'
import { atOnce, fiveSeconds, type OpenDoor, openDoor, place } from './open-door.ts'

type From = { readonly citizenKey: string; readonly thread?: string; readonly sender?: string }

onEveryDatabase('one sender in many conversations', ({ database }) => {
  let open: OpenDoor
  beforeAll(async () => {
    open = await openDoor(database())
  })
  beforeEach(() => open.time.turn(600_000))
  const says = (channel: Channel, from: From, text = '你好', waiting = atOnce): Promise<Received> =>
    open.door.receive(
      { place, channel, messageId: randomUUID(), text, receivedAt: open.use.deps.clock.now(), ...from },
      waiting,
    )
  const kinds = (received: readonly Received[]) => received.map(({ kind }) => kind)
  /** As many as a person may send in a minute, each in a conversation of its own. */
  const fill = async (channel: Channel, from: (i: number) => From) => {
    const received: Received[] = []
    for (let i = 0; i < inboxLimits.messages; i += 1) received.push(await says(channel, from(i)))
    return received
  }

  it('has one allowance for all of them, is told once, and may write again after a minute', async () => {
    const citizenKey = randomUUID()
    const threads = (i: number): From => ({ citizenKey, thread: `t${i}` })
    expect(kinds(await fill('sms', threads))).not.toContain('refused')
    const refused = [await says('sms', threads(100)), await says('sms', threads(101))]
    expect(refused).toMatchObject([{ notice: expect.any(String) }, { notice: null }])
    open.time.turn(inboxLimits.windowMs)
    expect((await says('sms', threads(102))).kind).toBe('answered')
  })

  it('has one by the person, where each room is a key of its own', async () => {
    const sender = randomUUID()
    const room = (i: number): From => ({ citizenKey: `${sender}/${i}`, sender })
    await fill('wechaty', room)
    expect((await says('wechaty', room(100))).kind).toBe('refused')
  })

  it('takes nothing from anybody else: another person, the same key on another channel', async () => {
    const citizenKey = randomUUID()
    await fill('sms', () => ({ citizenKey }))
    expect((await says('sms', { citizenKey })).kind).toBe('refused')
    expect((await says('sms', { citizenKey: randomUUID() })).kind).toBe('answered')
    expect((await says('wecom', { citizenKey })).kind).toBe('answered')
  })

  it('counts a programme’s conversations apart: its key stands for many people', async () => {
    const citizenKey = randomUUID()
    await fill('openai', (i) => ({ citizenKey, thread: `t${i}` }))
    expect((await says('openai', { citizenKey, thread: 'another' })).kind).toBe('answered')
  })

  it('has one line of what waits, counted exactly however many come at once', async () => {
    const citizenKey = randomUUID()
    const most = inboxLimits.waitingOfSender
    const stored = async () =>
      (
        await open.rows<{ n: number }>("select count(*)::int as n from inbox_message where channel = 'wecom'")
      )[0]?.n ?? 0
    const before = await stored()
    const all = Array.from({ length: 2 * most - 1 }, (_, i) =>
      says('wecom', { citizenKey, thread: `t${i}` }, '路灯坏了', fiveSeconds),
    )
    while ((await stored()) < before + all.length) await new Promise((next) => setImmediate(next))
    // Each that was let in pauses for its window and for its time to answer.
    await open.time.pauses(2 * most)
    open.time.turn(2_000)
    const received = await Promise.all(all)
    expect(received.filter(({ kind }) => kind === 'refused')).toHaveLength(most - 1)
    expect(received.filter((each) => each.kind === 'refused' && each.notice !== null)).toHaveLength(1)
  })

  it('is heard in danger when everything else of theirs is refused', async () => {
    const citizenKey = randomUUID()
    await fill('phone', (i) => ({ citizenKey, thread: `call${i}` }))
    expect((await says('phone', { citizenKey, thread: 'next' })).kind).toBe('refused')
    expect((await says('phone', { citizenKey, thread: 'last' }, '家里着火了')).kind).toBe('answered')
  })

  it('gets no second count for a message that comes again', async () => {
    const citizenKey = randomUUID()
    const again = {
      place,
      channel: 'sms' as const,
      messageId: randomUUID(),
      citizenKey,
      text: '你好',
      receivedAt: open.use.deps.clock.now(),
    }
    for (let i = 0; i < 2 * inboxLimits.messages; i += 1) await open.door.receive(again, atOnce)
    expect((await says('sms', { citizenKey, thread: 'other' })).kind).toBe('answered')
  })
})

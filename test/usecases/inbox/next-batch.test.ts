import { describe, expect, it } from 'vitest'
import type { Arrived } from '../../../src/ports/inbox.ts'
import { joined, nextBatch } from '../../../src/usecases/inbox/next-batch.ts'
import { isDanger } from '../../../src/usecases/inbox/urgency.ts'
import { channel, place } from './open-door.ts'

const start = Date.parse('2026-09-28T02:00:00Z')

/** A message that arrived so many ms after the start, with a second in which more may follow. */
const arrived = (text: string, ms = 0, changes: Partial<Arrived> = {}): Arrived => ({
  message: {
    place,
    channel,
    conversationId: 'c',
    messageId: `${text.slice(0, 20)} ${ms}`,
    text,
    receivedAt: new Date(start + ms),
  },
  arrivedAt: new Date(start + ms),
  notBefore: new Date(start + ms + 1_000),
  tries: 0,
  ...changes,
})
const textsOf = (batch: readonly Arrived[]) => batch.map(({ message }) => message.text)

const story =
  '去年我们小区的物业换了三家，每一家来了都说要整改电动车充电的地方，可是谁也没有动手，楼道里一直堆着旧沙发和纸箱，居委会来看过两回，街道也来看过一回，说是要通知业主自己清理，结果到今年春天还是老样子，大家都很担心，也写过信，信里把每一层楼的情况都列得清清楚楚，一直没有回音'

describe('the next turn of a conversation', () => {
  it('answers fragments of one thought together, and what came after its time by itself', () => {
    const waiting = [arrived('小区门口的路灯'), arrived('坏了三天', 900), arrived('还有一件事要问', 5_000)]
    expect(textsOf(nextBatch(waiting))).toEqual(['小区门口的路灯', '坏了三天'])
  })

  it('answers in the order of writing', () => {
    const late = arrived('坏了三天', 100, { arrivedAt: new Date(start) })
    const early = arrived('小区门口的路灯', 0, { arrivedAt: new Date(start + 50) })
    expect(joined(nextBatch([late, early])).text).toBe('小区门口的路灯\n坏了三天')
  })

  it('never joins a command or a number to anything', () => {
    const waiting = [arrived('路灯坏了'), arrived('转人工', 10), arrived('在东风街', 20)]
    expect(textsOf(nextBatch(waiting))).toEqual(['路灯坏了'])
    expect(textsOf(nextBatch(waiting.slice(1)))).toEqual(['转人工'])
    expect(textsOf(nextBatch([arrived('2'), arrived('3', 10)]))).toEqual(['2'])
  })

  it('never joins what was failed on before, so that one bad message takes no other with it', () => {
    const waiting = [arrived('有毒', 0, { tries: 1 }), arrived('无辜', 10)]
    expect(textsOf(nextBatch(waiting))).toEqual(['有毒'])
  })

  it('never joins more than is read whole', () => {
    const waiting = [arrived('长'.repeat(3_000)), arrived('还长'.repeat(1_000), 10)]
    expect(nextBatch(waiting)).toHaveLength(1)
  })

  it('is danger before everything else, with the words around it', () => {
    const waiting = [
      arrived('问一下社保怎么交'),
      arrived('我在东风街100号', 5_000),
      arrived('家里着火了', 5_010),
    ]
    expect(textsOf(nextBatch(waiting))).toEqual(['我在东风街100号', '家里着火了'])
  })

  it('is danger by itself where the words around it would hide it', () => {
    const waiting = [arrived(story), arrived('着火了', 10)]
    expect(isDanger(`${story}\n着火了`)).toBe(false)
    expect(textsOf(nextBatch(waiting))).toEqual(['着火了'])
  })

  it('takes pictures of all fragments along, without empty lines', () => {
    const picture = { id: 'a', kind: 'photo', name: 'a.jpg', mime: 'image/jpeg' } as const
    const photo = arrived('', 10)
    const withPhoto = { ...photo, message: { ...photo.message, attachments: [picture] } }
    const one = joined(nextBatch([arrived('路灯坏了'), withPhoto, arrived('在东风街', 20)]))
    expect(one).toMatchObject({ text: '路灯坏了\n在东风街', attachments: [picture] })
    expect(one.mergedIds).toHaveLength(2)
  })
})

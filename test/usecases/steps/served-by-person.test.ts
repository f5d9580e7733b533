import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { InboundMessage } from '../../../src/domain/conversation.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { handleMessage } from '../../../src/usecases/handle-message.ts'
import { type Jiban, openJiban, textOf } from '../../support/jiban.ts'

const place = placeIdSchema.parse('weifang')

describe('a conversation that a person answers on the platform itself', () => {
  let jiban: Jiban
  beforeAll(async () => {
    jiban = await openJiban()
    return () => jiban.close()
  })
  const someone = () => {
    const conversationId = randomUUID()
    const says = (text: string, more: Partial<InboundMessage> = {}) =>
      handleMessage(jiban.deps, {
        place,
        channel: 'wecom',
        messageId: randomUUID(),
        conversationId,
        text,
        receivedAt: jiban.clock.now(),
        ...more,
      })
    const kept = async () =>
      (await jiban.deps.conversations.turns(place, conversationId, 50)).map(({ text }) => text)
    return { says, kept }
  }

  it('keeps what is written, and says nothing in between', async () => {
    const { says, kept } = someone()
    const photo = { id: 'p1', kind: 'photo', name: '图片.jpg', mime: 'image/jpeg' } as const
    const turns = [
      await says('身份证丢了怎么补办', { servedBy: 'person' }),
      await says('', { servedBy: 'person' }),
      await says('', { servedBy: 'person', attachments: [photo] }),
      await says('返回', { servedBy: 'person' }),
    ]
    expect(turns.flatMap(({ replies }) => replies)).toEqual([])
    expect(await kept()).toEqual(['身份证丢了怎么补办', '', '', '返回'])
  })

  it('acts on danger all the same', async () => {
    const { says } = someone()
    const turn = await says('我家着火了，救命', { servedBy: 'person' })
    expect(turn.outcome.kind).toBe('emergency')
    expect(textOf(turn)).toContain('119')
  })

  it('goes on by itself when the person has given it back, and only then', async () => {
    const { says } = someone()
    const over = await says('转人工')
    expect(over.replies.map(({ handsOver }) => handsOver)).toEqual([true])
    expect((await says('身份证丢了怎么补办')).outcome.kind).toBe('handoff')
    const back = await says('身份证丢了怎么补办', { servedBy: 'assistant' })
    expect(back.outcome.kind).toBe('settled')
    expect((await says('要带什么材料')).outcome.kind).not.toBe('handoff')
  })
})

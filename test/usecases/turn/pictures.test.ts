import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Turn } from '../../../src/domain/conversation.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { handleMessage } from '../../../src/usecases/handle-message.ts'
import { testDatabase } from '../../support/database.ts'
import { type Jiban, openJiban, textOf } from '../../support/jiban.ts'
import { cardOf, noise, phone } from './story.ts'

const place = placeIdSchema.parse('weifang')

describe('pictures a citizen sends', () => {
  let jiban: Jiban
  beforeAll(async () => {
    jiban = await openJiban('2026-09-28T10:00:00+08:00', await testDatabase())
  })
  afterAll(() => jiban.close())

  /** Speaks, sends pictures, or both in one message. */
  const citizen = (conversationId: string = randomUUID()) => {
    const put = (name: string) =>
      jiban.deps.attachments.put(place, {
        kind: name.endsWith('.amr') ? 'voice' : 'photo',
        name,
        mime: 'image/jpeg',
        conversationId,
        bytes: Uint8Array.of(1, 2, 3),
        at: jiban.clock.now(),
      })
    const say = async (text: string, ...names: readonly string[]): Promise<Turn> =>
      handleMessage(jiban.deps, {
        place,
        channel: 'wechat',
        messageId: randomUUID(),
        conversationId,
        text,
        ...(names.length > 0 ? { attachments: await Promise.all(names.map(put)) } : {}),
        receivedAt: jiban.clock.now(),
      })
    return { conversationId, say, put }
  }
  const picturesOf = async (no: string) =>
    (await jiban.deps.attachments.ofOrder(place, no)).map(({ name }) => name).toSorted()
  const filed = async (who: ReturnType<typeof citizen>) => {
    await who.say(`${noise}，我的电话${phone}`)
    return cardOf(await who.say('提交')).no
  }

  it('in the middle of an intake belong to the order that comes of it, also when they come with its last word', async () => {
    const who = citizen()
    await who.say(`${noise}，我的电话${phone}`)
    const taken = await who.say('', '工地.jpg', '夜里.jpg')
    expect(textOf(taken)).toContain('照片收到了')
    expect(textOf(taken)).toContain('附件：2个')
    const { no } = cardOf(await who.say('提交', '门口.jpg'))
    expect(await picturesOf(no)).toEqual(['夜里.jpg', '工地.jpg', '门口.jpg'].toSorted())
  })

  it('before anything was said are asked about, and go with what is said next', async () => {
    const who = citizen()
    const asked = await who.say('', '工地.jpg')
    expect(asked.outcome).toMatchObject({ kind: 'clarify', reason: 'pictures' })
    expect(textOf(asked)).toContain('什么事')
    await who.say('你好')
    expect(await picturesOf(await filed(who))).toEqual(['工地.jpg'])
  })

  it('of an hour ago belong to something else', async () => {
    const who = citizen()
    await who.say('', '旧的.jpg')
    jiban.clock.set('2026-09-28T11:30:00+08:00')
    expect(await picturesOf(await filed(who))).toEqual([])
    jiban.clock.set('2026-09-28T10:00:00+08:00')
  })

  it('with the words that tell of the matter belong to it', async () => {
    const who = citizen()
    await who.say(`${noise}，我的电话${phone}`, '工地.jpg')
    expect(await picturesOf(cardOf(await who.say('提交')).no)).toEqual(['工地.jpg'])
  })

  it('after an order supplement it, with its number told', async () => {
    const who = citizen()
    const no = await filed(who)
    const turn = await who.say('', '又来了.jpg')
    expect(turn.outcome).toMatchObject({ reason: 'supplement', orderNo: no })
    expect(textOf(turn)).toContain(no)
    expect(await picturesOf(no)).toEqual(['又来了.jpg'])
  })

  it('after two orders are asked about, and go to the one that is chosen, not to the other', async () => {
    const who = citizen()
    const [first, second] = [await filed(who), await filed(who)]
    const asked = await who.say('', '哪一件.jpg')
    expect(asked.replies.at(-1)?.options?.map(({ send }) => send)).toEqual([
      expect.stringContaining(first),
      expect.stringContaining(second),
    ])
    expect(await picturesOf(second)).toEqual([])
    await who.say('1')
    expect(await picturesOf(first)).toEqual(['哪一件.jpg'])
    expect(await picturesOf(second)).toEqual([])
    await who.say(`补充 ${second} 现场没有变化`)
    expect(await picturesOf(second)).toEqual([])
  })

  it('of a recording are kept, and asked for in writing', async () => {
    expect(textOf(await citizen().say('', '语音.amr'))).toContain('文字')
  })

  it("never go with another citizen's order", async () => {
    const [who, other] = [citizen(), citizen()]
    const stolen = await other.put('别人的.jpg')
    await who.say(`${noise}，我的电话${phone}`)
    await handleMessage(jiban.deps, {
      place,
      channel: 'wechat',
      messageId: randomUUID(),
      conversationId: who.conversationId,
      text: '',
      attachments: [stolen],
      receivedAt: jiban.clock.now(),
    })
    expect(await picturesOf(cardOf(await who.say('提交')).no)).toEqual([])
  })

  it('for a person who has taken over are kept for them', async () => {
    const who = citizen()
    await who.say('转人工')
    expect((await who.say('', '给您看.jpg')).outcome).toMatchObject({ kind: 'handoff', reason: 'waiting' })
  })
})

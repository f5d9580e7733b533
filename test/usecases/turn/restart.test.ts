import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Turn } from '../../../src/domain/conversation.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { openEmbedded } from '../../../src/store/embedded.ts'
import { handleMessage } from '../../../src/usecases/handle-message.ts'
import { citizenOf, type Jiban, openJiban, seededDatabase, textOf } from '../../support/jiban.ts'
import { cardOf, lamp, noise, phone } from './story.ts'

/** What a stopped process leaves behind, opened by the next one. */
const reopened = async (jiban: Jiban): Promise<Jiban> => {
  const left = await (jiban.database as Awaited<ReturnType<typeof openEmbedded>>).dump()
  await jiban.close()
  return openJiban('2026-11-22T11:00:00+08:00', await openEmbedded({ from: left }))
}

let jiban: Jiban
type Id = ReturnType<typeof randomUUID>
let unfinished: Id
let offered: Id
let submitted: { conversation: Id; message: Id; turn: Turn }
beforeAll(async () => {
  jiban = await openJiban('2026-11-22T10:00:00+08:00', await seededDatabase())
  const first = citizenOf(jiban, 'weifang')
  await first.say(lamp)
  unfinished = first.conversationId
  const second = citizenOf(jiban, 'weifang')
  await second.say('身份证丢了怎么补办')
  offered = second.conversationId
  const third = citizenOf(jiban, 'weifang')
  await third.say(`${noise}，电话${phone}`)
  const message = randomUUID()
  const turn = await third.say('提交', message)
  submitted = { conversation: third.conversationId, message, turn }
  jiban = await reopened(jiban)
})
afterAll(() => jiban.close())

describe('after a restart', () => {
  it('an intake goes on where it was', async () => {
    const citizen = citizenOf(jiban, 'weifang', unfinished)
    const shown = await citizen.say(`奎文区幸福路12号，${phone}`)
    expect(textOf(shown)).toContain('路灯')
    expect((await citizen.say('提交')).outcome.kind).toBe('order')
  })

  it('a follow-up still knows what was talked of', async () => {
    const turn = await citizenOf(jiban, 'weifang', offered).say('那要带什么材料？')
    expect(turn.outcome).toMatchObject({ reason: 'follow-up', entryId: 'id-card.lost-replacement' })
  })

  it('a message sent again gets the answer it had, and files nothing more', async () => {
    const citizen = citizenOf(jiban, 'weifang', submitted.conversation)
    expect(await citizen.say('提交', submitted.message)).toEqual(submitted.turn)
    const { no } = cardOf(submitted.turn)
    expect(await jiban.deps.orders.firstBroken(placeIdSchema.parse('weifang'), no)).toBeNull()
  })
})

describe('a second device', () => {
  it('takes the conversation up, on another channel too', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say(lamp)
    const turn = await handleMessage(jiban.deps, {
      place: placeIdSchema.parse('weifang'),
      channel: 'api',
      messageId: 'from-the-telephone',
      conversationId: citizen.conversationId,
      text: `奎文区幸福路12号，${phone}`,
      receivedAt: jiban.clock.now(),
    })
    expect(turn.outcome.reason).toBe('confirm')
    expect((await citizen.say('提交')).outcome.kind).toBe('order')
  })

  it('of another place finds nothing of it', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say(lamp)
    const elsewhere = await citizenOf(jiban, 'fuzhou', citizen.conversationId).say('提交')
    expect(elsewhere.outcome.kind).toBe('clarify')
    const turns = await jiban.deps.conversations.turns(
      placeIdSchema.parse('fuzhou'),
      citizen.conversationId,
      10,
    )
    expect(turns.map(({ text }) => text)).toEqual(['提交'])
  })
})

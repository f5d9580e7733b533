import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Turn } from '../../../src/domain/conversation.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { handleMessage } from '../../../src/usecases/handle-message.ts'
import { citizenOf, type Jiban, openJiban, textOf } from '../../support/jiban.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())

/** One message in a conversation nobody has seen before, with what its sender says went before. */
const saidAfter = (earlier: readonly string[], text: string): Promise<Turn> =>
  handleMessage(jiban.deps, {
    place: placeIdSchema.parse('weifang'),
    channel: 'openai',
    messageId: randomUUID(),
    conversationId: randomUUID(),
    text,
    earlier,
    receivedAt: jiban.clock.now(),
  })

const countOf = async (table: 'turn' | 'consultation_record' | 'knowledge_feedback' | 'work_order') =>
  Number(
    (
      await jiban.database.db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  )

describe('a message that comes with what was said before', () => {
  it('is understood as the next one of that talk', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say('居住证怎么办理')
    const inOne = await citizen.say('要带什么材料？')
    const alone = await saidAfter([], '要带什么材料？')
    const told = await saidAfter(['居住证怎么办理'], '要带什么材料？')
    expect(textOf(told)).toBe(textOf(inOne))
    expect(told.outcome).toEqual(inOne.outcome)
    expect(textOf(alone)).not.toBe(textOf(inOne))
  })

  it('takes a bare number for the option that was offered there', async () => {
    const offered = await citizenOf(jiban, 'weifang').say('居住证怎么办理')
    const number = (offered.replies.at(-1)?.options ?? []).findIndex(({ send }) => send === '转人工') + 1
    expect(number).toBeGreaterThan(0)
    expect((await saidAfter(['居住证怎么办理'], `${number}`)).outcome.kind).toBe('handoff')
  })

  it('stores its own turn only, however often the rest is sent again', async () => {
    const before = await countOf('turn')
    const records = await countOf('consultation_record')
    await saidAfter(['居住证怎么办理', '社保卡丢了怎么办'], '身份证丢了怎么补办')
    expect(await countOf('turn')).toBe(before + 1)
    expect(await countOf('consultation_record')).toBe(records + 1)
  })

  it('gives no verdict, files no order and goes on with no intake that lies in the past', async () => {
    const feedback = await countOf('knowledge_feedback')
    const orders = await countOf('work_order')
    const past = [
      '身份证丢了怎么补办',
      '有帮助',
      '幸福小区三号楼半夜施工噪音太大，要求处理',
      '提交',
      '着火了，快来人',
    ]
    const turn = await saidAfter(past, '13800000000')
    expect(await countOf('knowledge_feedback')).toBe(feedback)
    expect(await countOf('work_order')).toBe(orders)
    expect(turn.outcome.kind).not.toBe('order')
  })

  it('finds nothing of it in a conversation that is on file', async () => {
    const place = placeIdSchema.parse('weifang')
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say('你好')
    const turn = await handleMessage(jiban.deps, {
      place,
      channel: 'web',
      messageId: randomUUID(),
      conversationId: citizen.conversationId,
      text: '要带什么材料？',
      earlier: ['居住证怎么办理'],
      receivedAt: jiban.clock.now(),
    })
    expect(turn.outcome).toMatchObject({ kind: 'clarify', reason: 'too-thin' })
  })
})

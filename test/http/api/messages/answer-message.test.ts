import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerMessages } from '../../../../src/http/api/messages/answer-message.ts'
import type { Deps } from '../../../../src/usecases/deps.ts'
import { type Jiban, openJiban } from '../../../support/jiban.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())

const gate = () => {
  let open = () => {}
  const opened = new Promise<void>((done) => {
    open = done
  })
  return { open, opened }
}

/** The service whose first message takes until `release`; `begun` when it is under way. */
const held = () => {
  const [beginning, end] = [gate(), gate()]
  let first = true
  const { conversations } = jiban.deps
  const deps: Deps = {
    ...jiban.deps,
    conversations: {
      ...conversations,
      open: async (...given) => {
        const waits = first
        first = false
        if (waits) {
          beginning.open()
          await end.opened
        }
        return conversations.open(...given)
      },
    },
  }
  return { deps, release: end.open, begun: beginning.opened }
}

const written = (conversationId: string, text: string) =>
  ({ place: 'weifang' as never, channel: 'web', conversationId, messageId: randomUUID(), text }) as const

describe('a message that comes while another one is being answered', () => {
  it('is answered after it, in the order in which they came', async () => {
    const { deps, release } = held()
    const answer = answerMessages(deps, false)
    const id = randomUUID()
    const texts = ['身份证丢了怎么补办？', '那要带什么材料？', '谢谢']
    const all = Promise.all(texts.map((text) => answer(written(id, text))))
    release()
    await all
    expect((await deps.conversations.turns('weifang' as never, id, 10)).map(({ text }) => text)).toEqual(
      texts,
    )
  })

  it('does not wait when a life is in danger', async () => {
    const { deps, release, begun } = held()
    const answer = answerMessages(deps, false)
    const id = randomUUID()
    const slow = answer(written(id, '身份证丢了怎么补办？'))
    await begun
    const urgent = await answer(written(id, '家里着火了快来人'))
    expect(urgent.outcome.kind).toBe('emergency')
    release()
    expect((await slow).outcome.kind).toBe('settled')
    expect(await deps.conversations.turns('weifang' as never, id, 10)).toHaveLength(2)
  })
})

describe('more messages than can be answered in time', () => {
  it('are refused in words, danger excepted, until some are answered', async () => {
    const { deps, release, begun } = held()
    const answer = answerMessages(deps, false, 1)
    const slow = answer(written(randomUUID(), '身份证丢了怎么补办？'))
    await begun
    const id = randomUUID()
    await expect(answer(written(id, '你好'))).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringContaining('没有收下'),
    })
    expect((await answer(written(randomUUID(), '家里着火了快来人'))).outcome.kind).toBe('emergency')
    release()
    await slow
    expect((await answer(written(id, '你好'))).outcome.kind).toBe('small-talk')
    expect(await deps.conversations.turns('weifang' as never, id, 10)).toHaveLength(1)
  })
})

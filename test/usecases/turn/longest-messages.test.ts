import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { handleMessage } from '../../../src/usecases/handle-message.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'

const place = placeIdSchema.parse('weifang')
const signs = 1_500_000
let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban('2026-09-28T10:00:00+08:00')
})
afterAll(() => jiban.close())

const say = async (text: string, earlier: readonly string[] = []) => {
  const conversationId = randomUUID()
  const { outcome } = await handleMessage(jiban.deps, {
    place,
    channel: 'openai',
    messageId: randomUUID(),
    conversationId,
    text,
    earlier,
    receivedAt: jiban.clock.now(),
  })
  const [turn] = await jiban.deps.conversations.turns(place, conversationId, 1)
  return { outcome, kept: turn?.text.length }
}

/** Nobody else is answered while one message is read: each of these would take hours if steps read them whole. */
describe('a message as large as any door lets in', () => {
  it.each([
    ['blanks before a word', `${' '.repeat(signs)}你好`],
    ['blanks between words', `你好${' '.repeat(signs)}吗`],
    ['line breaks', `你好${'\n'.repeat(signs)}x`],
    ['commas', '，'.repeat(signs / 3)],
    ['numbers in groups', '1 3 8 0 '.repeat(signs / 8)],
    ['an address without end', `${'a'.repeat(signs / 2)}@${'b.'.repeat(signs / 4)}`],
    ['a complaint again and again', '我要投诉，东风街12号，'.repeat(signs / 36)],
  ])('of %s is answered, and kept whole', async (_, text) => {
    const { outcome, kept } = await say(text)
    expect(outcome.kind).toMatch(/small-talk|refused|out-of-scope|settled|clarify|intake|handoff/)
    expect(kept).toBe(text.length)
  })

  it('is no harm among earlier words either', async () => {
    const blanks = `你好${'\n'.repeat(signs)}${' '.repeat(signs)}x`
    expect((await say('身份证丢了怎么补办', [blanks, blanks])).outcome.kind).toBe('settled')
  })
})

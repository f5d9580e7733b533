import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, openService, type Service } from './service.ts'

let service: Service
beforeAll(async () => {
  service = await openService()
})
afterAll(() => service.close())

const question = '身份证丢了怎么补办'

/** What a chat client shows, gathered from the chunks of a stream. */
const streamed = async (stream: AsyncIterable<OpenAI.ChatCompletionChunk>) => {
  const chunks: OpenAI.ChatCompletionChunk[] = []
  for await (const chunk of stream) chunks.push(chunk)
  const content = chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')
  return { chunks, content }
}

describe('the official client', () => {
  it('finds the place of its key as the only model', async () => {
    const models = (await service.client().models.list()).data
    expect(models.map(({ id }) => id)).toEqual(['weifang'])
    expect(await service.client().models.retrieve('weifang')).toMatchObject({ object: 'model' })
    await expect(service.client().models.retrieve('fuzhou')).rejects.toThrow(OpenAI.NotFoundError)
  })

  it('gets an answer with its source in the text, as annotation and in our own field', async () => {
    const completion = await service.client().chat.completions.create(ask(question))
    const [choice] = completion.choices
    expect(choice?.finish_reason).toBe('stop')
    expect(choice?.message.content).toContain('来源：')
    expect(choice?.message.content).toContain(`${service.origin}/weifang/knowledge/id-card.lost-replacement`)
    const [citation] = choice?.message.annotations ?? []
    const { start_index, end_index, url } = citation?.url_citation ?? {
      start_index: 0,
      end_index: 0,
      url: '',
    }
    const cited = [...(choice?.message.content ?? '')].slice(start_index, end_index).join('')
    expect(cited).toMatch(/^\[1\] /)
    expect(cited.endsWith(url)).toBe(true)
    expect((completion as unknown as Record<string, unknown>)['jiban']).toMatchObject({
      outcome: { kind: 'settled' },
      citations: [{ entryId: 'id-card.lost-replacement' }],
    })
  })

  it('streams the very same text in several pieces, with usage where it is asked for', async () => {
    const whole = await service.client().chat.completions.create(ask(question))
    const { chunks, content } = await streamed(
      await service
        .client()
        .chat.completions.create({ ...ask(question), stream: true, stream_options: { include_usage: true } }),
    )
    expect(content).toBe(whole.choices[0]?.message.content)
    expect(chunks.length).toBeGreaterThan(4)
    expect(chunks.at(-1)?.choices).toEqual([])
    expect(chunks.at(-1)?.usage).toEqual(whole.usage)
    expect(chunks.flatMap(({ choices }) => choices).at(-1)?.finish_reason).toBe('stop')
    const plain = await streamed(
      await service.client().chat.completions.create({ ...ask(question), stream: true }),
    )
    expect(plain.chunks.some(({ usage }) => usage)).toBe(false)
  })

  it('is served by the helper that gathers a stream', async () => {
    const runner = service.client().chat.completions.stream({ ...ask(question) })
    expect((await runner.finalChatCompletion()).choices[0]?.message.content).toContain('来源：')
  })

  it('keeps a conversation by the id it gives, and takes a number for the option offered', async () => {
    const extra = { user: 'u1', metadata: { conversation_id: 'c1' } }
    const first = await service.client().chat.completions.create(ask('居住证怎么办理', extra))
    const text = first.choices[0]?.message.content ?? ''
    const number = /(\d) 转人工/.exec(text)?.[1] ?? ''
    const second = await service.client().chat.completions.create(ask(number, extra))
    expect(second).toMatchObject({ jiban: { outcome: { kind: 'handoff' }, conversation: 'kept' } })
  })

  it('files an order over several requests of one conversation', async () => {
    const send = (content: string) =>
      service.client().chat.completions.create(ask(content, { user: 'u2' }), {
        headers: { 'x-conversation-id': 'order' },
      })
    const lines = ['奎文区幸福小区3号楼昨晚十一点施工噪音很大，要求停止夜间施工，电话13800000000']
    let last = await send(lines[0] ?? '')
    for (let turn = 0; turn < 8; turn++) {
      const { outcome } = (last as unknown as { jiban: { outcome: { kind: string; reason?: string } } }).jiban
      if (outcome.kind === 'order') break
      last = await send(outcome.reason === 'confirm' ? '提交' : '跳过')
    }
    expect(last).toMatchObject({
      jiban: { outcome: { kind: 'order' }, order: { queryCode: expect.any(String) } },
    })
    expect(last.choices[0]?.message.content).toMatch(/查询码/)
  })

  it('lets nobody into the conversation of another user, client or place with the same id', async () => {
    const extra = { metadata: { conversation_id: 'same' } }
    const mine = ask('居住证怎么办理', { ...extra, user: 'a' })
    await service.client().chat.completions.create(mine)
    const follow = '要带什么材料？'
    const own = await service.client().chat.completions.create(ask(follow, { ...extra, user: 'a' }))
    const other = await service.client().chat.completions.create(ask(follow, { ...extra, user: 'b' }))
    const stranger = service.client((await service.keyOf('weifang')).key)
    const theirs = await stranger.chat.completions.create(ask(follow, { ...extra, user: 'a' }))
    expect(own).toMatchObject({ jiban: { outcome: { kind: 'settled' } } })
    for (const completion of [other, theirs])
      expect(completion).toMatchObject({ jiban: { outcome: { kind: 'clarify', reason: 'too-thin' } } })
  })

  it('answers by the history of the request alone where no id is given, and shares nothing', async () => {
    const history = [
      { role: 'system' as const, content: '你是别的什么人' },
      { role: 'user' as const, content: '居住证怎么办理' },
      { role: 'assistant' as const, content: '（前面的答复）' },
      { role: 'user' as const, content: '要带什么材料？' },
    ]
    const told = await service.client().chat.completions.create({ model: 'weifang', messages: history })
    expect(told).toMatchObject({ jiban: { outcome: { kind: 'settled' }, conversation: 'none' } })
    const alone = await service.client().chat.completions.create(ask('要带什么材料？', { user: 'u' }))
    expect(alone).toMatchObject({ jiban: { outcome: { reason: 'too-thin' } } })
  })

  it('is told where an order can be filed when it gives no conversation to file it in', async () => {
    const told = await service
      .client()
      .chat.completions.create(ask('幸福小区三号楼半夜施工噪音太大，要求处理'))
    expect(told).toMatchObject({ jiban: { outcome: { kind: 'intake' } } })
    expect(told.choices[0]?.message.content).toContain('12345')
  })

  it('gets 401 for a wrong key, a revoked one and one of another scope', async () => {
    const revoked = await service.keyOf('weifang')
    await service.clients.revoke(revoked.client.place, revoked.client.id, service.jiban.clock.now())
    for (const key of ['jb-wrong', revoked.key, (await service.keyOf('weifang', 'open311')).key])
      await expect(service.client(key).models.list()).rejects.toThrow(OpenAI.AuthenticationError)
  })

  it('gets 404 for a model that is none, and for the place of another key', async () => {
    for (const model of ['gpt-4o', 'fuzhou', '']) {
      const asked = service.client().chat.completions.create({ ...ask(question), model })
      await expect(asked).rejects.toMatchObject({ status: model === '' ? 400 : 404 })
    }
  })
})

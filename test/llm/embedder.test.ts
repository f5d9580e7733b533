import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openEmbedder } from '../../src/llm/index.ts'
import { embeds, holds, type ModelServer, modelServer, refuses, sends } from '../support/model-server.ts'
import { place, settingsFor, surroundings } from './around.ts'

let server: ModelServer
beforeAll(async () => {
  server = await modelServer()
})
beforeEach(() => {
  server.asked.length = 0
})
afterAll(() => server.close())

const open = (limits = {}) => {
  const outside = surroundings(limits)
  return { ...outside, embedder: openEmbedder(settingsFor(server.baseUrl), outside.around) }
}

const byLength = (text: string) => [text.length, 0, 0, 1]

describe('an embedder', () => {
  it('gives a vector for each text in its order, in requests of 64', async () => {
    server.answerWith(embeds(byLength))
    const texts = Array.from({ length: 70 }, (_, i) => '字'.repeat(i + 1))
    const vectors = await open().embedder.texts(texts)
    expect(vectors.map(([length]) => length)).toEqual(texts.map(({ length }) => length))
    expect(server.asked.map(({ body }) => body.input.length).sort()).toEqual([6, 64])
    expect(server.asked[0]).toMatchObject({
      path: '/v1/embeddings',
      body: { model: 'scripted-embedding', encoding_format: 'float' },
    })
    expect(server.asked[0]?.body.dimensions).toBeUndefined()
  })

  it('asks for the length only of a model whose own is another', async () => {
    server.answerWith(embeds((_, dimensions) => new Array(dimensions ?? 8).fill(0.5)))
    const { embedder } = open()
    expect(await embedder.question(place, '一')).toHaveLength(4)
    expect(await embedder.question(place, '二')).toHaveLength(4)
    expect(server.asked.map(({ body }) => body.dimensions)).toEqual([undefined, 4, 4])
  })

  it('sends no personal data of a question', async () => {
    server.answerWith(embeds(byLength))
    await open().embedder.question(place, '我叫王建国，电话13812345678，公积金怎么提取')
    expect(server.asked[0]?.raw).toContain('公积金怎么提取')
    expect(server.asked[0]?.raw).not.toMatch(/建国|13812345678|5678/)
  })

  it('asks once for the same question', async () => {
    server.answerWith(embeds(byLength))
    const { embedder } = open()
    await embedder.question(place, '公积金')
    expect(await embedder.question(place, '公积金')).toEqual([3, 0, 0, 1])
    expect(server.asked).toHaveLength(1)
  })

  it.each([
    ['a refusal', refuses(401)],
    ['trouble', refuses(500)],
    ['garbage', sends('{"data":[{"embedding":["x"]}]}')],
    ['no data', sends('{}')],
    ['vectors of another length than it was asked for', embeds(() => [1, 2])],
  ] as const)('has no vector of a question after %s', async (_, script) => {
    const { embedder, faults } = open()
    server.answerWith(script)
    expect(await embedder.question(place, '公积金')).toBeNull()
    expect(faults).toHaveLength(1)
  })

  it('has no vector of a question in time when the endpoint is slow', async () => {
    const { embedder, timeIsUp, limitsAsked } = open()
    server.answerWith(holds)
    const arrived = server.nextRequest()
    const vector = embedder.question(place, '公积金')
    await arrived
    timeIsUp()
    expect(await vector).toBeNull()
    expect(limitsAsked).toEqual([800])
  })

  it('has none when the budget is used up', async () => {
    server.answerWith(embeds(byLength))
    expect(await open({ calls: 0 }).embedder.question(place, '公积金')).toBeNull()
    expect(server.asked).toEqual([])
  })

  it('says so when texts cannot be turned into vectors', async () => {
    server.answerWith(refuses(500))
    await expect(open().embedder.texts(['一'])).rejects.toThrow('status 500')
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allPlaces } from '../../../src/rules/index.ts'
import { triageSchema } from '../../../src/usecases/suggesting/triage.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { clientOf, isProblem } from './client.ts'

let jiban: Jiban
let client: ReturnType<typeof clientOf>
beforeAll(async () => {
  jiban = await openJiban('2026-09-28T10:00:00+08:00')
  client = clientOf(jiban)
})
afterAll(() => jiban.close())

const rowsOf = (table: 'turn' | 'work_order' | 'message_claim') =>
  jiban.database.db
    .selectFrom(table)
    .select((row) => row.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()

describe('POST /triage', () => {
  it('reads a text, decides and routes it', async () => {
    const { status, body } = await client.post('/api/v1/weifang/triage', {
      text: '幸福路12号东门工地昨天夜里十一点还在施工，太吵了，要投诉，我的电话13800138000',
    })
    expect(status).toBe(200)
    expect(triageSchema.safeParse(body).success).toBe(true)
    expect(body).toMatchObject({
      nature: '投诉',
      decision: { outcome: 'accept' },
      extracted: { contactPhone: '13800138000' },
    })
    expect(body.route[0]).toMatchObject({ role: 'lead', unit: expect.any(String), why: expect.any(String) })
  })

  it('lets facts given win over facts read', async () => {
    const given = { text: '开发商不退定金，要投诉', facts: { litigation: 'filed' } }
    const { body } = await client.post('/api/v1/weifang/triage', given)
    expect(body.decision).toMatchObject({ outcome: 'reject', ground: 'litigation' })
    const { body: none } = await client.post('/api/v1/weifang/triage', {
      text: '法院已经立案了，开发商不退定金，要投诉',
      facts: { litigation: 'none' },
    })
    expect(none.decision.ground).toBeUndefined()
  })

  it('stores nothing', async () => {
    const tables = ['turn', 'work_order', 'message_claim'] as const
    const before = await Promise.all(tables.map(rowsOf))
    await client.post('/api/v1/weifang/triage', { text: '家里着火了快来人' })
    expect(await Promise.all(tables.map(rowsOf))).toEqual(before)
  })

  it.each([
    ['an unknown fact', { text: '你好', facts: { weather: 'rain' } }, 'facts'],
    ['a fact outside its words', { text: '你好', facts: { litigation: 'maybe' } }, 'facts.litigation'],
    ['an empty text', { text: '  ' }, 'text'],
    ['a day without a time', { text: '你好', at: '2026-09-28' }, 'at'],
  ])('refuses %s', async (_name, input, field) => {
    const answer = await client.post('/api/v1/weifang/triage', input)
    expect(answer.status).toBe(400)
    expect(isProblem(answer), JSON.stringify(answer.body)).toBe(true)
    expect(answer.body.facts.faults.map((fault: { field: string }) => fault.field)).toContain(field)
  })
})

describe('POST /deadlines', () => {
  it('counts and explains', async () => {
    const { status, body } = await client.post('/api/v1/generic-city/deadlines', {
      conditions: { stage: 'handle', complainant: 'enterprise' },
      startAt: '2026-09-28T10:00:00+08:00',
    })
    expect(status).toBe(200)
    expect(body.deadlines).toMatchObject([
      { type: 'handle', dueAt: '2026-10-23T16:00:00.000Z', clock: 'workday', provisional: false },
    ])
    expect(body.deadlines[0]).toMatchObject({
      article: expect.any(String),
      source: { strength: expect.any(String), origin: expect.any(String) },
      explanation: expect.stringContaining('国庆节'),
    })
  })

  it.each([
    ['no start', { conditions: {} }, 'startAt'],
    ['a start that is no moment', { conditions: {}, startAt: 'tomorrow' }, 'startAt'],
    [
      'an unknown stage',
      { conditions: { stage: 'sleep' }, startAt: '2026-09-28T10:00:00Z' },
      'conditions.stage',
    ],
    [
      'a limit of no days',
      { conditions: { statutory: { n: 0, unit: 'workday' } }, startAt: '2026-09-28T10:00:00Z' },
      'conditions.statutory.n',
    ],
  ])('refuses %s', async (_name, input, field) => {
    const answer = await client.post('/api/v1/weifang/deadlines', input)
    expect(answer.status).toBe(400)
    expect(isProblem(answer), JSON.stringify(answer.body)).toBe(true)
    expect(answer.body.facts.faults.map((fault: { field: string }) => fault.field)).toContain(field)
  })
})

describe.each([...allPlaces])('what %s publishes of itself', (place) => {
  it('are its rules, each with article, strength and origin', async () => {
    const { status, body } = await client.get(`/api/v1/${place}/rules`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ place, day: '2026-09-28', regulation: { title: expect.any(String) } })
    const text = JSON.stringify(body.rules)
    for (const word of ['article', 'strength', 'origin']) expect(text).toContain(`"${word}"`)
  })

  it('are a page for people who read them', async () => {
    const { type, body } = await client.get('/api/v1/weifang/rules', { accept: 'text/html' })
    expect(type).toContain('text/html')
    expect(body).toContain('第二十条')
    expect(body).toMatch(/本地规定|平台默认/)
    expect(body).not.toMatch(/undefined|\[object/)
  })

  it('are its units', async () => {
    const { status, body } = await client.get(`/api/v1/${place}/units`)
    expect(status).toBe(200)
    expect(body.units.length).toBeGreaterThan(5)
    expect(body.units[0]).toMatchObject({ id: expect.any(String), name: expect.any(String) })
  })
})

describe('knowledge', () => {
  it('is ranked for a question, with score and probability', async () => {
    const { status, body } = await client.get(
      `/api/v1/weifang/knowledge?q=${encodeURIComponent('身份证丢了怎么补办')}&limit=3`,
    )
    expect(status).toBe(200)
    expect(body.entries).toHaveLength(3)
    expect(body.entries[0]).toMatchObject({ id: 'id-card.lost-replacement', unitName: '潍坊市公安局' })
    const probabilities = body.entries.map(({ probability }: { probability: number }) => probability)
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a))
  })

  it('is filtered by topic, and browsed without a question', async () => {
    const { body } = await client.get('/api/v1/weifang/knowledge?topic=id-card&limit=50')
    expect(body.entries.length).toBeGreaterThan(1)
    for (const entry of body.entries) expect(entry).toMatchObject({ topic: 'id-card', score: null })
  })

  it('is read entry by entry, with versions, basis and owner', async () => {
    const { status, body } = await client.get('/api/v1/weifang/knowledge/id-card.lost-replacement')
    expect(status).toBe(200)
    expect(body).toMatchObject({ citable: true, unitName: '潍坊市公安局', basis: expect.any(Array) })
    expect(body.versions).toHaveLength(1)
  })

  it('takes a verdict on an entry', async () => {
    const verdict = { verdict: 'wrong', comment: '地址变了' }
    const path = '/api/v1/weifang/knowledge/id-card.lost-replacement/feedback'
    expect(await client.post(path, verdict)).toMatchObject({ status: 200, body: { recorded: true } })
    const unknown = await client.post('/api/v1/weifang/knowledge/no.such-entry/feedback', verdict)
    expect(unknown).toMatchObject({ status: 404, body: { code: 'unknown_entry' } })
    const wrong = await client.post(path, { verdict: 'nice' })
    expect(wrong.status).toBe(400)
    expect(isProblem(wrong)).toBe(true)
  })

  it('of another place is not shown', async () => {
    const { body } = await client.get('/api/v1/fuzhou/knowledge?limit=100&topic=hotline')
    const own = body.entries.map(({ id }: { id: string }) => id)
    const { body: other } = await client.get('/api/v1/weifang/knowledge?limit=100&topic=hotline')
    const [foreign] = other.entries.filter(({ id }: { id: string }) => !own.includes(id))
    expect(foreign).toBeDefined()
    expect((await client.get(`/api/v1/fuzhou/knowledge/${foreign.id}`)).status).toBe(404)
  })

  it.each(['limit=0', 'limit=1000', 'limit=many', 'offset=-1', `q=${'长'.repeat(401)}`])(
    'refuses ?%s',
    async (query) => {
      const answer = await client.get(`/api/v1/weifang/knowledge?${query}`)
      expect(answer.status).toBe(400)
      expect(isProblem(answer), JSON.stringify(answer.body)).toBe(true)
    },
  )
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OrderCard } from '../../../src/domain/answer.ts'
import { citizenOrderSchema } from '../../../src/usecases/own-orders/citizen-order.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { filedIn } from '../../usecases/turn/story.ts'
import { clientOf, isProblem } from './client.ts'

let jiban: Jiban
let client: ReturnType<typeof clientOf>
beforeAll(async () => {
  jiban = await openJiban('2026-09-28T10:00:00+08:00')
  client = clientOf(jiban)
})
afterAll(() => jiban.close())

const newOrder = async () => (await filedIn(jiban, 'weifang')).card
const pathOf = ({ no }: OrderCard, place = 'weifang') => `/api/v1/${place}/orders/${no}`
const look = (card: OrderCard, code = card.queryCode) => client.get(`${pathOf(card)}?code=${code}`)
const wrongCodeOf = ({ queryCode }: OrderCard) => (queryCode === '000000' ? '000001' : '000000')
const command = (card: OrderCard, body: object) =>
  client.post(`${pathOf(card)}/commands`, { code: card.queryCode, ...body })

describe('GET /orders/:no', () => {
  it('shows what the citizen may see', async () => {
    const card = await newOrder()
    const { status, body } = await look(card)
    expect(status).toBe(200)
    expect(citizenOrderSchema.safeParse(body).success).toBe(true)
    expect(body).toMatchObject({ no: card.no, status: 'dispatched', nature: '投诉', reply: null })
    expect(JSON.stringify(body)).not.toContain('13800138000')
  })

  it('says the same to a wrong code, a wrong number and another place', async () => {
    const card = await newOrder()
    const answers = [
      await look(card, wrongCodeOf(card)),
      await client.get(`/api/v1/weifang/orders/WEIF209901010001?code=${card.queryCode}`),
      await client.get(`${pathOf(card, 'fuzhou')}?code=${card.queryCode}`),
    ]
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 404, body: { code: 'unknown_order' } })
      expect(isProblem(answer)).toBe(true)
    }
    expect(new Set(answers.map(({ body }) => body.detail)).size).toBe(1)
  })

  it('needs a code', async () => {
    const answer = await client.get(pathOf(await newOrder()))
    expect(answer).toMatchObject({ status: 400, body: { facts: { faults: [{ field: 'code' }] } } })
    expect(isProblem(answer)).toBe(true)
  })

  it('counts every look before the code is compared: after the limit the right code shows nothing', async () => {
    const card = await newOrder()
    for (let tries = 0; tries < 20; tries++) {
      // The case of the number makes no new count.
      const no = tries % 2 === 0 ? card.no : card.no.toLowerCase()
      const answer = await client.get(`/api/v1/weifang/orders/${no}?code=${wrongCodeOf(card)}`)
      expect(answer.status).toBe(404)
    }
    const right = await look(card)
    expect(right).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
    expect(isProblem(right)).toBe(true)
    expect(right.body.facts.retryAfterSeconds).toBeLessThanOrEqual(600)
    expect((await look(await newOrder())).status).toBe(200)
  })

  it('shares the count with the commands', async () => {
    const card = await newOrder()
    for (let tries = 0; tries < 10; tries++) await look(card, wrongCodeOf(card))
    for (let tries = 0; tries < 10; tries++)
      expect((await command(card, { type: 'withdraw', code: wrongCodeOf(card) })).status).toBe(404)
    expect((await command(card, { type: 'withdraw' })).status).toBe(429)
    expect((await look(card)).status).toBe(429)
  })

  it('opens again when ten minutes have passed, however often it was tried meanwhile', async () => {
    const card = await newOrder()
    const start = jiban.clock.now().getTime()
    for (let tries = 0; tries < 40; tries++) await look(card, wrongCodeOf(card))
    jiban.clock.set(new Date(start + 600_000).toISOString())
    expect((await look(card)).status).toBe(200)
    jiban.clock.set(new Date(start).toISOString())
  })
})

describe('POST /orders/:no/commands', () => {
  it('adds a supplement and returns the order after it', async () => {
    const card = await newOrder()
    const { status, body } = await command(card, { type: 'supplement', text: '补充：噪声是打桩机' })
    expect(status).toBe(200)
    expect(body.supplements).toEqual(['补充：噪声是打桩机'])
  })

  it('answers 409 with what may be done instead when a rule is against it', async () => {
    const card = await newOrder()
    const answer = await command(card, { type: 'demand-explanation' })
    expect(answer).toMatchObject({ status: 409, body: { code: 'forbidden_by_rule' } })
    expect(answer.body.facts.instead).not.toBe('')
    expect(answer.body.facts.article).toMatch(/第.+条/)
    expect(isProblem(answer)).toBe(true)
  })

  it('lets an explanation be demanded once the deadline has passed', async () => {
    const card = await newOrder()
    jiban.clock.set('2026-10-12T10:00:00+08:00')
    expect((await command(card, { type: 'demand-explanation' })).status).toBe(200)
    jiban.clock.set('2026-09-28T10:00:00+08:00')
  })

  it('answers 409 to a version that has moved on', async () => {
    const card = await newOrder()
    const { body } = await look(card)
    const both = await Promise.all(
      ['一', '二'].map((who) =>
        command(card, { type: 'supplement', text: `${who}号补充`, expectedVersion: body.version }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const conflict = both.find(({ status }) => status === 409)
    expect(conflict?.body.code).toBe('version_conflict')
  })

  it.each([
    ['an unknown command', { type: 'close' }, 'type'],
    ['no command', {}, 'type'],
    ['an empty supplement', { type: 'supplement', text: ' ' }, 'text'],
    ['a rating of six', { type: 'rate', score: 6 }, 'score'],
    ['a version in words', { type: 'withdraw', expectedVersion: 'three' }, 'expectedVersion'],
  ])('refuses %s', async (_name, input, field) => {
    const card = await newOrder()
    const { version } = (await look(card)).body
    const answer = await command(card, input)
    expect(answer.status).toBe(400)
    expect(isProblem(answer), JSON.stringify(answer.body)).toBe(true)
    expect(answer.body.facts.faults.map((fault: { field: string }) => fault.field)).toContain(field)
    expect((await look(card)).body.version).toBe(version)
  })
})

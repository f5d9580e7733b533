import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { clientOf, isProblem } from '../api/client.ts'
import { deskOf, takenDown } from '../api/desk.ts'
import { anyCall, type Call, type Contract, type Known, operationsOf } from './contract-calls.ts'

const place = 'weifang'
const runs = 5
const seed = 1
const accounts = ['agent', 'dispatcher', 'lead', 'supervisor', 'clerk.fire', 'editor', 'admin']

let jiban: Jiban
let contract: Contract
let known: Known

beforeAll(async () => {
  jiban = await openJiban()
  const client = clientOf(jiban)
  contract = (await client.get('/openapi.json')).body
  const agent = await deskOf(jiban, 'agent', place)
  const dispatcher = await deskOf(jiban, 'dispatcher', place)
  const cards = [await takenDown(agent), await takenDown(agent)]
  await dispatcher.does(cards[0]?.no ?? '', {
    type: 'dispatch',
    lead: 'fire',
    why: '测试',
    requirement: '测试',
  })
  const talk = (await client.post(`/api/v1/${place}/messages`, { text: '路灯坏了' })).body.conversationId
  const cookies = ['', (await deskOf(jiban, 'dispatcher', 'fuzhou')).cookie]
  for (const account of accounts) cookies.push((await deskOf(jiban, account, place)).cookie)
  const nos = cards.map(({ no }) => no)
  const entry = 'id-card.lost-replacement'
  known = {
    place,
    cookies,
    words: [...nos, talk, 'fire', 'housing', 'clerk.water.weifang', entry, '测试的话', '13800138000', '1'],
    named: {
      no: nos,
      code: cards.map(({ queryCode }) => queryCode),
      id: [talk, entry, '1', '0', crypto.randomUUID()],
      q: ['路灯', '身份证', '%', '1'],
    },
  }
})
afterAll(() => jiban.close())

/** What is wrong with the answer; null when it is a result or a problem in our words. */
const faultIn = async (response: Response): Promise<string | null> => {
  const type = response.headers.get('content-type') ?? ''
  if (type.startsWith('text/event-stream')) {
    await response.body?.cancel()
    return response.ok ? null : `${response.status} in a stream`
  }
  const text = await response.text()
  if (response.status < 400) return null
  const { status, headers } = response
  const answer = { status, type, headers, body: type.includes('json') ? JSON.parse(text) : {} }
  return status < 500 && isProblem(answer) ? null : `${status} ${type} ${text.slice(0, 300)}`
}

const told = ({ path, init }: Call): string =>
  `${init.method} ${path.slice(0, 200)} ${String(init.body ?? '').slice(0, 300)}`

describe('every route of the contract', () => {
  it('answers whatever is sent, by whomever, with a result or with a problem in our words', async () => {
    const faults: string[] = []
    const statuses = new Set<number>()
    const { schemas } = contract.components
    for (const operation of operationsOf(contract))
      await fc.assert(
        fc.asyncProperty(anyCall(operation, schemas, known), async (call) => {
          const response = await jiban.app.request(call.path, call.init)
          statuses.add(response.status)
          const fault = await faultIn(response)
          if (fault) faults.push(`${told(call)} -> ${fault}`)
        }),
        { numRuns: runs, seed },
      )
    expect(faults).toEqual([])
    // The calls reach behind the validation, or they would show little.
    for (const status of [200, 400, 401, 403, 404, 409]) expect([...statuses]).toContain(status)
  })
})

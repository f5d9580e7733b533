import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { clientOf, isProblem } from './client.ts'
import { call, type Desk, deskOf, takenDown } from './desk.ts'

let jiban: Jiban
let client: ReturnType<typeof clientOf>
let agent: Desk
let dispatcher: Desk
let clerk: Desk
beforeAll(async () => {
  jiban = await openJiban()
  client = clientOf(jiban)
  agent = await deskOf(jiban, 'agent', 'weifang')
  dispatcher = await deskOf(jiban, 'dispatcher', 'weifang')
  clerk = await deskOf(jiban, 'clerk.urban-management', 'weifang')
})
afterAll(() => jiban.close())

const weifang = placeIdSchema.parse('weifang')
const lawsuit = {
  channel: 'phone',
  text: '我的劳动争议案件法院已经立案正在审理，我要投诉法官判得慢，要求你们催一下。',
  contactPhone: '13800138000',
}
const dispatch = { type: 'dispatch', lead: 'urban-management', why: '按职责', requirement: '请修复并答复。' }

describe('sign-in over HTTP', () => {
  it('tells who is signed in, with the commands of the role', async () => {
    const { status, body } = await clerk.get('/me')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: 'clerk.urban-management.weifang',
      role: 'unit-clerk',
      unit: 'urban-management',
    })
    expect(body.commands).toContain('sign')
    expect(body.commands).not.toContain('dispatch')
  })

  it('refuses a wrong password with a problem document that tells nothing of the account', async () => {
    const answer = await client.post('/api/auth/sign-in/username', {
      username: 'agent.weifang',
      password: 'wrong-one',
    })
    expect(answer.status).toBe(401)
    expect(isProblem(answer)).toBe(true)
    const nobody = await client.post('/api/auth/sign-in/username', {
      username: 'nobody.weifang',
      password: 'wrong-one',
    })
    expect({ ...nobody.body, requestId: '' }).toEqual({ ...answer.body, requestId: '' })
  })

  it('ends the session on sign-out', async () => {
    const desk = await deskOf(jiban, 'editor', 'weifang')
    expect((await desk.get('/me')).status).toBe(200)
    const out = await client.post('/api/auth/sign-out', {}, { cookie: desk.cookie })
    expect(out.status).toBe(200)
    expect((await desk.get('/me')).status).toBe(401)
  })

  it('turns away whoever is not signed in, works in another place, or comes from another site', async () => {
    expect((await client.get('/api/v1/weifang/me')).status).toBe(401)
    expect((await client.get('/api/v1/weifang/orders')).status).toBe(401)
    expect((await client.get('/api/v1/fuzhou/orders', { cookie: agent.cookie })).status).toBe(403)
    const foreign = { origin: 'https://elsewhere.example' }
    expect((await agent.post('/keys', { name: 'x' }, foreign)).status).toBe(403)
    expect((await agent.post('/keys', { name: 'x' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await agent.post('/keys', { name: 'x' }, { origin: 'http://localhost' })).status).toBe(200)
    const signIn = { username: 'agent.weifang', password: 'jiban-demo' }
    expect((await client.post('/api/auth/sign-in/username', signIn, foreign)).status).toBe(403)
  })

  it('knows a programme by its key', async () => {
    const { body } = await dispatcher.post('/keys', { name: 'reports' })
    const bearer = { authorization: `Bearer ${body.key}`, origin: 'https://elsewhere.example' }
    expect((await client.get('/api/v1/weifang/me', bearer)).body.id).toBe('dispatcher.weifang')
    expect((await client.get('/api/v1/weifang/me', { authorization: 'Bearer jiban_x' })).status).toBe(401)
  })
})

describe('orders of those at work', () => {
  it('go from the telephone to the unit, each seeing what is theirs', async () => {
    const { no, queryCode } = await takenDown(agent)
    expect((await clerk.get(`/orders/${no}`)).status).toBe(404)
    const sent = await dispatcher.does(no, dispatch)
    expect(sent.status, JSON.stringify(sent.body)).toBe(200)
    expect(sent.body).toMatchObject({ no, state: 'dispatched', lead: 'urban-management', repeated: false })
    const mine = await clerk.get('/orders?list=my-unit')
    expect(mine.body.orders.map((order: { no: string }) => order.no)).toContain(no)
    expect((await clerk.get(`/orders/${no}`)).body.events.length).toBeGreaterThan(2)
    expect(JSON.stringify((await clerk.get(`/orders/${no}`)).body)).not.toContain('13800138000')
    expect((await client.get(`/api/v1/weifang/orders/${no}?code=${queryCode}`)).body.status).toBe(
      'dispatched',
    )
    const other = await deskOf(jiban, 'clerk.fire', 'weifang')
    expect((await other.get(`/orders/${no}`)).status).toBe(404)
    expect((await other.does(no, { type: 'sign' })).status).toBe(404)
  })

  it("refuse a step that is not the role's, a stale version, and a command by code that is not a citizen's", async () => {
    const { no, queryCode } = await takenDown(agent)
    expect((await clerk.does(no, dispatch)).status).toBe(404)
    const denied = await agent.does(no, dispatch)
    expect(denied.status).toBe(403)
    expect(denied.body.facts.roles).toContain('dispatcher')
    const stale = await dispatcher.does(no, { ...dispatch, expectedVersion: 1 })
    expect(stale.status).toBe(409)
    expect(stale.body.code).toBe('version_conflict')
    const byCode = await client.post(`/api/v1/weifang/orders/${no}/commands`, {
      ...dispatch,
      code: queryCode,
    })
    expect(byCode.status).toBe(403)
    expect((await client.post(`/api/v1/weifang/orders/${no}/commands`, dispatch)).status).toBe(401)
    expect((await dispatcher.does(no, { type: 'no-such-step' })).status).toBe(400)
  })

  it('do a command once for each key', async () => {
    const { no } = await takenDown(agent)
    const key = { 'idempotency-key': 'k-1' }
    const first = await dispatcher.does(no, dispatch, key)
    const again = await dispatcher.does(no, dispatch, key)
    expect(again.body).toMatchObject({ repeated: true, version: first.body.version })
    expect(
      (await dispatcher.does(no, { type: 'flag', flag: 'sudden', on: true, why: '突发' }, key)).status,
    ).toBe(409)
  })

  it('are taken down once for each key, completely or not at all [F-04]', async () => {
    const fuzhou = await deskOf(jiban, 'agent', 'fuzhou')
    const told = {
      channel: 'fax',
      text: '我要投诉，鼓楼区五四路下雨就积水，井盖堵了几个月没人清。',
      receivedAt: '2026-11-20T16:00:00+08:00',
      contactPhone: '13900139000',
      place: '鼓楼区五四路',
      publicity: 'citizen_opt_out',
    }
    const headers = { 'idempotency-key': 'fax-1' }
    const first = await fuzhou.post('/orders', told, headers)
    expect(first.status, JSON.stringify(first.body)).toBe(200)
    expect((await fuzhou.post('/orders', told, headers)).body).toEqual(first.body)
    const { body } = await fuzhou.get(`/orders/${first.body.no}`)
    expect(body.channel).toBe('fax')
    const types = body.events.map(({ event }: { event: { type: string } }) => event.type)
    expect(types.slice(0, 4)).toEqual(['filed', 'clocks-started', 'overdue-noted', 'clocks-stopped'])
    expect(body.events[0].actor).toMatchObject({ role: 'agent', id: 'agent.fuzhou' })
    const words = await fuzhou.post(`/orders/${first.body.no}/reveal`, { why: '核对来件' })
    expect(words.body).toMatchObject({ contactPhone: '13900139000', verbatim: told.text })
    const { contactPhone: _, ...without } = told
    const incomplete = await fuzhou.post('/orders', without)
    expect(incomplete.status).toBe(400)
    expect(incomplete.body.facts.missing).toContain('contactPhone')
    expect((await clerk.post('/orders', told)).status).toBe(403)
  })

  it('are refused with a key that took down something else, or a matter that was turned away', async () => {
    const headers = { 'idempotency-key': 'call-2' }
    const { no } = await takenDown(agent, {}, headers)
    const other = await agent.post(
      '/orders',
      { ...call, text: '我要投诉，公交站牌倒在路边没人扶。' },
      headers,
    )
    expect([other.status, other.body.code, other.body.facts.no]).toEqual([409, 'key_reused', no])
    const turnedAway = { 'idempotency-key': 'call-3' }
    expect((await agent.post('/orders', lawsuit, turnedAway)).body.code).toBe('forbidden_by_rule')
    expect((await agent.post('/orders', lawsuit, turnedAway)).body.code).toBe('forbidden_by_rule')
    expect((await agent.post('/orders', call, turnedAway)).body.code).toBe('key_reused')
  })

  it('are kept where nobody can guess, however plain the key', async () => {
    const { no, queryCode } = await takenDown(agent, {}, { 'idempotency-key': 'call-1' })
    const guessed = createHash('sha256').update('phone:agent.weifang:call-1').digest('hex')
    const { body } = await client.get(`/api/v1/weifang/conversations/${guessed}`)
    expect(JSON.stringify(body)).not.toContain(queryCode)
    const order = await jiban.deps.orders.load(weifang, no)
    const [filed] = order?.events ?? []
    expect(filed?.event).not.toMatchObject({ conversationId: guessed })
  })

  it('are refused with the article where the place does not take the matter', async () => {
    const answer = await agent.post('/orders', lawsuit)
    expect(answer.status).toBe(409)
    expect(answer.body.facts.article).toMatch(/第.*条/)
  })

  it('have pages whose cursor may be nonsense, which is said', async () => {
    for (const after of [
      'x',
      '2026-01-01T00:00:00Z',
      '-200000-01-01T00:00:00Z_x',
      '+275000-01-01T00:00:00Z_x',
    ]) {
      const answer = await clerk.get(`/orders?after=${encodeURIComponent(after)}`)
      expect([answer.status, answer.body.code], after).toEqual([400, 'invalid_input'])
    }
  })

  it('open contact data only with a reason', async () => {
    const { no } = await takenDown(agent)
    expect((await agent.post(`/orders/${no}/reveal`, {})).status).toBe(400)
    const opened = await agent.post(`/orders/${no}/reveal`, { why: '核实地点' })
    expect(opened.body).toMatchObject({ contactPhone: '13800138000', contactName: '王女士' })
    expect(opened.headers.get('cache-control')).toBe('no-store')
  })

  it('have papers for those who may see them', async () => {
    const { no } = await takenDown(agent)
    const { body } = await agent.get(`/orders/${no}/documents`)
    expect(body.documents.map(({ id }: { id: string }) => id)).toEqual(['work-sheet'])
    const page = await client.get(body.documents[0].href, { cookie: agent.cookie })
    expect(page.status).toBe(200)
    expect(page.type).toContain('text/html')
    expect(page.body).toContain('路灯')
    expect((await clerk.get(`/orders/${no}/documents/work-sheet`)).status).toBe(404)
    expect((await agent.get(`/orders/${no}/documents/letter`)).status).toBe(404)
    expect((await client.get(body.documents[0].href)).status).toBe(401)
  })
})

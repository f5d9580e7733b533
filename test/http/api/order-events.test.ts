import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedPost } from '../../../adapters/signed-post/index.ts'
import { unitIdSchema } from '../../../src/domain/place.ts'
import { feedEventSchema } from '../../../src/domain/work-order/feed-event.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { type SignedEndpoint, signedEndpoint } from '../../support/signed-endpoint.ts'
import { sendEvents } from '../../usecases/order-feed/open-webhooks.ts'
import { clientOf, isProblem } from './client.ts'
import { type Desk, deskOf, takenDown } from './desk.ts'

const place = 'weifang'
const accounts = ['agent', 'dispatcher', 'lead', 'editor', 'admin', 'clerk.market', 'clerk.housing-fund']
let jiban: Jiban
let endpoint: SignedEndpoint
const desks: Record<string, Desk> = {}
const market = unitIdSchema.parse('market')
beforeAll(async () => {
  jiban = await openJiban()
  endpoint = await signedEndpoint()
  for (const account of accounts) desks[account] = await deskOf(jiban, account, place)
})
afterAll(async () => {
  await endpoint.close()
  await jiban.close()
})

const at = (account: string): Desk => {
  const desk = desks[account]
  if (!desk) throw new Error(`${account} is not signed in`)
  return desk
}
const send = () =>
  sendEvents({
    webhooks: jiban.deps.webhooks,
    clients: jiban.deps.clients,
    post: signedPost({ clock: jiban.clock }),
    networksOf: () => ['127.0.0.0/8'],
    clock: jiban.clock,
  })
/** An order of the market's. */
const dispatched = async (changes: object = {}): Promise<string> => {
  const { no } = await takenDown(at('agent'), changes)
  const command = {
    type: 'dispatch',
    lead: 'market',
    method: 'designated',
    requirement: '请核查',
    why: '有争议',
  }
  const { status, body } = await at('dispatcher').does(no, command)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return no
}
const idsOf = ({ body }: { readonly body: { readonly events: readonly { readonly id: string }[] } }) =>
  body.events.map(({ id }) => id)

describe('the feed over HTTP', () => {
  it('gives everybody what they may see, by a cursor, and nothing that was written', async () => {
    const before = await at('lead').get('/order-events?limit=500')
    const no = await dispatched()
    const query = `/order-events?after=${before.body.cursor}`
    const all = await at('lead').get(query)
    expect(all.body.events.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['filed', 'dispatched']),
    )
    for (const event of all.body.events) expect(feedEventSchema.parse(event)).toEqual(event)
    expect(JSON.stringify(all.body)).not.toMatch(/王女士|13800138000|路灯|请核查|有争议/)
    const own = idsOf(await at('clerk.market').get(query))
    expect(own.length).toBeGreaterThan(0)
    expect(own).not.toContain(`${place}/${no}/1`)
    expect(idsOf(await at('clerk.housing-fund').get(query))).toEqual([])
    const page = await at('lead').get(`${query}&limit=1`)
    expect([page.body.events.length, page.body.more]).toEqual([1, true])
    expect(idsOf(await at('lead').get(`${query}&types=filed`))).toEqual([`${place}/${no}/1`])
  })

  it('agrees with what the unit sees of the order itself', async () => {
    const no = await dispatched()
    for (const [clerk, status] of [
      ['clerk.market', 200],
      ['clerk.housing-fund', 404],
    ] as const) {
      const seen = await at(clerk).get(`/orders/${no}`)
      expect(seen.status).toBe(status)
      const ids = idsOf(await at(clerk).get('/order-events?limit=500'))
      expect(ids.some((id) => id.includes(no))).toBe(status === 200)
    }
  })

  it.each([
    'after=-1',
    'after=x',
    'after=1.5',
    'limit=0',
    'limit=501',
    'types=born',
    'types=',
    'after=999999999',
  ])('refuses %s with a problem', async (query) => {
    const answer = await at('lead').get(`/order-events?${query}`)
    expect([answer.status, isProblem(answer)]).toEqual([400, true])
  })

  it('is closed to those who do not work with orders, to citizens, and to people of another place', async () => {
    for (const account of ['editor', 'admin'])
      expect((await at(account).get('/order-events')).status).toBe(403)
    const anybody = clientOf(jiban)
    expect((await anybody.get(`/api/v1/${place}/order-events`)).status).toBe(401)
    const { cookie } = at('lead')
    expect((await anybody.get('/api/v1/fuzhou/order-events', { cookie })).status).toBe(403)
  })
})

describe('subscriptions over HTTP', () => {
  it('are made by the administrator, sent to, shown with their dead, and sent again', async () => {
    const made = await at('admin').post('/webhooks', { name: '市场局系统', url: endpoint.url, unit: market })
    expect(made.status).toBe(201)
    const { id, key } = made.body
    expect(key).toMatch(/^jb-/)
    const no = await dispatched()
    endpoint.answers(({ json }) => ({ status: json['type'] === 'dispatched' ? 400 : 204 }))
    for (let hour = 0; hour < 60; hour += 1) {
      await send()
      jiban.clock.set(new Date(jiban.clock.now().getTime() + 3_600_000).toISOString())
    }
    desks['lead'] = await deskOf(jiban, 'lead', place)
    desks['admin'] = await deskOf(jiban, 'admin', place)
    const { webhooks } = (await at('lead').get('/webhooks')).body
    expect(webhooks).toEqual([
      expect.objectContaining({ id, unit: market, state: 'working', dead: 1, waiting: 0 }),
    ])
    expect(JSON.stringify(webhooks)).not.toContain(key)
    const { deliveries } = (await at('lead').get(`/webhooks/${id}/deliveries?state=dead`)).body
    expect(deliveries).toEqual([
      expect.objectContaining({ orderNo: no, type: 'dispatched', lastError: 'HTTP 400' }),
    ])
    endpoint.answers(() => ({}))
    const resend = `/webhooks/${id}/deliveries/${deliveries[0].position}/resend`
    expect((await at('admin').post(resend, {})).status).toBe(200)
    expect((await at('admin').post(resend, {})).status).toBe(409)
    await send()
    expect((await at('lead').get(`/webhooks/${id}/deliveries?state=dead`)).body.deliveries).toEqual([])
    expect((await at('admin').post(`/webhooks/${id}/resume`, {})).status).toBe(200)
  })

  it.each([
    { url: 'ftp://x/' },
    { url: 'https://user:word@x/' },
    { unit: 'nowhere' },
    { types: ['born'] },
    { name: '' },
    { extra: 1 },
  ])('are not made with %j', async (fault) => {
    const answer = await at('admin').post('/webhooks', { name: '系统', url: 'https://x.example/', ...fault })
    expect([answer.status, isProblem(answer)]).toEqual([400, true])
  })

  it('belong to the administrator, and to nobody where there is none', async () => {
    const wanted = { name: '系统', url: 'https://x.example/' }
    for (const account of ['agent', 'lead', 'clerk.market'])
      expect((await at(account).post('/webhooks', wanted)).status).toBe(403)
    expect((await at('agent').get('/webhooks')).status).toBe(403)
    expect((await at('admin').post('/webhooks/none/resume', {})).status).toBe(404)
    expect((await at('admin').get('/webhooks/none/deliveries')).status).toBe(404)
    const client = { name: '系统', scope: 'webhook', settings: {} }
    expect((await at('admin').post('/channel-clients', client)).status).toBe(400)
    expect((await at('admin').post('/channel-clients', { ...client, scope: 'relay' })).status).toBe(400)
  })
})

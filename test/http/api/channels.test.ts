import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PlaceId, placeIdSchema } from '../../../src/domain/place.ts'
import type { NewDelivery } from '../../../src/ports/conversation-store.ts'
import type { Due } from '../../../src/ports/ledger.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { sealDeliveries, writeDeliveries } from '../../../src/store/ledger/deliveries.ts'
import { ledgerStore } from '../../../src/store/ledger/ledger.ts'
import { type Jiban, openJiban, secret } from '../../support/jiban.ts'
import { clientOf, isProblem } from './client.ts'
import { type Desk, deskOf } from './desk.ts'

const place = placeIdSchema.parse('weifang')
const cipher = aesCipher(secret)
let jiban: Jiban
const desks: Record<string, Desk> = {}
const accounts = ['agent', 'dispatcher', 'auditor', 'supervisor', 'lead', 'editor', 'admin']
const clerk = 'clerk.housing-fund'
beforeAll(async () => {
  jiban = await openJiban()
  for (const account of [...accounts, clerk]) desks[account] = await deskOf(jiban, account, place)
})
afterAll(() => jiban.close())

const at = (account: string): Desk => {
  const desk = desks[account]
  if (!desk) throw new Error(`${account} is not signed in`)
  return desk
}
const ledger = () => ledgerStore(jiban.database.db, cipher)

const write = async (line: Partial<NewDelivery>, where: PlaceId = place): Promise<string> => {
  const whole = {
    purpose: 'notice',
    channel: 'wechat',
    address: `wechat-${randomUUID()}`,
    body: '您的工单已答复',
    state: 'queued',
    ...line,
  } as const
  const sealed = await sealDeliveries(cipher, [whole])
  const [id = ''] = await jiban.database.db
    .transaction()
    .execute((trx) => writeDeliveries(trx, where, sealed, jiban.clock.now()))
  return id
}
/** In hand, as the dispatcher has it. */
const taken = async (id: string): Promise<Due> => {
  const due = (await ledger().take(['wechat'], jiban.clock.now(), 100)).find((line) => line.id === id)
  if (!due) throw new Error(`line ${id} is not due`)
  return due
}
const failed = async (line: Partial<NewDelivery> = {}): Promise<string> => {
  const id = await write(line)
  await ledger().over(await taken(id), { error: '45015', partsSent: 0 }, { kind: 'none' }, jiban.clock.now())
  return id
}

describe('the ledger', () => {
  it('shows a line with all that became of it, personal numbers and codes masked', async () => {
    const text = '张先生13800138000，查询码 123456，已答复'
    const id = await failed({ body: '', replies: [{ text }], orderNo: 'WEIF1', purpose: 'reply' })
    const { body } = await at('lead').get('/deliveries?state=undeliverable&channel=wechat&order=weif1')
    expect(body.deliveries).toMatchObject([
      { id: Number(id), state: 'undeliverable', tries: 1, lastError: '45015', purpose: 'reply', resent: [] },
    ])
    expect(body.deliveries[0].text).toBe('张先生138****8000，查询码 ******，已答复')
  })

  it('filters by purpose, channel and conversation, page by page', async () => {
    const address = `wechat-${randomUUID()}`
    const ids: string[] = []
    for (const purpose of ['notice', 'reply', 'notice']) ids.push(await write({ address, purpose }))
    const page = async (query: string) =>
      (await at('agent').get(`/deliveries?conversation=${address}${query}`)).body.deliveries.map(
        ({ id }: { id: number }) => String(id),
      )
    expect(await page('')).toEqual(ids.toReversed())
    expect(await page('&purpose=reply')).toEqual([ids[1]])
    expect(await page('&channel=sms')).toEqual([])
    expect(await page(`&before=${ids[2]}&limit=1`)).toEqual([ids[1]])
  })

  it('shows no id that opens a conversation, and units nothing but their own desk', async () => {
    const secretId = randomUUID()
    await write({ channel: 'web', address: secretId })
    await write({ channel: 'desk', address: 'housing-fund', body: '请签收', purpose: 'unit-notice' })
    expect(JSON.stringify((await at('admin').get('/deliveries?limit=200')).body)).not.toContain(secretId)
    const { body } = await at(clerk).get('/deliveries?limit=200')
    expect(new Set(body.deliveries.map(({ desk }: { desk: string }) => desk))).toEqual(
      new Set(['housing-fund']),
    )
  })

  it('refuses filters that are none', async () => {
    for (const query of ['state=lost', 'before=0', 'before=x', 'limit=1000']) {
      const answer = await at('lead').get(`/deliveries?${query}`)
      expect([answer.status, isProblem(answer)]).toEqual([400, true])
    }
  })
})

describe('sending once more', () => {
  it('is done by the lead or the administrator, who is kept with the line', async () => {
    const id = await failed()
    for (const [account, times] of [
      ['lead', 1],
      ['admin', 2],
    ] as const) {
      expect((await at(account).post(`/deliveries/${id}/resend`, {})).status).toBe(200)
      const { body } = await at('lead').get(`/deliveries?before=${Number(id) + 1}&limit=1`)
      expect(body.deliveries[0]).toMatchObject({ state: 'queued', tries: 0 })
      expect(body.deliveries[0].resent).toHaveLength(times)
      const due = await taken(id)
      await ledger().over(due, { error: 'again', partsSent: 0 }, { kind: 'none' }, jiban.clock.now())
    }
    const rows = await jiban.database.db.selectFrom('delivery_resend').selectAll().execute()
    expect(rows.map(({ who, state_before, error_before }) => [who, state_before, error_before])).toEqual([
      ['lead.weifang', 'undeliverable', '45015'],
      ['admin.weifang', 'undeliverable', 'again'],
    ])
  })

  it('is refused to everybody else, signed in or not', async () => {
    const id = await failed()
    const others = [...accounts.filter((account) => !['lead', 'admin'].includes(account)), clerk]
    for (const account of others)
      expect([account, (await at(account).post(`/deliveries/${id}/resend`, {})).status]).toEqual([
        account,
        403,
      ])
    const nobody = await clientOf(jiban).post(`/api/v1/${place}/deliveries/${id}/resend`, {})
    expect(nobody.status).toBe(401)
  })

  it('is refused for what left, waits, is under way, lies on a desk, or is another place’s', async () => {
    const waiting = await write({})
    const desk = await write({ channel: 'desk', address: 'hotline' })
    const elsewhere = await write({}, placeIdSchema.parse('fuzhou'))
    const inHand = await write({})
    await taken(inHand)
    const left = await write({ state: 'sent' })
    for (const [id, status] of [
      [waiting, 409],
      [inHand, 409],
      [left, 409],
      [desk, 404],
      [elsewhere, 404],
      ['999999999', 404],
      ['x', 400],
    ] as const) {
      const answer = await at('lead').post(`/deliveries/${id}/resend`, {})
      expect([id, answer.status, isProblem(answer)]).toEqual([id, status, true])
    }
  })

  it('is refused where the words went on by another channel, until that failed too', async () => {
    const id = await write({})
    const road = { kind: 'road', channel: 'sms', address: '13800138000', road: 1 } as const
    await ledger().over(await taken(id), { error: 'x', partsSent: 0 }, road, jiban.clock.now())
    expect((await at('lead').post(`/deliveries/${id}/resend`, {})).status).toBe(409)
    const sms = (await ledger().take(['sms'], jiban.clock.now(), 10)).at(-1)
    if (!sms) throw new Error('nothing went on')
    await ledger().over(
      sms,
      { error: 'x', partsSent: 0 },
      { kind: 'human', body: '请转告' },
      jiban.clock.now(),
    )
    expect((await at('lead').post(`/deliveries/${id}/resend`, {})).status).toBe(200)
  })
})

describe('programmes with a key', () => {
  const wanted = { scope: 'openai', name: ' 某平台 ', settings: { origin: 'phone' } }

  it('get it shown once, are listed without it, and lose it', async () => {
    const { status, body } = await at('admin').post('/channel-clients', wanted)
    expect([status, body.client.name]).toEqual([200, '某平台'])
    expect(await jiban.deps.clients.byKey('openai', body.key)).toMatchObject({ id: body.client.id, place })
    const listed = await at('lead').get('/channel-clients')
    expect(listed.body.clients).toContainEqual(body.client)
    expect(JSON.stringify(listed.body)).not.toContain(body.key)
    const remove = (account: string, id: string) =>
      jiban.app.request(`/api/v1/${place}/channel-clients/${id}`, {
        method: 'DELETE',
        headers: { cookie: at(account).cookie },
      })
    expect((await remove('lead', body.client.id)).status).toBe(403)
    expect((await remove('admin', body.client.id)).status).toBe(200)
    expect((await remove('admin', 'nobody')).status).toBe(404)
    expect(await jiban.deps.clients.byKey('openai', body.key)).toBeNull()
  })

  it('are made by the administrator only, and seen by the lead as well', async () => {
    for (const account of [...accounts.filter((each) => each !== 'admin'), clerk]) {
      expect([account, (await at(account).post('/channel-clients', wanted)).status]).toEqual([account, 403])
      const seen = await at(account).get('/channel-clients')
      expect([account, seen.status]).toEqual([account, account === 'lead' ? 200 : 403])
    }
    const anybody = clientOf(jiban)
    expect((await anybody.post(`/api/v1/${place}/channel-clients`, wanted)).status).toBe(401)
    expect((await anybody.get(`/api/v1/${place}/channel-clients`)).status).toBe(401)
  })

  it.each([
    ['an unknown scope', { ...wanted, scope: 'root' }],
    ['no name', { ...wanted, name: '  ' }],
    ['a setting that is no text', { ...wanted, settings: { a: 1 } }],
    [
      'more settings than anybody needs',
      { ...wanted, settings: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`k${i}`, 'v'])) },
    ],
    ['no object', '[]'],
  ])('are refused with %s, and nothing is made', async (_, body) => {
    const before = (await jiban.deps.clients.list(place)).length
    const answer = await at('admin').post('/channel-clients', body)
    expect([answer.status, isProblem(answer)]).toEqual([400, true])
    expect(await jiban.deps.clients.list(place)).toHaveLength(before)
  })
})

describe('what a citizen said before a person took over', () => {
  it('is read whole by those who take them on, and masked for everybody else', async () => {
    const body = '我姓王，电话13900001234，请回电'
    await write({ channel: 'desk', address: 'hotline', purpose: 'handoff', body })
    const seen = async (account: string) =>
      (await at(account).get('/deliveries?purpose=handoff&limit=1')).body.deliveries[0].body
    for (const account of ['agent', 'dispatcher', 'lead']) expect(await seen(account)).toBe(body)
    for (const account of ['auditor', 'supervisor', 'editor', 'admin'])
      expect(await seen(account)).not.toContain('13900001234')
  })
})

describe('the channels of a place', () => {
  it('are shown to the hotline and nobody else', async () => {
    expect((await at('agent').get('/channels')).body).toEqual({ channels: [] })
    expect((await at(clerk).get('/channels')).status).toBe(403)
    expect((await clientOf(jiban).get(`/api/v1/${place}/channels`)).status).toBe(401)
  })
})

describe('the figures for operators', () => {
  it('tell what waits, since when, what left and what failed, by channel', async () => {
    await jiban.database.db.deleteFrom('delivery').execute()
    await failed()
    await write({})
    await write({ channel: 'web' })
    await write({ channel: 'desk', address: 'hotline' })
    jiban.clock.set('2026-11-22T10:01:30+08:00')
    const text = await (await jiban.app.request('/metrics')).text()
    expect(text).toContain('jiban_deliveries_waiting{channel="wechat"} 1\n')
    expect(text).toContain('jiban_deliveries_oldest_waiting_seconds{channel="wechat"} 90\n')
    expect(text).toContain('jiban_deliveries_sent_last_day{channel="wechat"} 0\n')
    expect(text).toContain('jiban_deliveries_failed_last_day{channel="wechat"} 1\n')
    expect(text).not.toMatch(/channel="(web|desk)"/)
  })

  it('have a row for each kind of route, whatever addresses are tried', async () => {
    for (const path of ['/api/v1/weifang/wang-xiaoming', '/api/v1/weifang/zhang', '/api/v1/weifang/units'])
      await jiban.app.request(path)
    const text = await (await jiban.app.request('/metrics')).text()
    expect(text).toContain('jiban_http_requests_total{route="units",status="200"} 1\n')
    expect(text).toContain('route="deliveries"')
    expect(text).not.toMatch(/wang|xiaoming|zhang/)
  })
})

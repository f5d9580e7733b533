import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { loadOrder } from '../../../src/usecases/orders/load-order.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { type Desk, deskOf, takenDown } from '../api/desk.ts'

const place = 'weifang'
const unit = 'urban-management'
const here = placeIdSchema.parse(place)

/** What nobody of the unit may read, in any answer. */
const secret = { name: '欧阳晓梅', phone: '13912345670', words: '蓝鲸烧烤城' }

let jiban: Jiban
let agent: Desk
let dispatcher: Desk
let ofUnit: readonly { readonly who: string; readonly desk: Desk }[]
let accused: string
let confidential: string

/** Told by telephone: an order that complains of the unit, and one of somebody who wants to stay unknown to it. */
beforeAll(async () => {
  jiban = await openJiban()
  agent = await deskOf(jiban, 'agent', place)
  dispatcher = await deskOf(jiban, 'dispatcher', place)
  const accounts = await jiban.deps.staff.list(here, {})
  const people = accounts.filter((person) => person.unit === unit)
  ofUnit = await Promise.all(
    people.map(async ({ id }) => ({
      who: id,
      desk: await deskOf(jiban, id.replace(`.${place}`, ''), place),
    })),
  )
  const contact = { contactName: secret.name, contactPhone: secret.phone }
  const complaint = {
    text: `我要举报城管局工作人员收了${secret.words}老板的钱，不管占道经营。`,
    target: '城管局工作人员',
    demand: '查处',
  }
  accused = (await takenDown(agent, { ...contact, ...complaint })).no
  const quiet = { ...contact, text: `我要举报幸福路12号院门口烧烤摊占道经营，请保密，不要告诉别人是我说的。` }
  confidential = (await takenDown(agent, quiet)).no
})
afterAll(() => jiban.close())

/** Every address that can be read, the order's number and the unit put in where an address asks for them. */
const readable = async (no: string): Promise<readonly string[]> => {
  const { paths } = (await (await jiban.app.request('/openapi.json')).json()) as {
    paths: Record<string, Record<string, unknown>>
  }
  const api = Object.entries(paths).flatMap(([path, methods]) => ('get' in methods ? [path] : []))
  const filled = api.map((path) =>
    path
      .replace('{place}', place)
      .replace('{no}', no)
      .replace(/\{(?:unit|unitId)\}/, unit)
      .replace(/\{document\}|\{kind\}/, 'order')
      .replace(/\{\w+\}/g, randomUUID()),
  )
  const searches = filled.flatMap((path) =>
    [secret.words, secret.phone, no].map((q) => `${path}?q=${encodeURIComponent(q)}`),
  )
  const desk = [
    '',
    '/orders',
    `/orders/${no}`,
    `/orders?q=${no}`,
    `/orders?q=${encodeURIComponent(secret.words)}`,
  ]
  const lists = ['all', 'to-sign', 'handling', 'overdue'].map((list) => `/orders?list=${list}`)
  const reports = ['/reports', '/reveals', '/conversations', '/knowledge', '/register']
  const papers = ['sheet', 'letter', 'order', 'notice'].map((kind) => `/${place}/documents/${no}/${kind}`)
  return [
    ...filled,
    ...searches,
    ...[...desk, ...lists, ...reports].map((path) => `/${place}/desk${path}`),
    ...papers,
  ]
}

const answerOf = async (path: string, cookie: string) => {
  const signal = AbortSignal.timeout(5_000)
  const response = await jiban.app.request(path, { headers: { cookie, accept: '*/*' }, signal })
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel()
    return ''
  }
  return response.text()
}

describe('somebody who reports a unit', () => {
  it('names a unit, and has people there who could look', async () => {
    const loaded = await loadOrder(jiban.deps, here, accused)
    expect(loaded?.order.complainedOf).toContain(unit)
    expect(ofUnit.length).toBeGreaterThan(1)
  })

  it('is not in any answer its people get: not the order, not a word of it', async () => {
    const found: string[] = []
    const paths = await readable(accused)
    expect(paths.length).toBeGreaterThan(60)
    for (const { who, desk } of ofUnit)
      for (const path of paths) {
        const text = await answerOf(path, desk.cookie)
        const asked = path.includes(accused) || path.includes('?q=')
        for (const word of [secret.name, secret.phone, ...(asked ? [] : [accused]), '收了'])
          if (text.includes(word)) found.push(`${who} reads ${word} at ${path}`)
      }
    expect(found).toEqual([])
  })

  it('stays unknown when the order is sent to the unit by mistake, or forwarded to it', async () => {
    const sent = await dispatcher.does(accused, {
      type: 'dispatch',
      lead: unit,
      why: '误派',
      requirement: '核查',
    })
    for (const { desk } of ofUnit) {
      expect((await desk.get(`/orders/${accused}`)).status).toBe(404)
      expect((await desk.post(`/orders/${accused}/reveal`, { why: '回访核实' })).status).toBe(404)
      const list = await desk.get('/orders')
      expect(JSON.stringify(list.body)).not.toContain(accused)
    }
    expect([200, 409]).toContain(sent.status)
  })

  it('is seen by those who handle it elsewhere, so that these tests look where something is', async () => {
    const text = await answerOf(`/api/v1/${place}/orders/${accused}`, dispatcher.cookie)
    expect(text).toContain('收了')
  })
})

describe('somebody who asked to stay unknown', () => {
  it('is handled by the unit without a name or a telephone in any answer', async () => {
    await dispatcher.does(confidential, { type: 'dispatch', lead: unit, why: '职责', requirement: '核查' })
    const loaded = await loadOrder(jiban.deps, here, confidential)
    expect(loaded?.order).toMatchObject({ confidential: true, lead: unit })
    const found: string[] = []
    for (const { who, desk } of ofUnit) {
      for (const path of await readable(confidential)) {
        const text = await answerOf(path, desk.cookie)
        if (text.includes(secret.name)) found.push(`${who} reads the name at ${path}`)
        if (text.includes(secret.phone) && !path.includes(secret.phone))
          found.push(`${who} reads the telephone at ${path}`)
      }
      expect((await desk.post(`/orders/${confidential}/reveal`, { why: '回访核实' })).status).toBe(409)
    }
    expect(found).toEqual([])
  })

  it('is not in what other programmes are told of', async () => {
    const feed = await jiban.database.db.selectFrom('order_feed').selectAll().execute()
    const webhooks = feed.filter(({ order_no }) => order_no === accused)
    expect(webhooks.length).toBeGreaterThan(0)
    expect(webhooks.filter(({ units }) => units.includes(unit))).toEqual([])
    expect(JSON.stringify(feed)).not.toMatch(new RegExp(`${secret.name}|${secret.phone}`))
  })
})

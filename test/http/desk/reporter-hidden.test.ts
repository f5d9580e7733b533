import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema, unitIdSchema } from '../../../src/domain/place.ts'
import type { WorkOrder } from '../../../src/domain/work-order/work-order.ts'
import { orderCommits } from '../../../src/usecases/commands/order-commits.ts'
import { orderListSchema } from '../../../src/usecases/orders/list-orders.ts'
import { sceneOf } from '../../../src/usecases/orders/order-scene.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { castOf } from '../../usecases/turn/cast.ts'
import { call, type Desk, deskOf, takenDown } from '../api/desk.ts'

const places = ['weifang', 'fuzhou', 'generic-city', 'district-supervision', 'pingdingshan'] as const

/** What nobody of the unit complained of may come to read: who told it, their words, and that there is such an order. */
const told = (mark: string) => ({
  ...call,
  contactName: `甲${mark}`,
  contactPhone: `137${mark}`,
  place: `${mark}号院门口`,
  target: '',
})
const wrongs = [
  '的工作人员收了商户的钱',
  '的窗口人员态度恶劣',
  '的执法人员包庇违建',
  '不作为，反复推诿',
] as const

const generated = fc.record({
  place: fc.constantFrom(...places),
  unit: fc.nat(),
  nature: fc.constantFrom('投诉', '举报'),
  wrong: fc.constantFrom(...wrongs),
  confidential: fc.boolean(),
  /** Told by naming the unit in the text, or as the one complained of. */
  named: fc.constantFrom('in words', 'as target'),
  /** Who of the unit looks. */
  role: fc.constantFrom('clerk', 'leader', 'manager'),
  /** Where it lies: the last as a fault elsewhere might have it, past the rules. */
  lies: fc.constantFrom('at the hotline', 'with another unit', 'with the unit itself'),
})
type Generated = typeof generated extends fc.Arbitrary<infer One> ? One : never

describe('a reporter and the unit complained of', () => {
  let jiban: Jiban
  const desks = new Map<string, Promise<Desk>>()
  const filed: { place: string; unit: string; no: string; mark: string }[] = []
  let count = 1000_0000

  beforeAll(async () => {
    jiban = await openJiban('2026-11-23T10:00:00+08:00')
  })
  afterAll(() => jiban?.close())

  /** Signed in once. */
  const desk = (account: string, place: string): Promise<Desk> => {
    const key = `${account}.${place}`
    const known = desks.get(key) ?? deskOf(jiban, account, place)
    desks.set(key, known)
    return known
  }
  const unitsOf = async (place: string) =>
    (await jiban.deps.units.units(placeIdSchema.parse(place))).filter(({ tier }) => tier === 'unit')

  const file = async (one: Generated) => {
    const units = await unitsOf(one.place)
    const unit = units[one.unit % units.length]
    if (!unit) throw new Error(`${one.place} has no units`)
    const mark = String(count++)
    const { no } = await takenDown(await desk('agent', one.place), {
      ...told(mark),
      text: `我要${one.nature}${one.named === 'in words' ? unit.name : '这个单位'}${one.wrong}，${mark}号院的人都知道。`,
      nature: one.nature,
      confidential: one.confidential,
      ...(one.named === 'as target' ? { target: unit.name } : {}),
    })
    filed.push({ place: one.place, unit: unit.id, no, mark })
    return { unit: unit.id, no, mark, other: units.find(({ id }) => id !== unit.id)?.id ?? '' }
  }
  /** No command can do this. */
  const putWith = async (place: string, order: WorkOrder, unit: string) => {
    const id = placeIdSchema.parse(place)
    const now = jiban.clock.now()
    const scene = await sceneOf(jiban.deps, id, { role: 'system' }, now)
    const lead = unitIdSchema.parse(unit)
    const event = { type: 'dispatched' as const, lead, co: [], why: '按职责' }
    const commits = await orderCommits(jiban.deps, scene, order, [event])
    expect(await jiban.deps.orders.appendAll(id, commits, now)).toBe('appended')
  }
  const page = async (path: string, { cookie }: Desk): Promise<string> => {
    const answer = await jiban.app.request(path, { headers: { accept: 'text/html', cookie } })
    const { status } = answer
    const location = answer.headers.get('location')
    return location !== null && status >= 300 && status < 400
      ? page(location, { cookie } as Desk)
      : answer.text()
  }

  it('the order, its files, its contact data and its acts are unknown there, by whatever address', async () => {
    await fc.assert(
      fc.asyncProperty(generated, async (one) => {
        const { unit, no, mark, other } = await file(one)
        const cast = castOf(jiban, one.place, no)
        expect((await cast.order()).complainedOf).toContain(unit)
        const order = { type: 'dispatch', requirement: '请核实并答复。', why: '按职责' }
        const dispatcher = await desk('dispatcher', one.place)
        expect((await dispatcher.does(no, { ...order, lead: unit })).status).toBeGreaterThanOrEqual(400)
        if (one.lies === 'with another unit') await dispatcher.does(no, { ...order, lead: other })
        if (one.lies === 'with the unit itself') await putWith(one.place, await cast.order(), unit)
        const accused = await desk(`${one.role}.${unit}`, one.place)
        const answers = await Promise.all([
          accused.get(`/orders/${no}`),
          accused.get(`/orders/${no}/attachments/${randomUUID()}`),
          accused.post(`/orders/${no}/reveal`, { why: '核实情况' }),
          accused.does(no, { type: 'sign' }),
          accused.get(`/orders?q=${no}`),
          accused.get(`/orders?q=${encodeURIComponent(`${mark}号院`)}`),
        ])
        expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 200, 200])
        const pages = await Promise.all(
          [`/orders/${no}`, `/orders/${no}/print`, `/orders?q=${mark}`, `/orders/${no}/do/sign`].map((path) =>
            page(`/${one.place}/desk${path}`, accused),
          ),
        )
        // What was asked for comes back in the words of the refusal and in the search field, the mark's order nowhere.
        const all = [...answers.map(({ body }) => JSON.stringify(body)), ...pages].join('\n')
        for (const secret of [`甲${mark}`, `137${mark}`, one.wrong]) expect(all).not.toContain(secret)
        const hotline = await (await desk('auditor', one.place)).get(`/orders/${no}`)
        expect(JSON.stringify(hotline.body)).toContain(one.wrong)
      }),
      { numRuns: 8, seed: 20261123 },
    )
  })

  it('no list, notice, report or page the unit can click to has it', async () => {
    const accused = new Set(filed.map(({ place, unit }) => `${place} ${unit}`))
    expect(accused.size).toBeGreaterThan(2)
    for (const each of [...accused].slice(0, 2)) {
      const [place = '', unit = ''] = each.split(' ')
      const clerk = await desk(`clerk.${unit}`, place)
      const lists = await Promise.all(
        orderListSchema.options.map(async (list) =>
          JSON.stringify((await clerk.get(`/orders?list=${list}&limit=100`)).body),
        ),
      )
      const paths = [
        '/order-events',
        '/deliveries',
        '/people/changes',
        '/enquiries',
        '/knowledge/gaps',
        '/reports',
      ]
      const others = await Promise.all(
        paths.map(async (path) => JSON.stringify((await clerk.get(path)).body)),
      )
      const read = [...lists, ...others, ...(await reached(place, clerk))].join('\n')
      for (const { no, mark } of filed.filter((order) => order.place === place && order.unit === unit))
        for (const secret of [no, mark]) expect(read).not.toContain(secret)
    }
  })

  /** Every page of the desk that links lead to from its first one. */
  const reached = async (place: string, clerk: Desk): Promise<readonly string[]> => {
    const seen = new Map<string, string>()
    const open = [`/${place}/desk`]
    for (let path = open.shift(); path !== undefined && seen.size < mostPages; path = open.shift()) {
      if (seen.has(path)) continue
      const html = await page(path, clerk)
      seen.set(path, html)
      for (const [, href = ''] of html.matchAll(/href="([^"#]+)/g))
        if (href.startsWith(`/${place}/desk`) && !/sign-out|xlsx|help/.test(href))
          open.push(href.replaceAll('&amp;', '&'))
    }
    expect(seen.size).toBeGreaterThan(5)
    return [...seen.values()]
  }
})

const mostPages = 25

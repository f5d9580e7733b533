import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../../src/domain/place.ts'
import { citizenOf, type Jiban, openJiban } from '../../../support/jiban.ts'
import { deskOf } from '../../api/desk.ts'
import { visitorOf } from '../../pages/visitor.ts'

const place = placeIdSchema.parse('weifang')
const base = '/weifang/desk/register'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
let agent: string
beforeAll(async () => {
  jiban = await openJiban()
  visitor = visitorOf(jiban)
  agent = (await deskOf(jiban, 'agent', 'weifang')).cookie
})
afterAll(() => jiban.close())

const post = (path: string, fields: Record<string, string>, cookie = agent) =>
  visitor.post(path, fields, { cookie, origin: 'http://localhost' })

const call = {
  channel: 'phone',
  text: '我要投诉，我们小区门口的路灯坏了一个月，晚上看不见路，一直没有人修。',
  place: '幸福路12号院门口',
  when: '最近一个月',
  target: '不清楚',
  demand: '尽快修好',
  contactName: '王女士',
  contactPhone: '13800138000',
  complainantKind: 'citizen',
  publicity: 'citizen_opt_out',
}
const orders = async () => (await jiban.deps.orders.list(place, { limit: 100 })).orders

describe('taking a case down', () => {
  it('files once under the intake rules, and gives a receipt to read out that survives a reload', async () => {
    const once = randomUUID()
    const first = await post(base, { ...call, once })
    expect(first.status).toBe(303)
    const to = first.headers.get('location') ?? ''
    expect((await post(base, { ...call, once })).headers.get('location')).toBe(to)
    expect(await orders()).toHaveLength(1)
    for (let i = 0; i < 2; i += 1) {
      const receipt = await (await visitor.open(to, { cookie: agent })).text()
      expect(receipt).toContain('请念给来电人')
      expect(receipt).toContain((await orders())[0]?.no)
      expect(receipt).toMatch(/查询码\d{3} \d{3}。[^<]*办理期限到\d+年\d+月\d+日（周.）24时。<\/p>/)
    }
    const { cookie } = await deskOf(jiban, 'dispatcher', 'weifang')
    expect((await visitor.open(to, { cookie })).status).toBe(404)
  })

  it('tells a key that was used for something else, and keeps what was typed', async () => {
    const once = randomUUID()
    await post(base, { ...call, once })
    const again = await post(base, { ...call, demand: '换成新的', once })
    expect(again.status).toBe(409)
    expect(await again.text()).toContain('换成新的')
  })

  it('keeps every word typed when something is missing, and says so at the field', async () => {
    const { contactPhone: _, ...without } = call
    const before = (await orders()).length
    const page = await post(base, { ...without, once: randomUUID() })
    expect(page.status).toBe(400)
    const html = await page.text()
    expect(html).toContain('请问明后填写')
    expect(html).toContain('王女士')
    expect(html).toContain('幸福路12号院门口')
    expect(await orders()).toHaveLength(before)
  })

  it('refuses times to come, channels there are none of, and text without end', async () => {
    const of = (changes: object) => post(base, { ...call, once: randomUUID(), ...changes })
    expect((await of({ receivedAt: '2030-01-01T08:00' })).status).toBe(400)
    expect((await of({ receivedAt: 'yesterday' })).status).toBe(400)
    expect((await of({ channel: 'pigeon' })).status).toBe(400)
    expect((await of({ text: '长'.repeat(20_001) })).status).toBe(400)
  })

  it('says with the article what the place does not take, and takes it once the citizen has answered otherwise', async () => {
    const text = '我家的房子纠纷法院已经立案了，我要投诉物业不管小区路灯。'
    const refused = await post(base, { ...call, text, once: randomUUID() })
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('依据')
    const facts = { 'facts.litigation': 'none' }
    expect((await post(base, { ...call, ...facts, text, once: randomUUID() })).status).toBe(303)
  })

  it('is not for who does not register', async () => {
    for (const account of ['auditor', 'clerk.housing', 'editor']) {
      const { cookie } = await deskOf(jiban, account, 'weifang')
      expect((await visitor.open(base, { cookie })).status, account).toBe(403)
      expect((await post(base, { ...call, once: randomUUID() }, cookie)).status, account).toBe(403)
      expect((await post(`${base}/reading`, call, cookie)).status, account).toBe(403)
    }
  })
})

describe('what stands beside the form while typing', () => {
  it('is what the rules make of it: decision, what is missing, unit, clock, and orders and entries like it', async () => {
    await post(base, { ...call, once: randomUUID() })
    const before = (await orders()).length
    const html = await (await post(`${base}/reading`, { ...call, demand: '' })).text()
    expect(html).toContain('予以受理')
    expect(html).toContain('建议承办')
    expect(html).toContain('时限')
    const [, earlier = '', similar = ''] = html.split(/这个电话以前的工单|相似的工单/)
    expect(earlier).toMatch(/WEIF\d+/)
    expect(similar).toMatch(/WEIF\d+/)
    expect(await orders()).toHaveLength(before)
  })

  it('bears half a sentence, an unknown nature and an answer there is none of', async () => {
    const page = await post(`${base}/reading`, { text: '路', nature: '抱怨', 'facts.litigation': 'maybe' })
    expect(page.status).toBe(200)
    expect((await post(`${base}/reading`, { text: '👾'.repeat(5_000) })).status).toBe(200)
  })
})

describe('a talk made an order', () => {
  it('begins with what was told, belongs to the citizen’s conversation, and is shown to them', async () => {
    const citizen = citizenOf(jiban, 'weifang', randomUUID())
    await citizen.say('转人工')
    await citizen.say('幸福路12号院门口的路灯坏了，希望尽快修好')
    const [talk] = await jiban.deps.humans.talks(place, 1)
    const at = `/weifang/desk/conversations/${talk?.key}`
    expect((await visitor.open(`${base}?talk=${talk?.key}`, { cookie: agent })).status).toBe(403)
    await post(`${at}/take`, { once: randomUUID() })
    const form = await (await visitor.open(`${base}?talk=${talk?.key}`, { cookie: agent })).text()
    expect(form).toContain('路灯坏了，希望尽快修好')
    const once = randomUUID()
    const fields = { ...call, talk: talk?.key ?? '', once }
    for (let i = 0; i < 2; i += 1) {
      const filed = await post(base, fields)
      expect(filed.headers.get('location')).toBe(at)
    }
    const turns = await jiban.deps.conversations.turns(place, citizen.conversationId, 50)
    const cards = turns.flatMap(({ replies }) => replies.flatMap(({ order }) => (order ? [order] : [])))
    expect(cards).toHaveLength(1)
    const page = await visitor.read(`/weifang?c=${citizen.conversationId}`)
    expect(page).toContain(cards[0]?.queryCode)
    const { by } = (await jiban.deps.humans.talk(place, talk?.key ?? '')) ?? {}
    expect(by).toBe('agent.weifang')
  })

  it('that the place does not take is told to the agent alone, and is on record', async () => {
    const citizen = citizenOf(jiban, 'weifang', randomUUID())
    await citizen.say('转人工')
    const talks = await jiban.deps.humans.talks(place, 100)
    const key = talks.find(({ conversationId }) => conversationId === citizen.conversationId)?.key ?? ''
    await post(`/weifang/desk/conversations/${key}/take`, { once: randomUUID() })
    const text = '法院已经立案的合同纠纷，要求重新判决。'
    const refused = await post(base, { ...call, text, talk: key, once: randomUUID() })
    expect(refused.status).toBe(409)
    const turns = await jiban.deps.conversations.turns(place, citizen.conversationId, 50)
    expect(turns.at(-1)?.outcome.reason).toBe('noted')
    expect(turns.at(-1)?.replies).toEqual([])
  })
})

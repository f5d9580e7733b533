import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../../src/domain/place.ts'
import { unitLabels } from '../../../../src/http/desk/orders/forms/unit-labels.ts'
import { citizenOf, type Jiban, openJiban } from '../../../support/jiban.ts'
import { deskOf, takenDown } from '../../api/desk.ts'
import { visitorOf } from '../../pages/visitor.ts'

const place = placeIdSchema.parse('pingdingshan')
const base = '/pingdingshan/desk/enquiries'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
let agent: string
let unit: { readonly id: string; readonly label: string }
let clerk: string
let stranger: string
beforeAll(async () => {
  jiban = await openJiban()
  visitor = visitorOf(jiban)
  agent = (await deskOf(jiban, 'agent', 'pingdingshan')).cookie
  const labels = unitLabels(await jiban.deps.units.units(place))
  unit = { id: 'housing', label: labels.get('housing') ?? '' }
  clerk = (await deskOf(jiban, 'clerk.housing', 'pingdingshan')).cookie
  stranger = (await deskOf(jiban, 'clerk.urban-management', 'pingdingshan')).cookie
})
afterAll(() => jiban.close())

const read = async (cookie: string, path = base) => (await visitor.open(path, { cookie })).text()
const post = (cookie: string, path: string, fields: Record<string, string>) =>
  visitor.post(`${base}${path}`, fields, { cookie, origin: 'http://localhost' })
const asking = async (question: string) =>
  (await jiban.deps.enquiries.list(place, null, 100)).find((each) => each.question === question)

const talk = async () => {
  const citizen = citizenOf(jiban, 'pingdingshan', randomUUID())
  await citizen.say('转人工')
  const talks = await jiban.deps.humans.talks(place, 100)
  const key = talks.find(({ conversationId }) => conversationId === citizen.conversationId)?.key ?? ''
  const at = `/pingdingshan/desk/conversations/${key}/take`
  await visitor.post(at, { once: randomUUID() }, { cookie: agent, origin: 'http://localhost' })
  return { citizen, key }
}

describe('a way that the rules of a place do not know', () => {
  it('stands in no navigation there, and what is at its address says what to do instead', async () => {
    const elsewhere = (await deskOf(jiban, 'agent', 'weifang')).cookie
    const page = await read(elsewhere, '/weifang/desk/enquiries')
    expect(page).toContain('不能当场答复的请登记为工单')
    expect(page).not.toContain('href="/weifang/desk/enquiries"')
    expect(await read(agent)).toContain(`href="${base}"`)
  })
})

describe('a unit asked for a citizen who waits [P-12]', () => {
  it('is asked once with the clock of the rule, answers once, and the answer is passed on once', async () => {
    const { citizen, key } = await talk()
    const question = '限价房转让要满几年，市民电话13812345678'
    const fields = { talk: key, unit: unit.label, question, once: randomUUID() }
    for (let i = 0; i < 2; i += 1) expect((await post(agent, '/new', fields)).status).toBe(303)
    const asked = await jiban.deps.enquiries.list(place, null, 10)
    expect(asked).toHaveLength(1)
    expect(asked[0]?.dueAt?.toISOString()).toBe('2026-11-23T02:00:00.000Z')
    expect(asked[0]?.article).toContain('五（三）1')
    const atUnit = await read(clerk)
    expect(atUnit).toContain('限价房转让要满几年')
    expect(atUnit).not.toContain('13812345678')
    expect(atUnit).not.toContain(key)
    expect(await read(clerk, '/pingdingshan/desk/messages')).toContain('向您单位咨询')
    const id = asked[0]?.id ?? ''
    expect((await post(agent, `/${id}/pass`, { text: '还没有答复' })).status).toBe(409)
    expect((await post(clerk, `/${id}/answer`, { text: '满五年。' })).status).toBe(303)
    const late = await post(clerk, `/${id}/answer`, { text: '改成三年。' })
    expect(late.status).toBe(409)
    expect(await read(agent, '/pingdingshan/desk/messages')).toContain('已答复热线的咨询')
    for (const status of [303, 409])
      expect((await post(agent, `/${id}/pass`, { text: '住建部门答复：满五年。' })).status).toBe(status)
    const turns = await jiban.deps.conversations.turns(place, citizen.conversationId, 20)
    expect(turns.flatMap(({ replies }) => replies.map(({ text }) => text))).toContain(
      '住建部门答复：满五年。',
    )
    expect(turns.filter(({ outcome }) => outcome.reason === 'said')).toHaveLength(1)
  })

  it('is nobody’s but its own and the hotline’s', async () => {
    const { key } = await talk()
    await post(agent, '/new', { talk: key, unit: unit.label, question: '公积金怎么提取', once: randomUUID() })
    const id = (await asking('公积金怎么提取'))?.id ?? ''
    expect(await read(stranger)).not.toContain('公积金怎么提取')
    expect((await post(stranger, `/${id}/answer`, { text: '我来答' })).status).toBe(404)
    expect((await post(clerk, `/${id}/pass`, { text: '越过热线' })).status).toBe(403)
    expect((await post(agent, `/${id}/answer`, { text: '替单位答' })).status).toBe(403)
    expect(
      (await post(clerk, '/new', { talk: key, unit: unit.label, question: '问', once: '1' })).status,
    ).toBe(403)
    expect((await post(clerk, '/no-such/answer', { text: '答' })).status).toBe(404)
    const auditor = (await deskOf(jiban, 'auditor', 'pingdingshan')).cookie
    expect((await visitor.open(base, { cookie: auditor })).status).toBe(403)
  })

  it('keeps what was typed when the unit is unknown, the question empty or the order not there', async () => {
    const { key } = await talk()
    const of = (changes: Record<string, string>) =>
      post(agent, '/new', {
        talk: key,
        unit: unit.label,
        question: '学区怎么划',
        once: randomUUID(),
        ...changes,
      })
    const unknown = await of({ unit: '没有的局' })
    expect(unknown.status).toBe(400)
    expect(await unknown.text()).toContain('学区怎么划')
    expect((await of({ question: ' ' })).status).toBe(400)
    expect((await of({ talk: '', orderNo: 'PDS1' })).status).toBe(404)
    expect((await of({ talk: '', orderNo: '' })).status).toBe(400)
    expect((await of({ talk: randomUUID() })).status).toBe(404)
  })

  it('is asked about an order too, and never about one that complains of it', async () => {
    const desk = await deskOf(jiban, 'agent', 'pingdingshan')
    const { no } = await takenDown(desk, {
      text: `我要投诉${unit.label}的工作人员态度恶劣，办事推诿。`,
      target: unit.label,
    })
    const about = { orderNo: no, unit: unit.label, question: '情况怎样', once: randomUUID() }
    expect((await post(agent, '/new', about)).status).toBe(409)
    const other = await takenDown(desk)
    expect(
      (await post(agent, '/new', { ...about, orderNo: other.no, question: '路灯归谁管', once: randomUUID() }))
        .status,
    ).toBe(303)
    const id = (await asking('路灯归谁管'))?.id ?? ''
    await post(clerk, `/${id}/answer`, { text: '已安排。' })
    expect((await post(agent, `/${id}/pass`, {})).status).toBe(303)
  })

  it('is not asked where the place’s rules know no such way', async () => {
    const { cookie } = await deskOf(jiban, 'agent', 'weifang')
    const page = await read(cookie, '/weifang/desk/enquiries/new')
    expect(page).toContain('本地的规则没有')
    const refused = await visitor.post(
      '/weifang/desk/enquiries/new',
      { orderNo: 'WEIF1', unit: 'housing', question: '问', once: '1' },
      { cookie, origin: 'http://localhost' },
    )
    expect(refused.status).toBe(409)
  })
})

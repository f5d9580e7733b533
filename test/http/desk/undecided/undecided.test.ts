import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../../src/domain/place.ts'
import { citizenOf, type Jiban, openJiban } from '../../../support/jiban.ts'
import { deskOf } from '../../api/desk.ts'
import { visitorOf } from '../../pages/visitor.ts'

const place = placeIdSchema.parse('weifang')
const base = '/weifang/desk/undecided'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
let agent: string
let other: string
beforeAll(async () => {
  jiban = await openJiban()
  visitor = visitorOf(jiban)
  agent = (await deskOf(jiban, 'agent', 'weifang')).cookie
  other = (await deskOf(jiban, 'dispatcher', 'weifang')).cookie
})
afterAll(() => jiban.close())

const read = async (path: string, cookie = agent) => (await visitor.open(path, { cookie })).text()
const post = (path: string, fields: Record<string, string>, cookie = agent) =>
  visitor.post(path, fields, { cookie, origin: 'http://localhost' })

/** A citizen whom the machine turned away by a rule that wants a person to confirm it. */
const turnedAway = async () => {
  const citizen = citizenOf(jiban, 'weifang', randomUUID())
  const text = '我要求对这起案件重新调查，请你们处理，电话13812345678'
  const notice = { text: '这件事不在受理范围。' }
  await jiban.deps.conversations.commit({
    place,
    channel: 'web',
    messageId: randomUUID(),
    conversationId: citizen.conversationId,
    expectedVersion: 0,
    at: jiban.clock.now(),
    text,
    turn: { outcome: { kind: 'rejected', ground: 'illegal' }, replies: [notice] },
    dialogue: { kind: 'open' },
    consultations: [],
    rejections: [
      {
        text,
        decision: { outcome: 'reject', ground: 'illegal', article: '第十九条', notice, needsHuman: true },
      },
    ],
    orders: [],
    deliveries: [],
  })
  const list = await jiban.deps.undecided.waiting(place, new Date(0), 100)
  const one = list.find(({ conversationId }) => conversationId === citizen.conversationId)
  return { citizen, at: `${base}/${one?.key}/${one?.seq}`, one }
}
const turnsOf = (id: string) => jiban.deps.conversations.turns(place, id, 50)
const upheld = { verdict: 'upheld', reason: '这类案件由公安机关办理。', article: '第十五条' }

describe('what the machine may not decide alone', () => {
  it('stands in the list, masked, with the article of the first judgement', async () => {
    const { citizen, at } = await turnedAway()
    const page = await read(base)
    expect(page).toContain(at)
    expect(page).not.toContain('13812345678')
    expect(page).not.toContain(citizen.conversationId)
    expect(await read(at)).toContain('机器告知的')
    expect(await read(`${base}/count`)).toContain('件待决定')
  })

  it('stands once a person says so, with reason and article, and the citizen is told', async () => {
    const { citizen, at } = await turnedAway()
    expect((await post(at, upheld)).headers.get('location')).toBe(base)
    const last = (await turnsOf(citizen.conversationId)).at(-1)
    expect(last?.outcome).toMatchObject({ kind: 'human', reason: 'upheld' })
    expect(last?.replies[0]?.text).toContain('由公安机关办理')
    expect(last?.replies[0]?.text).toContain('第十五条')
    expect(await read(base)).not.toContain(at)
    expect((await post(at, upheld)).status).toBe(404)
    expect(await turnsOf(citizen.conversationId)).toHaveLength(2)
  })

  it('is decided once: of two people at the same moment one is told that the other was first', async () => {
    const { citizen, at } = await turnedAway()
    const results = await Promise.all([
      post(at, upheld),
      post(at, { ...upheld, verdict: 'overturned', reason: '其实只是询问。' }, other),
    ])
    expect(results.filter(({ status }) => status === 303)).toHaveLength(1)
    const told = (await turnsOf(citizen.conversationId)).filter(({ outcome }) => outcome.kind === 'human')
    expect(told).toHaveLength(1)
  })

  it('keeps what was typed when the reason or the article is missing, and stores nothing', async () => {
    const { citizen, at } = await turnedAway()
    const without = await post(at, { ...upheld, article: ' ' })
    expect(without.status).toBe(400)
    expect(await without.text()).toContain('由公安机关办理')
    expect((await post(at, { ...upheld, reason: '' })).status).toBe(400)
    expect((await post(at, { ...upheld, verdict: 'handled' })).status).toBe(400)
    expect((await post(at, { ...upheld, verdict: '' })).status).toBe(400)
    expect(await turnsOf(citizen.conversationId)).toHaveLength(1)
  })

  it('is turned round: whoever decides has the citizen and may register with the facts put right', async () => {
    const { citizen, at, one } = await turnedAway()
    const done = await post(at, { ...upheld, verdict: 'overturned', reason: '核实只是询问进展。' })
    const to = done.headers.get('location') ?? ''
    expect(to).toBe(`/weifang/desk/register?talk=${one?.key}&not=illegal`)
    const form = await read(to)
    expect(form).toContain('请你们处理')
    expect(form).not.toContain('不予受理')
    expect((await citizen.say('谢谢')).replies).toEqual([])
  })

  it('may be a message that failed, which is then spoken about', async () => {
    const conversationId = randomUUID()
    await jiban.deps.conversations.commit({
      place,
      channel: 'web',
      messageId: randomUUID(),
      conversationId,
      expectedVersion: 0,
      at: jiban.clock.now(),
      text: '这条没能处理',
      turn: { outcome: { kind: 'handoff', reason: 'fault' }, replies: [{ text: '已转人工' }] },
      dialogue: { kind: 'open' },
      consultations: [],
      rejections: [],
      orders: [],
      deliveries: [],
    })
    const list = await jiban.deps.undecided.waiting(place, new Date(0), 100)
    const one = list.find((each) => each.conversationId === conversationId)
    const at = `${base}/${one?.key}/${one?.seq}`
    expect((await post(at, upheld)).status).toBe(400)
    const done = await post(at, { verdict: 'handled', reason: '系统当时在维护。' })
    expect(done.headers.get('location')).toBe(`/weifang/desk/conversations/${one?.key}`)
    expect((await visitor.open(done.headers.get('location') ?? '', { cookie: agent })).status).toBe(200)
  })

  it('is nobody else’s', async () => {
    const { at } = await turnedAway()
    for (const account of ['auditor', 'clerk.housing', 'admin']) {
      const { cookie } = await deskOf(jiban, account, 'weifang')
      expect((await visitor.open(base, { cookie })).status, account).toBe(403)
      expect((await post(at, upheld, cookie)).status, account).toBe(403)
    }
    const { cookie } = await deskOf(jiban, 'agent', 'fuzhou')
    const there = at.replace('weifang', 'fuzhou')
    expect((await visitor.open(there, { cookie })).status).toBe(404)
  })
})

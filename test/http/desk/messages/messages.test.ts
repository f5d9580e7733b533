import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../../src/domain/place.ts'
import type { NewDelivery } from '../../../../src/ports/conversation-store.ts'
import { citizenOf, type Jiban, openJiban } from '../../../support/jiban.ts'
import { deskOf, takenDown } from '../../api/desk.ts'
import { visitorOf } from '../../pages/visitor.ts'

const place = placeIdSchema.parse('weifang')
const base = '/weifang/desk/messages'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
beforeAll(async () => {
  jiban = await openJiban()
  visitor = visitorOf(jiban)
})
afterAll(() => jiban.close())

const cookieOf = async (account: string) => (await deskOf(jiban, account, 'weifang')).cookie
const read = async (cookie: string, path = base) => (await visitor.open(path, { cookie })).text()
const post = (cookie: string, path: string, fields: Record<string, string> = {}) =>
  visitor.post(`${base}${path}`, fields, { cookie, origin: 'http://localhost' })

/** Leaves lines on the ledger as a turn does. */
const leave = (...deliveries: readonly NewDelivery[]) =>
  jiban.deps.conversations.commit({
    place,
    channel: 'web',
    messageId: randomUUID(),
    conversationId: randomUUID(),
    expectedVersion: 0,
    at: jiban.clock.now(),
    text: '转人工',
    turn: { outcome: { kind: 'handoff' }, replies: [] },
    dialogue: { kind: 'open' },
    consultations: [],
    rejections: [],
    orders: [],
    deliveries,
  })
const onDesk = (address: string, body: string, purpose = 'unit-notice'): NewDelivery => ({
  purpose,
  channel: 'desk',
  address,
  body,
  state: 'queued',
})

describe('notices at the desk', () => {
  it('lie on the desk of their unit alone, and each person reads them for themselves', async () => {
    await leave(onDesk('housing', '住建局的通知'), onDesk('urban-management', '城管局的通知'))
    const housing = await cookieOf('clerk.housing')
    const leader = await cookieOf('leader.housing')
    expect(await read(housing)).toContain('住建局的通知')
    expect(await read(housing)).not.toContain('城管局的通知')
    expect(await read(housing, `${base}/unread`)).toContain('>1<')
    const id = /name="id" value="(\d+)"/.exec(await read(housing))?.[1] ?? ''
    for (let i = 0; i < 2; i += 1) expect((await post(housing, '/read', { id })).status).toBe(303)
    expect(await read(housing)).toContain('没有未读的通知')
    expect(await read(housing, `${base}?all=1`)).toContain('住建局的通知')
    expect(await read(housing, `${base}/unread`)).toBe('<span></span>')
    expect(await read(leader)).toContain('未读')
  })

  it('of another desk stay unread whoever sends their number', async () => {
    await leave(onDesk('housing', '给住建局的另一条'))
    const clerk = await cookieOf('clerk.housing')
    const id = /name="id" value="(\d+)"/.exec(await read(clerk))?.[1] ?? ''
    const stranger = await cookieOf('clerk.urban-management')
    await post(stranger, '/read', { id })
    await post(stranger, '/read', { upTo: id })
    expect(await read(clerk)).toContain('给住建局的另一条')
    expect((await post(clerk, '/read', { id: 'x' })).status).toBe(400)
  })

  it('that come while one reads are not marked with those that were there', async () => {
    await leave(onDesk('housing', '先到的'))
    const clerk = await cookieOf('manager.housing')
    const upTo = /name="upTo" value="(\d+)"/.exec(await read(clerk))?.[1] ?? ''
    await leave(onDesk('housing', '后到的'))
    await post(clerk, '/read', { upTo })
    const page = await read(clerk)
    expect(page).not.toContain('先到的')
    expect(page).toContain('后到的')
  })

  it('of a talk are masked until somebody takes it on', async () => {
    await leave(onDesk('hotline', '我的电话13812345678', 'handoff'))
    for (const account of ['agent', 'dispatcher']) {
      const page = await read(await cookieOf(account))
      expect(page).toContain('我的电话138')
      expect(page).not.toContain('13812345678')
    }
  })

  it('of a talk lead to it while somebody waits there, and say so once it is over', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say('转人工')
    const agent = await cookieOf('agent')
    const [talk] = await jiban.deps.humans.talks(place, 1)
    const page = await read(agent)
    expect(page).toContain(`href="/weifang/desk/conversations/${talk?.key}"`)
    expect(page).not.toMatch(/（会话 /)
    await citizen.say('返回')
    const after = await read(agent)
    expect(after).toContain('会话已经结束')
    expect(after).not.toContain(`conversations/${talk?.key}`)
  })

  it('lie only before those who can open what they speak of, and are counted so', async () => {
    const { no } = await takenDown(await deskOf(jiban, 'agent', 'weifang'))
    await leave(
      onDesk('hotline', '要人工接待的', 'handoff'),
      { ...onDesk('hotline', '关于一件工单'), orderNo: no },
      onDesk('hotline', '给全体的'),
    )
    const seen: Readonly<Record<string, readonly string[]>> = {
      agent: ['要人工接待的', '关于一件工单', '给全体的'],
      auditor: ['关于一件工单', '给全体的'],
      editor: ['给全体的'],
    }
    for (const [account, bodies] of Object.entries(seen)) {
      const page = await read(await cookieOf(account))
      for (const body of ['要人工接待的', '关于一件工单', '给全体的'])
        expect(page.includes(body), `${account}: ${body}`).toBe(bodies.includes(body))
    }
    const editor = await cookieOf('editor')
    expect(await read(editor, `${base}/unread`)).toContain('>1<')
    expect(await read(editor)).not.toMatch(/desk\/(orders|conversations)\b/)
    expect(await read(editor)).not.toContain('没有送达市民')
  })

  it('who has no orders begins at their work, not here', async () => {
    const answer = await visitor.open('/weifang/desk', { cookie: await cookieOf('editor') })
    expect(answer.headers.get('location')).toBe('/weifang/desk/knowledge')
  })

  it('lead to the order they speak of', async () => {
    const agent = await deskOf(jiban, 'agent', 'weifang')
    const { no } = await takenDown(agent)
    const dispatcher = await deskOf(jiban, 'dispatcher', 'weifang')
    await dispatcher.does(no, { type: 'dispatch', lead: 'urban-management', requirement: '请尽快修复路灯。' })
    expect(await read(await cookieOf('clerk.urban-management'))).toContain(`/weifang/desk/orders/${no}`)
  })
})

describe('lines that did not reach their citizen', () => {
  it('are seen by the hotline, sent again by the lead alone, and not twice', async () => {
    await leave({
      purpose: 'notice',
      channel: 'sms',
      address: '13800138000',
      body: '您的工单已办结。',
      state: 'queued',
    })
    await jiban.database.db
      .updateTable('delivery')
      .set({ state: 'undeliverable', settled_at: jiban.clock.now() })
      .where('channel', '=', 'sms')
      .execute()
    const page = await read(await cookieOf('agent'))
    expect(page).toContain('无法送达')
    expect(page).toContain('由热线负责人重发')
    expect(await read(await cookieOf('clerk.housing'))).not.toContain('无法送达')
    const lead = await cookieOf('lead')
    const action = /action="[^"]*(\/\d+\/resend)"/.exec(await read(lead))?.[1] ?? ''
    expect((await post(await cookieOf('agent'), action)).status).toBe(403)
    expect((await post(lead, action)).status).toBe(303)
    expect((await post(lead, action)).status).toBe(409)
    expect(await read(lead)).not.toContain('无法送达')
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../../src/domain/place.ts'
import { handleMessage } from '../../../../src/usecases/handle-message.ts'
import { citizenOf, type Jiban, openJiban, textOf } from '../../../support/jiban.ts'
import { deskOf } from '../../api/desk.ts'
import { visitorOf } from '../../pages/visitor.ts'

const place = placeIdSchema.parse('weifang')
const base = '/weifang/desk/conversations'

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

const read = async (path: string, cookie: string) => (await visitor.open(path, { cookie })).text()
const act = (key: string, what: string, cookie: string, fields: Record<string, string> = {}) =>
  visitor.post(
    `${base}/${key}/${what}`,
    { once: randomUUID(), ...fields },
    { cookie, origin: 'http://localhost' },
  )

/** The newest talk in the list; earlier tests leave theirs. */
const waiting = async (said: string) => {
  const citizen = citizenOf(jiban, 'weifang', randomUUID())
  await citizen.say(said)
  const handed = await citizen.say('转人工')
  const talks = await jiban.deps.humans.talks(place, 100)
  const key = talks.find(({ conversationId }) => conversationId === citizen.conversationId)?.key ?? ''
  return { citizen, key, handed }
}
const turnsOf = (id: string) => jiban.deps.conversations.turns(place, id, 50)

describe('conversations that wait for a person', () => {
  it('stand in the list of who takes them on, masked, without the id that opens them', async () => {
    const { citizen, key } = await waiting('幸福路12号路灯坏了，我的电话13812345678')
    const page = await read(base, agent)
    expect(page).toContain(`${base}/${key}`)
    expect(page).toContain('待接手')
    expect(page).not.toContain('13812345678')
    expect(page).not.toContain(citizen.conversationId)
    const talk = await read(`${base}/${key}`, agent)
    expect(talk).not.toContain('13812345678')
    expect(talk).not.toContain(citizen.conversationId)
    expect(talk).toContain('机器读到的')
  })

  it('are nobody’s who does not take them on, by direct request either', async () => {
    const { key } = await waiting('路灯坏了')
    for (const account of ['auditor', 'clerk.urban-management', 'admin']) {
      const { cookie } = await deskOf(jiban, account, 'weifang')
      expect((await visitor.open(base, { cookie })).status, account).toBe(403)
      expect((await visitor.open(`${base}/${key}`, { cookie })).status, account).toBe(403)
      expect((await act(key, 'take', cookie)).status, account).toBe(403)
    }
    const elsewhere = await deskOf(jiban, 'agent', 'fuzhou')
    expect(
      (await visitor.open(`/fuzhou/desk/conversations/${key}`, { cookie: elsewhere.cookie })).status,
    ).toBe(404)
  })

  it('are told honestly that nobody is free, or that somebody is there', async () => {
    jiban.clock.set('2026-11-22T12:00:00+08:00')
    const alone = await waiting('井盖丢了')
    expect(textOf(alone.handed)).toContain('现在没有空闲的话务员')
    await read(base, agent)
    const attended = await waiting('井盖丢了')
    expect(textOf(attended.handed)).toContain('话务员在线')
  })

  it('keep their place when the citizen asks again later', async () => {
    const { citizen, key } = await waiting('垃圾没人清')
    const before = (await jiban.deps.humans.talk(place, key))?.since
    jiban.clock.set('2026-11-22T12:05:00+08:00')
    await citizen.say('转人工')
    expect((await jiban.deps.humans.talk(place, key))?.since).toEqual(before)
  })
})

describe('a talk taken on', () => {
  it('belongs to one person: of two who take it at the same moment one is told who was first', async () => {
    const { citizen, key } = await waiting('公交站牌倒了')
    const results = await Promise.all([act(key, 'take', agent), act(key, 'take', other)])
    expect(results.map(({ status }) => status).sort()).toEqual([303, 409])
    const taken = (await turnsOf(citizen.conversationId)).filter(({ outcome }) => outcome.reason === 'taken')
    expect(taken).toHaveLength(1)
    const loser = results.find(({ status }) => status === 409)
    expect(await loser?.text()).toMatch(/话务员\d+号已经接手/)
  })

  it('has the machine silent, whatever the citizen says, save for danger', async () => {
    const { citizen, key } = await waiting('小区停水了')
    await act(key, 'take', agent)
    expect((await citizen.say('失业保险金怎么领')).replies).toEqual([])
    expect((await citizen.say('查进度')).replies).toEqual([])
    const danger = await citizen.say('着火了，楼里有人困住了')
    expect(textOf(danger)).toContain('119')
    expect((await jiban.deps.humans.talk(place, key))?.by).toBe('agent.weifang')
    expect(textOf(await citizen.say('返回'))).toContain('智能助手')
    expect(await jiban.deps.humans.talk(place, key)).toBeNull()
  })

  it('carries words to the citizen once, however often they are posted, with a number and no name', async () => {
    const { citizen, key } = await waiting('小区停电了')
    await act(key, 'take', agent)
    const once = randomUUID()
    for (let i = 0; i < 2; i += 1) await act(key, 'say', agent, { text: '已联系供电公司，正在抢修。', once })
    const said = (await turnsOf(citizen.conversationId)).filter(({ outcome }) => outcome.reason === 'said')
    expect(said.map(({ replies }) => replies[0]?.text)).toEqual(['已联系供电公司，正在抢修。'])
    const page = await visitor.read(`/weifang?c=${citizen.conversationId}`)
    expect(page).toMatch(/话务员\d+号/)
    expect(page).toContain('正在抢修')
    expect(page).not.toContain('agent.weifang')
  })

  it('keeps what was typed when somebody else has it, and when nothing was typed says so', async () => {
    const { key } = await waiting('树倒了')
    const early = await act(key, 'say', agent, { text: '马上去看' })
    expect(early.status).toBe(403)
    await act(key, 'take', agent)
    expect((await act(key, 'say', agent, { text: '  ' })).status).toBe(400)
    expect((await act(key, 'say', other, { text: '我来说一句' })).status).toBe(403)
    expect((await act(key, 'close', other)).status).toBe(403)
    const phrase = await act(key, 'draft', agent, { text: '您好', phrase: '请稍等' })
    expect(await phrase.text()).toContain('您好\n请稍等')
  })

  it('may be taken from who went away, not from who is there', async () => {
    const { key } = await waiting('下水道堵了')
    jiban.clock.set('2026-11-22T13:00:00+08:00')
    await act(key, 'take', agent)
    expect((await act(key, 'take', other)).status).toBe(409)
    jiban.clock.set('2026-11-22T13:11:00+08:00')
    expect((await act(key, 'take', other)).status).toBe(303)
    expect((await jiban.deps.humans.talk(place, key))?.by).toBe('dispatcher.weifang')
  })

  it('goes back to the machine, or ends, and a late word finds no talk', async () => {
    const { citizen, key } = await waiting('路面塌了一块')
    await act(key, 'take', agent)
    expect((await act(key, 'back', agent)).status).toBe(303)
    expect((await citizen.say('居住证怎么办理')).replies.length).toBeGreaterThan(0)
    expect((await act(key, 'say', agent, { text: '还在吗' })).status).toBe(404)
    expect((await act('no-such-key', 'take', agent)).status).toBe(404)
  })

  it('goes out by the ledger where the citizen does not fetch', async () => {
    const conversationId = `wechat-${randomUUID()}`
    const say = (text: string) =>
      handleMessage(jiban.deps, {
        place,
        channel: 'wechat',
        messageId: randomUUID(),
        conversationId,
        text,
        receivedAt: jiban.clock.now(),
      })
    await say('转人工')
    const talks = await jiban.deps.humans.talks(place, 100)
    const key = talks.find((talk) => talk.conversationId === conversationId)?.key ?? ''
    await act(key, 'take', agent)
    await act(key, 'say', agent, { text: '请问是哪条路' })
    const lines = await jiban.deps.reports.deliveries(place, { conversationId, limit: 10 })
    expect(lines.map(({ purpose, state, text }) => [purpose, state, text])).toEqual([
      ['reply', 'queued', expect.stringMatching(/^话务员\d+号：请问是哪条路/)],
      ['reply', 'queued', expect.stringContaining('人工正在处理')],
    ])
  })
})

describe('phrases of one’s own', () => {
  it('are kept, shown to their owner alone, and dropped', async () => {
    const { key } = await waiting('噪音太大')
    await act(key, 'take', agent)
    await act(key, 'phrases', agent, { text: '请您拍一张照片发来。' })
    expect(await read(`${base}/${key}`, agent)).toContain('删除常用语：请您拍一张照片发来。')
    expect(await jiban.deps.humans.phrases(place, 'dispatcher.weifang')).toEqual([])
    const [phrase] = await jiban.deps.humans.phrases(place, 'agent.weifang')
    await act(key, `phrases/${phrase?.id}/drop`, agent)
    expect(await jiban.deps.humans.phrases(place, 'agent.weifang')).toEqual([])
    expect((await act(key, 'phrases', agent, { text: '长'.repeat(501) })).status).toBe(400)
  })
})

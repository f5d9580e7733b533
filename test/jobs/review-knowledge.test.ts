import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../src/domain/place.ts'
import { feedKnowledge, reviewKnowledge } from '../../src/jobs/review-knowledge.ts'
import { type Desk, deskOf } from '../http/api/desk.ts'
import { entry } from '../store/entries.ts'
import { citizenOf, type Jiban, openJiban } from '../support/jiban.ts'
import { castOf } from '../usecases/turn/cast.ts'
import { filedIn, lamp } from '../usecases/turn/story.ts'

const place = placeIdSchema.parse('weifang')
const unit = 'urban-management'
let jiban: Jiban
let clerk: Desk
let editor: Desk
beforeAll(async () => {
  jiban = await openJiban()
  clerk = await deskOf(jiban, `clerk.${unit}`, place)
  editor = await deskOf(jiban, 'editor', place)
})
afterAll(() => jiban.close())

const review = () => reviewKnowledge(jiban.deps, jiban.clock.now())
const feed = () => feedKnowledge(jiban.deps, jiban.clock.now())
const own = (id: string, question: string, changes: object = {}) =>
  entry(id, { unit, topic: 'city-appearance', question, similar: [], negative: [], ...changes })
const load = (...entries: ReturnType<typeof entry>[]) => jiban.loader.load(place, entries, jiban.clock.now())
const standingOf = async (desk: Desk) =>
  (await desk.get('/knowledge/standing')).body.units.find((row: { unit: string }) => row.unit === unit)

describe('days of review', () => {
  it('are announced before, on and after the day, each once; then the unit stands on the list', async () => {
    await load(own('city.review', '门头招牌怎么设置？', { reviewBy: '2027-01-10' }))
    await review()
    jiban.clock.set('2026-12-11T00:30:00+08:00')
    expect((await review()).reminded).toBe(1)
    expect((await review()).reminded).toBe(0)
    expect(await standingOf(clerk)).toMatchObject({ dueSoon: 1, overdueReviews: 0, lapsed: false })
    jiban.clock.set('2027-01-10T08:05:00+08:00')
    expect((await review()).reminded).toBe(1)
    expect((await clerk.get('/knowledge/work/city.review')).body.life.live.status).toBe('due-for-review')
    jiban.clock.set('2027-01-11T08:05:00+08:00')
    expect((await review()).reminded).toBe(1)
    expect(await standingOf(clerk)).toMatchObject({ overdueReviews: 1, lapsed: true })
    const { article, units } = (await editor.get('/knowledge/standing')).body
    expect(article).toContain('第三十一条')
    expect(units[0]).toMatchObject({ unit, unitName: '潍坊市城市管理局' })
  })

  it('are over once the unit confirms the content as a new version', async () => {
    const leader = await deskOf(jiban, `leader.${unit}`, place)
    const step = (desk: Desk, command: object) => desk.post('/knowledge/work/city.review/commands', command)
    const confirm = { type: 'confirm', reviewBy: '2027-06-01', expectedRevision: 0 }
    expect((await step(clerk, confirm)).status).toBe(200)
    expect((await step(leader, { type: 'approve', expectedRevision: 1 })).status).toBe(200)
    expect((await step(editor, { type: 'publish', expectedRevision: 2 })).body.version).toBe(2)
    expect(await standingOf(clerk)).toMatchObject({ overdueReviews: 0, lapsed: false })
    const { changes } = (await clerk.get('/knowledge/work/city.review/difference?from=1&to=2')).body
    expect(changes.map(({ label }: { label: string }) => label)).toEqual(['复核日期'])
    // A load of the content as it was does not undo what the unit has published.
    expect(await load(own('city.review', '门头招牌怎么设置？', { reviewBy: '2027-01-10' }))).toMatchObject({
      changed: 0,
      unchanged: 1,
    })
  })

  it('marks what has ended, and takes it off the index', async () => {
    await load(own('city.ended', '冰雕节停车在哪里？', { effectiveTo: '2027-01-12' }))
    const texts = async () => {
      const { rows } = await jiban.database.pool.query(
        `select count(*)::int as n from knowledge_text where entry_id = 'city.ended'`,
      )
      return rows[0]?.['n']
    }
    expect(await texts()).toBe(2)
    jiban.clock.set('2027-01-13T00:05:00+08:00')
    expect((await review()).expired).toBeGreaterThan(0)
    expect(await texts()).toBe(0)
    expect((await clerk.get('/knowledge/work/city.ended')).body.life.live.status).toBe('expired')
  })
})

describe('corrections', () => {
  it('that are late are told once to unit and hotline, and stand on the list', async () => {
    jiban.clock.set('2027-01-14T10:00:00+08:00')
    await load(own('city.late', '护栏坏了找谁修？'))
    const citizen = citizenOf(jiban, place)
    await citizen.say('护栏坏了找谁修？')
    await citizen.say('有误')
    expect((await review()).late).toBe(0)
    jiban.clock.set('2027-01-18T23:59:00+08:00')
    expect((await review()).late).toBe(0)
    jiban.clock.set('2027-01-19T00:05:00+08:00')
    expect((await review()).late).toBe(1)
    expect((await review()).late).toBe(0)
    expect((await clerk.get('/knowledge/corrections?late=true')).body.corrections).toHaveLength(1)
    expect(await standingOf(clerk)).toMatchObject({ lateCorrections: 1, lapsed: true })
  })
})

describe('conflicts that arise by themselves', () => {
  it('are found when the second entry begins, and gone when one has ended', async () => {
    await load(own('city.now', '花坛养护由谁负责？', { answer: '由区园林中心负责日常养护。' }))
    await load(
      own('city.then', '花坛养护由谁负责？', {
        answer: '由街道办事处负责日常养护。',
        effectiveFrom: '2027-01-25',
        effectiveTo: '2027-01-31',
      }),
    )
    expect((await review()).conflicts).toBe(0)
    const say = async () => JSON.stringify(await citizenOf(jiban, place).say('花坛养护由谁负责？'))
    expect(await say()).toContain('区园林中心')
    jiban.clock.set('2027-01-25T08:05:00+08:00')
    expect((await review()).conflicts).toBe(1)
    expect((await review()).conflicts).toBe(0)
    expect(await say()).not.toMatch(/区园林中心|街道办事处负责/)
    jiban.clock.set('2027-02-01T08:05:00+08:00')
    await review()
    expect(await say()).toContain('区园林中心')
  })
})

describe('gaps', () => {
  const gapsOf = async (desk: Desk) => (await desk.get('/knowledge/gaps')).body.gaps

  it('gather what was asked in vain by shared terms, each turn once, without personal data', async () => {
    for (const text of [
      '磁悬浮末班车补贴怎么申请，我电话13800138000',
      '磁悬浮末班车的补贴怎么申请？',
      '请问磁悬浮末班车补贴怎么申请',
    ]) {
      const { outcome } = await citizenOf(jiban, place).say(text)
      expect(outcome.reason).toBe('not-found')
    }
    await feed()
    await feed()
    const found = (await gapsOf(editor)).filter(({ question }: { question: string }) =>
      /末班车/.test(question),
    )
    expect(found).toHaveLength(1)
    expect(found[0].asked).toBe(3)
    expect(JSON.stringify(found)).not.toMatch(/13800138000|138\*/)
  })

  it('are given to a unit, and filled by what it publishes', async () => {
    const gap = (await gapsOf(editor)).find(({ question }: { question: string }) => /末班车/.test(question))
    expect((await clerk.post(`/knowledge/gaps/${gap.id}/assign`, { unit })).status).toBe(403)
    expect((await editor.post(`/knowledge/gaps/${gap.id}/assign`, { unit: 'nobody' })).status).toBe(400)
    expect((await editor.post(`/knowledge/gaps/${gap.id}/assign`, { unit })).body.state).toBe('assigned')
    expect((await gapsOf(clerk)).map(({ id }: { id: string }) => id)).toContain(gap.id)
    const leader = await deskOf(jiban, `leader.${unit}`, place)
    const id = 'city.night-train'
    const text = own(id, '磁悬浮末班车补贴怎么申请？', {
      effectiveFrom: '2027-01-01',
      reviewBy: '2027-06-01',
    })
    const step = (desk: Desk, command: object) => desk.post(`/knowledge/work/${id}/commands`, command)
    const origin = { kind: 'gap', ref: gap.id }
    await step(clerk, { type: 'write', draft: text, origin, expectedRevision: 0 })
    await step(clerk, { type: 'submit', expectedRevision: 1 })
    await step(leader, { type: 'approve', expectedRevision: 2 })
    expect((await step(editor, { type: 'publish', expectedRevision: 3 })).status).toBe(200)
    const filled = (await gapsOf(editor)).find((each: { id: string }) => each.id === gap.id)
    expect(filled).toMatchObject({ state: 'filled', filledBy: id })
    expect((await editor.post(`/knowledge/gaps/${gap.id}/assign`, { unit })).status).toBe(409)
  })

  it('are listed to each unit once a week', async () => {
    const citizen = citizenOf(jiban, place)
    await citizen.say('护栏坏了找谁修？')
    await citizen.say('没解决')
    jiban.clock.set('2027-02-08T08:35:00+08:00')
    expect((await feed()).sent).toBe(1)
    expect((await gapsOf(editor)).map(({ question }: { question: string }) => question)).toContain(
      '护栏坏了找谁修？',
    )
    jiban.clock.set('2027-02-14T23:35:00+08:00')
    expect((await feed()).sent).toBe(0)
    jiban.clock.set('2027-02-15T00:35:00+08:00')
    expect((await feed()).sent).toBe(1)
  })
})

describe('closed consultation orders', () => {
  it('become drafts for the unit to confirm, without names, once [W-31]', async () => {
    const { citizen, card } = await filedIn(jiban, place, lamp)
    const { does } = castOf(jiban, place, card.no)
    await does('dispatcher', { type: 'dispatch', lead: unit, requirement: '请答复。' })
    await does(`unit-clerk of ${unit}`, { type: 'sign' })
    const result = '王女士您好，路灯由市城市管理局维护，报修电话0000-1234567，您的手机13800138000已登记。'
    await does(`unit-clerk of ${unit}`, { type: 'submit-reply', reply: { result } })
    expect((await feed()).drafted).toBe(0)
    await citizen.say('满意')
    // The way of a complaint is the way of a consultation; only the list of orders says which it was.
    await jiban.database.pool.query(`update work_order set nature = '咨询', state = 'closed' where no = $1`, [
      card.no,
    ])
    expect((await feed()).drafted).toBe(1)
    expect((await feed()).drafted).toBe(0)
    const [line] = (await clerk.get('/knowledge/work')).body.work
    expect(line).toMatchObject({ state: 'draft', unit, origin: 'order', writers: ['system'] })
    const { life } = (await clerk.get(`/knowledge/work/${line.id}`)).body
    expect(life.open.draft.answer).toContain('路灯由市城市管理局维护')
    expect(JSON.stringify(life.open.draft)).not.toMatch(/王女士|13800138000/)
    const early = await clerk.post(`/knowledge/work/${line.id}/commands`, {
      type: 'submit',
      expectedRevision: 1,
    })
    expect(early.body.facts.missing).toContain('basis')
  })
})

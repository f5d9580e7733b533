import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../src/domain/place.ts'
import { reviewKnowledge } from '../../src/jobs/review-knowledge.ts'
import { type Desk, deskOf } from '../http/api/desk.ts'
import { entry } from '../store/entries.ts'
import { citizenOf, type Jiban, openJiban } from '../support/jiban.ts'

const place = placeIdSchema.parse('weifang')
const unit = 'urban-management'
let jiban: Jiban
let clerk: Desk
let leader: Desk
let editor: Desk
let other: Desk
beforeAll(async () => {
  jiban = await openJiban()
  clerk = await deskOf(jiban, `clerk.${unit}`, place)
  leader = await deskOf(jiban, `leader.${unit}`, place)
  editor = await deskOf(jiban, 'editor', place)
  other = await deskOf(jiban, 'clerk.housing', place)
})
afterAll(() => jiban.close())

const review = () => reviewKnowledge(jiban.deps, jiban.clock.now())
const own = (id: string, question: string, changes: object = {}) =>
  entry(id, { unit, topic: 'city-appearance', question, similar: [], negative: [], ...changes })
const load = (...entries: ReturnType<typeof entry>[]) => jiban.loader.load(place, entries, jiban.clock.now())
const standing = async () =>
  (await clerk.get('/knowledge/standing')).body.units.find((row: { unit: string }) => row.unit === unit)
const answer = '由区园林中心负责日常养护'
const say = async () => JSON.stringify(await citizenOf(jiban, place).say('花坛养护由谁负责？'))
const step = (desk: Desk, id: string, command: object) => desk.post(`/knowledge/work/${id}/commands`, command)

describe('[W-31] an entry that ends without anybody looking', () => {
  it('is announced before its end, stays on the list of its unit after it, and is told once each', async () => {
    jiban.clock.set('2026-12-01T09:00:00+08:00')
    await load(
      own('city.beds', '花坛养护由谁负责？', {
        answer: '由区园林中心负责日常养护。',
        effectiveTo: '2026-12-20',
        reviewBy: '2027-03-01',
      }),
    )
    expect((await review()).reminded).toBe(1)
    expect(await standing()).toMatchObject({ entries: 1, expired: 0, dueSoon: 1, lapsed: false })
    expect(await say()).toContain(answer)
    jiban.clock.set('2026-12-20T23:59:00+08:00')
    expect((await review()).reminded).toBe(1)
    jiban.clock.set('2026-12-21T00:05:00+08:00')
    // Counted whether or not the job has been.
    expect(await standing()).toMatchObject({ entries: 0, expired: 1, dueSoon: 0, lapsed: true })
    expect((await review()).reminded).toBe(1)
    expect((await review()).reminded).toBe(0)
    expect(await standing()).toMatchObject({ entries: 0, expired: 1, lapsed: true })
  })

  it('is renewed with a new last day by its unit alone, and answers from its publication', async () => {
    expect(await say()).not.toContain(answer)
    const confirm = { type: 'confirm', reviewBy: '2027-02-01', expectedRevision: 0 }
    expect((await step(clerk, 'city.beds', confirm)).body).toMatchObject({ code: 'forbidden_by_rule' })
    const past = { ...confirm, effectiveTo: '2026-12-20' }
    expect((await step(clerk, 'city.beds', past)).body).toMatchObject({ code: 'forbidden_by_rule' })
    const gone = { ...confirm, effectiveTo: '2026-12-19' }
    expect((await step(clerk, 'city.beds', gone)).body).toMatchObject({ code: 'forbidden_by_rule' })
    const renewed = { ...confirm, effectiveTo: '2027-06-30' }
    expect((await step(other, 'city.beds', renewed)).status).toBe(403)
    expect((await step(clerk, 'city.beds', renewed)).status).toBe(200)
    expect((await step(clerk, 'city.beds', renewed)).status).toBe(409)
    await step(leader, 'city.beds', { type: 'approve', expectedRevision: 1 })
    expect(await standing()).toMatchObject({ expired: 1, waiting: 1, lapsed: true })
    expect((await step(editor, 'city.beds', { type: 'publish', expectedRevision: 2 })).body.version).toBe(2)
    expect(await standing()).toMatchObject({ entries: 1, expired: 0, lapsed: false })
    expect(await say()).toContain(answer)
  })

  it('is off the list once it is withdrawn, before or after the job has marked it, also twice', async () => {
    await load(
      own('city.ice', '冰雕节几点开门？', { effectiveTo: '2026-12-21' }),
      own('city.fair', '庙会在哪里办？', { effectiveTo: '2026-12-21' }),
    )
    jiban.clock.set('2026-12-22T00:01:00+08:00')
    expect(await standing()).toMatchObject({ expired: 2 })
    const withdraw = { type: 'withdraw', why: '活动已经结束' }
    expect((await step(other, 'city.ice', withdraw)).status).toBe(403)
    expect((await step(clerk, 'city.ice', withdraw)).status).toBe(403)
    expect((await step(leader, 'city.ice', withdraw)).status).toBe(200)
    expect((await step(leader, 'city.beds', withdraw)).status).toBe(403)
    await review()
    expect((await step(editor, 'city.fair', withdraw)).status).toBe(200)
    expect((await step(editor, 'city.fair', withdraw)).body.unchanged).toBe(true)
    expect(await standing()).toMatchObject({ expired: 0, lapsed: false })
    expect((await clerk.get('/knowledge/work/city.fair')).body.life.live.status).toBe('withdrawn')
  })

  it('is not on the list when a later text takes over, also one that begins later', async () => {
    await load(own('city.snow', '积雪谁来清？', { effectiveTo: '2026-12-22' }))
    await load(own('city.snow', '积雪谁来清？', { effectiveFrom: '2027-01-10', answer: '由管养单位清扫。' }))
    jiban.clock.set('2026-12-23T00:01:00+08:00')
    await review()
    expect(await standing()).toMatchObject({ expired: 0, lapsed: false })
  })
})

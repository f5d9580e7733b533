import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Turn } from '../../src/domain/conversation.ts'
import type { Facts } from '../../src/domain/matter.ts'
import { placeIdSchema } from '../../src/domain/place.ts'
import { allPlaces, decideIntake, packOf, route } from '../../src/rules/index.ts'
import { contentOf } from '../rules/content-of.ts'
import { given } from '../rules/order/scene.ts'
import { type Jiban, openJiban, textOf } from '../support/jiban.ts'
import { cardOf, filedEvent, finish, orderNumbers } from '../usecases/turn/story.ts'
import { citizenByHttp } from './played/citizen-by-http.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban('2026-11-23T10:00:00+08:00')
})
afterAll(() => jiban.close())

const say = (place: string, text: string): Promise<Turn> => citizenByHttp(jiban, place).say(text)
/** The decision where the facts are known already. */
const decided = (place: string, facts: Facts, text = '要反映一件事') =>
  decideIntake(packOf(place), { facts, nature: '投诉', text }, jiban.clock.now())

const inCourt = '法院已经立案了，开发商不退定金，要投诉'
const corrupt = '我举报镇上的王科长收受红包，不给钱不办事'

describe('what is not taken in', () => {
  it('[case 25] gives reason and road for a matter in court, and at least the reason for a trade secret [W-15 W-16]', async () => {
    const court = await say('weifang', inCourt)
    expect(court.outcome).toMatchObject({ kind: 'rejected', ground: 'litigation' })
    expect(court.outcome.article).toContain('第十九条')
    expect(textOf(court)).toContain('法院')
    const secret = decided('weifang', { secret: 'commercial' })
    expect(secret).toMatchObject({ outcome: 'reject', article: expect.stringContaining('第十九条') })
    expect(secret.notice.reason).not.toBe('')
    expect(secret.notice.text).toContain(secret.notice.reason)
  })

  it('[case 26] never refuses in the district without the legal basis, a record, and the unit where one is known [D-08]', async () => {
    const place = 'district-supervision'
    for (const text of [inCourt, corrupt, '信访局已经受理了我的征地问题，你们再催一下，要投诉']) {
      const citizen = citizenByHttp(jiban, place)
      const turn = await citizen.say(text)
      expect(turn.outcome.kind, text).toBe('rejected')
      const [record] = await jiban.database.db
        .selectFrom('rejection_record')
        .select(['article', 'decision'])
        .where('conversation_id', '=', citizen.conversationId)
        .execute()
      const { notice } = (record?.decision ?? { notice: {} }) as { notice: { basis?: string; unit?: string } }
      expect(record?.article).toContain('第九条')
      for (const part of [notice.basis, notice.unit]) {
        expect(part, text).toMatch(/./)
        expect(textOf(turn)).toContain(part)
      }
    }
  })

  it('[case 27] guides to the petition office only what was put on file there [P-05]', async () => {
    const filed = await say('pingdingshan', '信访局已经立案处理我的征地款问题，要投诉')
    expect(filed.outcome).toMatchObject({ kind: 'guided', ground: 'petition' })
    const visited = await say('pingdingshan', '我去信访过，没有立案，村口的路还是没修，要投诉')
    expect(visited.outcome.kind).toBe('intake')
  })

  it('[case 28] refuses a matter of a unit outside the system in fuzhou, and hands it over offline in weifang [F-02]', () => {
    const outside = { unit_onboarded: false } as const
    expect(decided('fuzhou', outside)).toMatchObject({
      outcome: 'reject',
      ground: 'unit_not_onboarded',
      article: expect.stringContaining('第三条'),
    })
    expect(decided('weifang', outside).outcome).toBe('accept')
    const { units, duties } = contentOf('weifang')
    const without = units.map((unit) => ({ ...unit, onboarded: unit.id !== 'water-supply' }))
    const told = { text: '家里自来水停水两天了', nature: '投诉' } as const
    const routed = route(packOf('weifang'), without, duties, told, jiban.clock.now())
    expect(routed).toMatchObject({ decided: false, why: expect.stringContaining('线下') })
    expect(routed.candidates[0]?.unit).toBe('water-supply')
  })

  it('[case 29] answers one report of a bribed official in five ways [W-15 P-05 F-05 F-06 D-07]', async () => {
    const turns = new Map<string, Turn>()
    for (const place of allPlaces) turns.set(place, await say(place, corrupt))
    const kind = (place: string) => turns.get(place)?.outcome.kind
    expect([
      kind('generic-city'),
      kind('weifang'),
      kind('district-supervision'),
      kind('pingdingshan'),
    ]).toEqual(['rejected', 'rejected', 'rejected', 'guided'])
    for (const place of ['weifang', 'district-supervision'])
      expect(textOf(turns.get(place) as Turn)).toContain('12388')
    const citizen = citizenByHttp(jiban, 'fuzhou')
    const filed = await finish(citizen, await citizen.say(corrupt))
    expect(textOf(filed)).toContain('您所反映的问题已转由市纪委（监察局）内部办理')
    const { no } = cardOf(filed)
    expect((await filedEvent(jiban, 'fuzhou', no)).classification.publicity).toBe('internal')
    const stored = await jiban.deps.orders.load(placeIdSchema.parse('fuzhou'), no)
    expect(stored?.events.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ type: 'dispatched', lead: 'discipline' }),
    )
  })
})

describe('danger', () => {
  const dangers = [
    ['家里着火了', '119'],
    ['有人要跳楼', '110'],
    ['煤气泄漏有人昏迷', '120'],
  ] as const

  it('[case 30] names the number to call in the first reply and asks for no form [W-06 F-02 D-09]', async () => {
    for (const place of allPlaces)
      for (const [text, number] of dangers) {
        const turn = await say(place, text)
        expect(turn.outcome.kind, `${place} ${text}`).toBe('emergency')
        expect(turn.replies[0]?.text).toContain(number)
        expect(turn.outcome.asked).toBeUndefined()
      }
  })

  it('[case 30] files a class D order beside it in pingdingshan, and its information is reported [P-09 P-10]', async () => {
    const before = await orderNumbers(jiban, 'pingdingshan')
    const turn = await say('pingdingshan', '煤气泄漏有人昏迷')
    const [no] = (await orderNumbers(jiban, 'pingdingshan')).filter((known) => !before.includes(known))
    expect(turn.outcome.orderNo).toBe(no)
    expect((await filedEvent(jiban, 'pingdingshan', no ?? '')).classification.class).toBe('D')
    const told = { type: 'report-incident', to: '市政府值班室', text: '燃气泄漏，一人昏迷' } as const
    const order = given('pingdingshan').filed({ nature: '求助', text: '煤气泄漏有人昏迷' })
    expect(order.does('dispatcher', told).order.incidentReported).toBe(true)
    expect(given('weifang').filed().refuses('dispatcher', told).fault).toBe('forbidden')
  })

  it('[case 30] files no order in the other places, and takes a fire of last month for a question', async () => {
    for (const place of allPlaces.filter((one) => one !== 'pingdingshan')) {
      const before = await orderNumbers(jiban, place)
      await say(place, '家里着火了')
      expect(await orderNumbers(jiban, place)).toEqual(before)
    }
    const past = await say('weifang', '我朋友上个月家里着火，想问补贴')
    expect(['emergency', 'redirected']).not.toContain(past.outcome.kind)
  })
})

describe('a report', () => {
  it('[case 31] keeps the contact from the unit, and never goes to the unit complained of [W-07]', async () => {
    const citizen = citizenByHttp(jiban, 'weifang')
    const report = '我要举报潍坊市城市管理局不作为，幸福路12号占道经营没人管，我的电话13800138000'
    const { no } = cardOf(await finish(citizen, await citizen.say(report), { confidential: '跳过' }))
    const filed = await filedEvent(jiban, 'weifang', no)
    expect(filed.confidential).toBe(true)
    const stored = await jiban.deps.orders.load(placeIdSchema.parse('weifang'), no)
    expect(JSON.stringify(stored?.events)).not.toContain('13800138000')
    for (const { event } of stored?.events ?? [])
      if (event.type === 'dispatched') expect([event.lead, ...event.co]).not.toContain('urban-management')
  })

  it('[case 31] is barred from the unit complained of by hand too, and the refusal points to the unit above', () => {
    const order = given('weifang').filed({ nature: '举报', complainedOf: ['traffic-police'] })
    const dispatch = (lead: string) => ({ type: 'dispatch', lead, requirement: '请核查并答复。' }) as const
    const refusal = order.refuses('dispatcher', dispatch('traffic-police'))
    expect(refusal.fault).toBe('forbidden')
    expect(refusal.instead).toContain('潍坊市公安局')
    expect(order.does('dispatcher', dispatch('police')).order.lead).toBe('police')
    expect(order.does('dispatcher', dispatch('police')).mayDo('unit-clerk of traffic-police', 'sign')).toBe(
      false,
    )
  })
})

describe('the contact', () => {
  it('[case 32] is asked for again in weifang, and only a report may go without, with a warning [W-07]', async () => {
    const complaint = citizenByHttp(jiban, 'weifang')
    const asked = await complaint.say('奎文区幸福路12号东门工地昨天夜里十一点还在施工，太吵了，要投诉')
    expect(asked.outcome.asked).toContain('contactPhone')
    expect((await complaint.say('跳过')).outcome.asked).toContain('contactPhone')
    const report = citizenByHttp(jiban, 'weifang')
    await report.say('我要举报奎文区幸福路12号的黑作坊卖过期肉，不想留名字和电话')
    const shown = await report.say('保密')
    expect(textOf(shown)).toContain('无法')
    const { no } = cardOf(await finish(report, shown))
    expect(await filedEvent(jiban, 'weifang', no)).toMatchObject({ anonymous: true, confidential: true })
  })
})

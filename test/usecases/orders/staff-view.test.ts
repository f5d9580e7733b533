import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { listOrders, listsOf, type OrderListName } from '../../../src/usecases/orders/list-orders.ts'
import { maySee } from '../../../src/usecases/orders/may-see.ts'
import { reveal } from '../../../src/usecases/orders/reveal.ts'
import { actorOf, staffView } from '../../../src/usecases/orders/staff-view.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { castOf, person, type Who } from '../turn/cast.ts'
import { filedIn, lamp, noise, phone } from '../turn/story.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban('2026-09-28T10:00:00+08:00')
})
afterAll(() => jiban.close())

const weifang = placeIdSchema.parse('weifang')
const seenBy = (no: string, who: Who) => staffView(jiban.deps, weifang, no, person('weifang', who))
const opened = (no: string, who: Who, why = '电话核实地点') =>
  reveal(jiban.deps, weifang, no, person('weifang', who), why)

const withHousing = async (opening = lamp) => {
  const filed = await filedIn(jiban, 'weifang', opening)
  const cast = castOf(jiban, 'weifang', filed.card.no)
  await cast.does('dispatcher', { type: 'dispatch', lead: 'housing', requirement: '请修复并答复。' })
  return { ...filed, ...cast, no: filed.card.no }
}

describe('an order on the desk of staff', () => {
  it('has everything but who told it', async () => {
    const { no, citizen } = await withHousing()
    const view = await seenBy(no, 'unit-clerk of housing')
    expect(view).toMatchObject({ no, state: 'dispatched', stateName: '已派单待签收', lead: 'housing' })
    const all = JSON.stringify(view)
    expect(all).not.toContain(phone)
    expect(all).not.toContain(citizen.conversationId)
    expect(view.contact).toEqual({ given: true, mayReveal: true })
  })

  it('offers what this person may do as it stands', async () => {
    const { no } = await withHousing()
    const offered = async (who: Who) => (await seenBy(no, who)).actions.map(({ type }) => type)
    expect(await offered('unit-clerk of housing')).toEqual(expect.arrayContaining(['sign', 'request-return']))
    expect(await offered('unit-clerk of housing')).not.toContain('submit-reply')
    expect(await offered('dispatcher')).toContain('dispatch')
    expect(await offered('auditor')).not.toContain('dispatch')
  })

  it.each(['knowledge-editor', 'system-admin'])('is not shown to a %s', async (who) => {
    const { no } = await withHousing()
    await expect(seenBy(no, who)).rejects.toMatchObject({ code: 'not_allowed' })
  })

  it('is unknown to a unit that has nothing to do with it and to another place', async () => {
    const { no } = await withHousing()
    await expect(seenBy(no, 'unit-clerk of health')).rejects.toMatchObject({ code: 'unknown_order' })
    const stranger = person('fuzhou', 'dispatcher')
    await expect(staffView(jiban.deps, weifang, no, stranger)).rejects.toMatchObject({
      code: 'unknown_order',
    })
  })

  it('[case 31] is unknown to the unit it complains of', async () => {
    const told = '我要举报城管局工作人员收了商户的钱不管占道经营'
    const { card } = await filedIn(jiban, 'weifang', told)
    const { order } = castOf(jiban, 'weifang', card.no)
    const { complainedOf } = await order()
    expect(complainedOf.length).toBeGreaterThan(0)
    await expect(seenBy(card.no, `unit-clerk of ${complainedOf[0]}`)).rejects.toMatchObject({
      code: 'unknown_order',
    })
    // Even if it had come to lie with that unit.
    const [unit] = complainedOf
    const lying = { ...(await order()), lead: unit ?? null, holder: unit ?? null }
    const clerk = actorOf(person('weifang', `unit-clerk of ${unit}`))
    expect(maySee(lying, clerk)).toBe(false)
    expect(maySee({ ...lying, complainedOf: [] }, clerk)).toBe(true)
  })
})

describe('contact data', () => {
  const logged = (no: string) =>
    jiban.database.db.selectFrom('access_log').select(['who', 'why']).where('order_no', '=', no).execute()

  it('is opened to the unit that handles it, and who and why is on record [D-23]', async () => {
    const { no } = await withHousing()
    expect(await opened(no, 'unit-clerk of housing')).toMatchObject({ contactPhone: phone })
    expect(await logged(no)).toEqual([{ who: 'unit-clerk.housing.weifang', why: '电话核实地点' }])
  })

  it('needs a reason', async () => {
    const { no } = await withHousing()
    await expect(opened(no, 'agent', '  ')).rejects.toMatchObject({
      code: 'invalid_input',
      facts: { missing: ['why'] },
    })
    expect(await logged(no)).toEqual([])
  })

  it('[case 31] of a protected reporter stays closed to the unit and open to the hotline [W-07]', async () => {
    const { no } = await withHousing('我举报小区物业私拉电线，有火灾隐患')
    expect((await seenBy(no, 'unit-clerk of housing')).contact.mayReveal).toBe(false)
    await expect(opened(no, 'unit-clerk of housing')).rejects.toMatchObject({
      code: 'forbidden_by_rule',
      facts: { article: expect.stringContaining('第七条') },
    })
    expect(await opened(no, 'agent')).toMatchObject({ contactPhone: phone })
  })
})

describe('lists of work', () => {
  const numbers = async (who: Who, list: OrderListName, q?: string) => {
    const page = await listOrders(jiban.deps, weifang, person('weifang', who), list, {
      limit: 100,
      ...(q === undefined ? {} : { q }),
    })
    return page.orders.map(({ no }) => no)
  }

  it('hold what waits for this role', async () => {
    const { no, does } = await withHousing()
    expect(await numbers('unit-clerk of housing', 'my-unit')).toContain(no)
    expect(await numbers('unit-clerk of housing', 'to-call-back')).not.toContain(no)
    await does('unit-clerk of housing', { type: 'request-return', ground: 'out_of_duty', reason: '属城管' })
    expect(await numbers('dispatcher', 'returns')).toContain(no)
  })

  it('hold what the level below asks of the unit that passed it on', async () => {
    const { card } = await filedIn(jiban, 'fuzhou', lamp)
    const { does } = castOf(jiban, 'fuzhou', card.no)
    const returns = async (who: Who) => {
      const staff = person('fuzhou', who)
      const page = await listOrders(jiban.deps, staff.place, staff, 'returns', { limit: 100 })
      return page.orders.map(({ no }) => no)
    }
    await does('dispatcher', { type: 'dispatch', lead: 'gulou-education', requirement: '请办理并答复。' })
    await does('unit-clerk of gulou', { type: 'sign', leader: '张某' })
    await does('unit-clerk of gulou', { type: 'forward', to: 'gulou-education' })
    await does('unit-clerk of gulou-education', { type: 'sign', leader: '张某' })
    await does('unit-clerk of gulou-education', {
      type: 'request-return',
      ground: 'out_of_duty',
      reason: '不属本单位职责',
      basis: '三定规定第三条',
      suggestedUnit: 'gulou',
    })
    expect(await returns('unit-leader of gulou')).toContain(card.no)
    expect(await returns('unit-leader of taijiang')).not.toContain(card.no)
  })

  it("never hold another unit's orders", async () => {
    const { no } = await withHousing()
    expect(await numbers('unit-clerk of health', 'all')).not.toContain(no)
    expect(await numbers('unit-clerk of health', 'all', no)).toEqual([])
    expect(await numbers('hotline-lead', 'all', no)).toEqual([no])
  })

  it('of other roles are refused', async () => {
    await filedIn(jiban, 'weifang', noise)
    await expect(numbers('unit-clerk of housing', 'to-dispatch')).rejects.toMatchObject({
      code: 'not_allowed',
    })
    await expect(numbers('knowledge-editor', 'all')).rejects.toMatchObject({ code: 'not_allowed' })
    expect(listsOf('system-admin')).toEqual([])
    expect(listsOf('dispatcher')).toContain('to-dispatch')
  })
})

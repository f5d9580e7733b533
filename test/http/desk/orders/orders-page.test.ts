import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweepClocks } from '../../../../src/usecases/clocks/sweep-clocks.ts'
import { type Jiban, openJiban } from '../../../support/jiban.ts'
import { call, type Desk, deskOf, takenDown } from '../../api/desk.ts'
import { visitorOf } from '../../pages/visitor.ts'

let jiban: Jiban
let dispatcher: Desk
const numbers: string[] = []
beforeAll(async () => {
  jiban = await openJiban('2026-11-23T10:00:00+08:00')
  const agent = await deskOf(jiban, 'agent', 'weifang')
  dispatcher = await deskOf(jiban, 'dispatcher', 'weifang')
  for (const hour of ['10', '11', '12']) {
    jiban.clock.set(`2026-11-23T${hour}:00:00+08:00`)
    numbers.push((await takenDown(agent)).no)
  }
  await dispatcher.does(numbers[0] ?? '', { type: 'flag', flag: 'sensitive', why: '涉及多户居民' })
  await dispatcher.does(numbers[0] ?? '', {
    type: 'dispatch',
    lead: 'urban-management',
    requirement: '请核实办理',
  })
})
afterAll(() => jiban.close())

const list = async (query: string) => {
  const answer = await visitorOf(jiban).open(`/weifang/desk/orders?${query}`, { cookie: dispatcher.cookie })
  const page = await answer.text()
  const shown = [...page.matchAll(/<td class="no"><a href="[^"]*\/(\w+)"/g)].map(([, no]) => no)
  return { status: answer.status, page, shown }
}

describe('a list of orders', () => {
  it('has the latest filed first, tells how many there are and marks what is special', async () => {
    const { page, shown } = await list('list=all')
    expect(shown).toEqual(numbers.toReversed())
    expect(page).toContain('共3件')
    expect(page).toContain('<span class="chip">敏感</span>')
  })

  it('puts first what ends first when asked to, and leaves none out', async () => {
    const { page, shown } = await list('list=all&sort=due')
    expect(shown).toEqual(numbers)
    expect(page).toContain('共3件')
  })

  it('of what is to be done begins with what ends first; the latest first when asked to', async () => {
    const waiting = numbers.slice(1)
    const { page, shown } = await list('list=to-dispatch')
    expect(shown).toEqual(waiting)
    expect(page).toContain('<option value="due" selected="">')
    const latest = await list('list=to-dispatch&sort=filed')
    expect(latest.shown).toEqual(waiting.toReversed())
    expect(latest.page).toContain('<option value="filed" selected="">')
  })

  it('says where each happens', async () => {
    const { page } = await list('list=to-dispatch')
    expect(page).toContain(`<td class="where"><span title="${call.place}">${call.place}</span></td>`)
  })

  it('holds only the orders at the step asked for, and none where the list has no such step', async () => {
    const { page, shown } = await list('list=all&state=dispatched')
    expect(shown).toEqual([numbers[0]])
    expect(page).toContain('共1件')
    const { shown: none, page: empty } = await list('list=to-dispatch&state=dispatched')
    expect(none).toEqual([])
    expect(empty).toContain('没有找到')
  })

  it('shows the list all the same for steps, orders and lists that do not exist', async () => {
    const { status, shown } = await list(`list=nothing&state=flying&sort=moon&q=${'x'.repeat(300)}`)
    expect(status).toBe(200)
    expect(shown).toEqual([])
    expect((await list('list=all&state=flying&sort=moon')).shown).toHaveLength(3)
  })

  it('says what to do about a place in the list that is none', async () => {
    const { status, page } = await list('list=all&after=rubbish')
    expect(status).toBe(400)
    expect(page).toContain('从第一页重新查询')
    expect((await list(`list=all&after=${'0'.repeat(3_000)}`)).status).toBe(200)
  })

  it('says how much of the clock is left, and how long it is late, as the board does', async () => {
    const chip = (page: string, no = '') =>
      page
        .split(`>${no}</a>`)[1]
        ?.match(/<time class="chip([^"]*)"[^>]*>([^<]*)</)
        ?.slice(1)
    expect(chip((await list('list=all')).page, numbers[0])).toEqual(['', '还剩5个工作日'])
    jiban.clock.set('2026-12-02T10:00:00+08:00')
    await sweepClocks({ ...jiban.deps, sweeper: jiban.sweeper }, jiban.clock.now())
    const { page } = await list('list=overdue')
    expect(chip(page, numbers[0])).toEqual([' late', '已逾期2个工作日'])
    const { cookie } = await deskOf(jiban, 'supervisor', 'weifang')
    const board = await visitorOf(jiban).open('/weifang/desk/board/orders?mark=late', { cookie })
    expect(chip(await board.text(), numbers[0])).toEqual([' late', '已逾期2个工作日'])
  })
})

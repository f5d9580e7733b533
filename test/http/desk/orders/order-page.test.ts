import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../../src/domain/place.ts'
import { sweepClocks } from '../../../../src/usecases/clocks/sweep-clocks.ts'
import { type Jiban, openJiban } from '../../../support/jiban.ts'
import { type Desk, deskOf, takenDown } from '../../api/desk.ts'
import { visitorOf } from '../../pages/visitor.ts'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
let agent: Desk
let dispatcher: Desk
beforeAll(async () => {
  jiban = await openJiban('2026-11-23T10:00:00+08:00')
  visitor = visitorOf(jiban)
  agent = await deskOf(jiban, 'agent', 'weifang')
  dispatcher = await deskOf(jiban, 'dispatcher', 'weifang')
})
afterAll(() => jiban.close())

const page = async (desk: Desk, no: string, place = 'weifang') =>
  (await visitor.open(`/${place}/desk/orders/${no}`, { cookie: desk.cookie })).text()
const ask = (desk: Desk, no: string, why: string) =>
  visitor.post(
    `/weifang/desk/orders/${no}/contact`,
    { why },
    { cookie: desk.cookie, origin: 'http://localhost' },
  )

describe('the page of an order', () => {
  it('says which step was late, by how much, and that it is over, while the next one has time', async () => {
    const own = await openJiban('2026-11-23T10:00:00+08:00')
    const { no } = await takenDown(await deskOf(own, 'agent', 'weifang'))
    own.clock.set('2026-12-02T10:00:00+08:00')
    await sweepClocks({ ...own.deps, sweeper: own.sweeper }, own.clock.now())
    const desk = await deskOf(own, 'dispatcher', 'weifang')
    const open = async () => {
      const answer = await visitorOf(own).open(`/weifang/desk/orders/${no}`, { cookie: desk.cookie })
      return (/<p class="marks">.*?<\/p>/s.exec(await answer.text())?.[0] ?? '').replaceAll(/<[^>]+>/g, '|')
    }
    expect(await open()).toContain('|已逾期2个工作日|')
    await desk.does(no, { type: 'dispatch', lead: 'urban-management', requirement: '请核实办理。' })
    const marks = await open()
    await own.close()
    expect(marks).toContain('|还剩5个工作日|')
    expect(marks).toContain('|办理逾期2个工作日，那一步已结束|')
  })

  it('tells what was said, what happened and what the dispatcher may do, without name or telephone', async () => {
    const { no } = await takenDown(agent)
    const shown = await page(dispatcher, no)
    expect(shown).toContain('路灯坏了一个月')
    expect(shown).toContain('登记受理')
    expect(shown).toContain(`/weifang/desk/orders/${no}/do/dispatch"`)
    expect(shown).toContain(`/api/v1/weifang/orders/${no}/documents/work-sheet`)
    expect(shown).not.toContain('13800138000')
    expect(shown).not.toContain('王女士')
  })

  it('opens the contact for a reason only, and keeps the reason that does not do', async () => {
    const { no } = await takenDown(agent)
    const refused = await ask(dispatcher, no, ' x ')
    expect(refused.status).toBe(400)
    const again = await refused.text()
    expect(again).toContain('value="x"')
    expect(again).not.toContain('13800138000')
    const opened = await ask(dispatcher, no, '核对地点')
    expect(opened.status).toBe(200)
    expect(await opened.text()).toContain('13800138000')
    expect(await page(dispatcher, no)).not.toContain('13800138000')
  })

  it('shows acts of another step as not possible now, with the steps at which they are', async () => {
    const { no } = await takenDown(agent)
    const shown = await page(dispatcher, no)
    expect(shown).not.toContain(`/do/approve-return"`)
    expect(shown).toContain('不能“同意退单”')
    expect(shown).toContain('能“同意退单”的环节：退单审核中')
  })

  it('names who did what and what speaks for supervision, and leads from the top to what may be done', async () => {
    const { no } = await takenDown(agent)
    await dispatcher.does(no, { type: 'dispatch', lead: 'urban-management', requirement: '请尽快修复路灯。' })
    jiban.clock.set('2026-12-07T10:00:00+08:00')
    await sweepClocks({ ...jiban.deps, sweeper: jiban.sweeper }, jiban.clock.now())
    const shown = await page(dispatcher, no)
    jiban.clock.set('2026-11-23T10:00:00+08:00')
    const people = await jiban.deps.staff.list(placeIdSchema.parse('weifang'), { role: 'dispatcher' })
    expect(shown).toContain(`派单员 ${people[0]?.name}<`)
    expect(shown).not.toContain('派单员 dispatcher.weifang')
    expect(shown).toContain('符合督办条件（逾期），等督办员决定')
    expect(shown).toMatch(/href="#may-name"[\s\S]*id="may-name"/)
  })

  it('is no page for a unit that has nothing to do with it', async () => {
    const { no } = await takenDown(agent)
    const clerk = await deskOf(jiban, 'clerk.urban-management', 'weifang')
    expect((await visitor.open(`/weifang/desk/orders/${no}`, { cookie: clerk.cookie })).status).toBe(404)
    const asked = await ask(clerk, no, '想看看是谁')
    expect(asked.status).toBe(404)
    expect(await asked.text()).not.toContain('13800138000')
  })
})

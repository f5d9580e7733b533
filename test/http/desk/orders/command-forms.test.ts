import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandTypes } from '../../../../src/domain/work-order/command.ts'
import { commandForms } from '../../../../src/http/desk/orders/forms/command-forms.ts'
import { unitLabels, unitTyped } from '../../../../src/http/desk/orders/forms/unit-labels.ts'
import { triggerHolds } from '../../../../src/rules/order/supervision-triggers.ts'
import { orderAtDesk } from '../../../../src/usecases/orders/order-at-desk.ts'
import { type Jiban, openJiban } from '../../../support/jiban.ts'
import { type Desk, deskOf, takenDown } from '../../api/desk.ts'
import { visitorOf } from '../../pages/visitor.ts'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
let agent: Desk
let dispatcher: Desk
let clerk: Desk
beforeAll(async () => {
  jiban = await openJiban('2026-11-23T10:00:00+08:00')
  visitor = visitorOf(jiban)
  agent = await deskOf(jiban, 'agent', 'weifang')
  dispatcher = await deskOf(jiban, 'dispatcher', 'weifang')
  clerk = await deskOf(jiban, 'clerk.urban-management', 'weifang')
})
afterAll(() => jiban.close())

const at = (no: string, type: string) => `/weifang/desk/orders/${no}/do/${type}`
const form = async (desk: Desk, no: string, type: string) =>
  (await visitor.open(at(no, type), { cookie: desk.cookie })).text()
const hidden = (page: string, name: string) =>
  page.match(new RegExp(`name="${name}" value="([^"]+)"`))?.[1] ?? ''
const give = (desk: Desk, no: string, type: string, fields: Record<string, string>) =>
  visitor.post(at(no, type), fields, { cookie: desk.cookie, origin: 'http://localhost' })
const stateOf = async (no: string) => (await dispatcher.get(`/orders/${no}`)).body.state as string
describe('the form of an act', () => {
  it('exists for every command, each of whose fields has a name of its own', async () => {
    const { no } = await takenDown(agent)
    const staff = await jiban.deps.accounts.staffOf(new Headers({ cookie: dispatcher.cookie }))
    if (!staff) throw new Error('nobody dispatches')
    const ask = await orderAtDesk(jiban.deps, staff.place, no, staff)
    for (const type of commandTypes) {
      const names = commandForms[type].fields(ask).map(({ name }) => name)
      expect(new Set(names).size, type).toBe(names.length)
    }
  })

  it('offers of the occasions for supervision only those that happened or that a person has to judge', async () => {
    const { no } = await takenDown(await deskOf(jiban, 'agent', 'fuzhou'))
    const supervisor = await deskOf(jiban, 'supervisor', 'fuzhou')
    const staff = await jiban.deps.accounts.staffOf(new Headers({ cookie: supervisor.cookie }))
    if (!staff) throw new Error('nobody supervises')
    const ask = await orderAtDesk(jiban.deps, staff.place, no, staff)
    const field = commandForms.supervise.fields(ask).find(({ name }) => name === 'trigger')
    const offered = field?.kind === 'choice' ? field.options.map(([id]) => id) : []
    expect(offered).not.toContain('view_late')
    expect(offered.length).toBeGreaterThan(0)
    for (const trigger of offered)
      expect(triggerHolds(ask.scene, ask.order, trigger), trigger).not.toBe(false)
  })

  it('dispatches to a unit chosen by name, says so, and does a double post once', async () => {
    const { no } = await takenDown(agent)
    const page = await form(dispatcher, no, 'dispatch')
    const label = page.match(/<option value="([^"]*城市管理[^"]*)"/)?.[1] ?? ''
    const fields = {
      version: hidden(page, 'version'),
      key: hidden(page, 'key'),
      lead: label,
      requirement: '请核实办理',
      method: 'dispatcher',
    }
    const first = await give(dispatcher, no, 'dispatch', fields)
    expect(first.status).toBe(303)
    const note = first.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const shown = await visitor.open(first.headers.get('location') ?? '', {
      cookie: `${dispatcher.cookie}; ${note}`,
    })
    expect(await shown.text()).toContain('派单：已经办好。')
    expect((await give(dispatcher, no, 'dispatch', fields)).status).toBe(303)
    const { body } = await dispatcher.get(`/orders/${no}`)
    expect(body.dispatches).toBe(1)
  })

  it('lets the manager of a unit choose among those below it, and says so where there is none', async () => {
    const [fuzhouAgent, fuzhouDispatcher] = [
      await deskOf(jiban, 'agent', 'fuzhou'),
      await deskOf(jiban, 'dispatcher', 'fuzhou'),
    ]
    const heldBy = async (lead: string) => {
      const { no } = await takenDown(fuzhouAgent)
      const command = { type: 'dispatch', lead, requirement: '请核实办理', method: 'dispatcher' }
      const { status, body } = await fuzhouDispatcher.does(no, command)
      expect(status, JSON.stringify(body)).toBe(200)
      const { cookie } = await deskOf(jiban, `manager.${lead}`, 'fuzhou')
      return async (act = '') => (await visitor.open(`/fuzhou/desk/orders/${no}${act}`, { cookie })).text()
    }
    const alone = await heldBy('civil-affairs')
    expect(await alone()).not.toContain('/do/forward"')
    expect(await alone('/do/forward')).toContain('没有可以转办的下级单位')
    const county = await heldBy('gulou')
    expect(await county()).toContain('/do/forward"')
    const page = await county('/do/forward')
    expect(page).toContain('<option value="gulou-housing"')
    expect(page).not.toContain('value="civil-affairs"')
  })

  it('keeps what was typed and names the fault for a unit nobody knows', async () => {
    const { no } = await takenDown(agent)
    const refused = await give(dispatcher, no, 'dispatch', { lead: '没有这个局', requirement: '三天内修好' })
    expect(refused.status).toBe(400)
    const page = await refused.text()
    expect(page).toContain('没有叫“没有这个局”的单位')
    expect(page).toContain('三天内修好')
    expect(await stateOf(no)).not.toBe('dispatched')
  })

  it('tells a stale page that the order moved on, with what was typed', async () => {
    const { no } = await takenDown(agent)
    const page = await form(agent, no, 'supplement')
    const version = hidden(page, 'version')
    await dispatcher.does(no, { type: 'flag', flag: 'sensitive', why: '涉及多户居民' })
    const late = await give(agent, no, 'supplement', {
      version,
      key: hidden(page, 'key'),
      text: '还有两盏也坏了',
    })
    expect(late.status).toBe(409)
    const again = await late.text()
    expect(again).toMatch(/您填写时这件工单有了变化，这次没有办。其间：[^。]*敏感[^。]*。请看清后再决定/)
    expect(again).toContain('还有两盏也坏了')
    const once = await give(agent, no, 'supplement', {
      version: hidden(again, 'version'),
      key: hidden(again, 'key'),
      text: '还有两盏也坏了',
    })
    expect(once.status).toBe(303)
  })

  it('asks once more before what cannot be undone, and goes back with what was typed', async () => {
    const { no } = await takenDown(agent)
    const page = await form(agent, no, 'withdraw')
    const fields = { version: hidden(page, 'version'), key: hidden(page, 'key'), reason: '已经修好了' }
    const asked = await give(agent, no, 'withdraw', fields)
    expect(asked.status).toBe(200)
    expect(await asked.text()).toContain('撤回后不再办理')
    expect(await stateOf(no)).not.toBe('withdrawn')
    const back = await give(agent, no, 'withdraw', { ...fields, back: 'yes' })
    expect(await back.text()).toMatch(/<input[^>]*name="reason"[^>]*value="已经修好了"/)
    expect((await give(agent, no, 'withdraw', { ...fields, sure: 'yes' })).status).toBe(303)
    expect(await stateOf(no)).toBe('withdrawn')
  })

  it('refuses by the rule of the place with its article and the field that lacks, keeping the rest', async () => {
    const [mine, above, unit] = await Promise.all(
      ['agent', 'dispatcher', 'clerk.transport'].map((account) => deskOf(jiban, account, 'fuzhou')),
    )
    if (!mine || !above || !unit) throw new Error('nobody is at work')
    const { no } = await takenDown(mine)
    await above.does(no, { type: 'dispatch', lead: 'transport', requirement: '请核实办理' })
    await unit.does(no, { type: 'sign', leader: '李局长' })
    const refused = await visitor.post(
      `/fuzhou/desk/orders/${no}/do/request-return`,
      { ground: 'out_of_duty', reason: '市政排水不属本单位' },
      { cookie: unit.cookie, origin: 'http://localhost' },
    )
    expect(refused.status).toBe(400)
    const page = await refused.text()
    expect(page).toContain('依据：第八条第（三）项')
    expect(page).toContain('市政排水不属本单位</textarea>')
    expect(page).toContain('id="f-suggestedUnit-fault"')
  })

  it('stands greyed beside its article where the rules are against it, and opens no form', async () => {
    const { no } = await takenDown(agent)
    await dispatcher.does(no, { type: 'dispatch', lead: 'urban-management', requirement: '请核实办理' })
    await clerk.does(no, { type: 'sign' })
    const order = await visitor.open(`/weifang/desk/orders/${no}`, { cookie: clerk.cookie })
    const shown = await order.text()
    expect(shown).not.toContain('/do/request-extension"')
    expect(shown).toMatch(/申请延期<span class="cannot">.*第二十条/s)
    const opened = await form(clerk, no, 'request-extension')
    expect(opened).toContain('第二十条')
    expect(opened).not.toContain('name="workdays"')
  })

  it('suggests units with reasons, what a unit proposed when sending it back first; choosing one fills it in', async () => {
    const { no } = await takenDown(agent)
    await dispatcher.does(no, { type: 'dispatch', lead: 'urban-management', requirement: '请核实办理' })
    await clerk.does(no, { type: 'sign' })
    await clerk.does(no, {
      type: 'request-return',
      ground: 'out_of_duty',
      reason: '不属于本单位职责',
      suggestedUnit: 'transport',
    })
    await dispatcher.does(no, { type: 'approve-return', reason: '理由成立' })
    const page = await form(dispatcher, no, 'dispatch')
    expect(page).toContain('申请退单时建议')
    const [first] = [...page.matchAll(/do\/dispatch\?lead=([\w-]+)/g)].map(([, unit]) => unit)
    expect(first).toBe('transport')
    const chosen = await visitor.open(`${at(no, 'dispatch')}?lead=transport&requirement=made-up`, {
      cookie: dispatcher.cookie,
    })
    const filled = await chosen.text()
    expect(filled).toMatch(/<input[^>]*name="lead"[^>]*value="[^"]*交通运输局"/)
    expect(filled).not.toContain('made-up')
  })

  it('is closed to who may not act, to another step, and to what is no act at all', async () => {
    const { no } = await takenDown(agent)
    expect((await visitor.open(at(no, 'sign'), { cookie: dispatcher.cookie })).status).toBe(403)
    expect((await give(dispatcher, no, 'sign', { leader: '李局长' })).status).toBe(403)
    expect((await give(clerk, no, 'sign', { leader: '李局长' })).status).toBe(404)
    expect((await visitor.open(at(no, 'paint'), { cookie: dispatcher.cookie })).status).toBe(404)
    const early = await give(dispatcher, no, 'approve-return', { reason: '不属于职责' })
    expect(early.status).toBe(409)
    expect(await early.text()).toContain('能“同意退单”的环节：退单审核中')
  })
})

describe('units by name', () => {
  const unit = (id: string, name: string, parent: string | null) =>
    ({ id, name, parent, tier: 'unit', kind: 'x', areas: [], onboarded: true }) as never
  it('tells two of the same name apart by the one above', () => {
    const labels = unitLabels([
      unit('east', '东区', null),
      unit('a', '执法队', 'east'),
      unit('b', '执法队', null),
    ])
    expect(labels.get('a')).toBe('执法队（东区）')
    expect(unitTyped(labels, '执法队')).toBe(null)
    expect(unitTyped(labels, '执法队（东区）')).toBe('a')
    expect(unitTyped(labels, 'b')).toBe('b')
  })
})

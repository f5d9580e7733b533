import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Jiban, openJiban } from '../../../support/jiban.ts'
import { type Desk, deskOf, takenDown } from '../../api/desk.ts'
import { visitorOf } from '../../pages/visitor.ts'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
const people = new Map<string, Desk>()
beforeAll(async () => {
  jiban = await openJiban('2026-11-23T10:00:00+08:00')
  visitor = visitorOf(jiban)
})
afterAll(() => jiban.close())

const who = async (account: string, place: string): Promise<Desk> => {
  const known = people.get(`${account}.${place}`) ?? (await deskOf(jiban, account, place))
  people.set(`${account}.${place}`, known)
  return known
}
const open = async (desk: Desk, place: string, no: string, act: string) =>
  (await visitor.open(`/${place}/desk/orders/${no}/do/${act}`, { cookie: desk.cookie })).text()
const give = (desk: Desk, place: string, no: string, act: string, fields: Record<string, string>) =>
  visitor.post(`/${place}/desk/orders/${no}/do/${act}`, fields, {
    cookie: desk.cookie,
    origin: 'http://localhost',
  })
const stateOf = async (desk: Desk, no: string) => (await desk.get(`/orders/${no}`)).body.state as string
const sent = { type: 'dispatch', lead: 'urban-management', requirement: '请核实办理。' }

describe('beside the form of a dispatch', () => {
  it('stand orders like it, who handled them and whether in time, and not the order itself', async () => {
    const [agent, dispatcher, clerk] = [
      await who('agent', 'weifang'),
      await who('dispatcher', 'weifang'),
      await who('clerk.urban-management', 'weifang'),
    ]
    const before = await takenDown(agent)
    await dispatcher.does(before.no, sent)
    await clerk.does(before.no, { type: 'sign' })
    await clerk.does(before.no, {
      type: 'submit-reply',
      reply: { result: '路灯已经修好。', informedVia: 'phone', attachments: [] },
    })
    const { no } = await takenDown(agent, { contactPhone: '13800138001' })
    const [, like = ''] = (await open(dispatcher, 'weifang', no, 'dispatch')).split('相似的工单')
    expect(like).toContain(before.no)
    expect(like).toContain('城市管理局主办')
    expect(like).toContain('按时答复')
    expect(like).not.toContain(no)
  })

  it('nothing is said to be like an order of other words', async () => {
    const agent = await who('agent', 'weifang')
    const { no } = await takenDown(agent, { text: '我要投诉，学校食堂午餐份量不够，孩子吃不饱。' })
    const page = await open(await who('dispatcher', 'weifang'), 'weifang', no, 'dispatch')
    expect(page).toContain('没有找到相似的')
  })

  it('says at once how to take a dispatch back, until it is signed', async () => {
    const dispatcher = await who('dispatcher', 'weifang')
    const { no } = await takenDown(await who('agent', 'weifang'))
    const done = await give(dispatcher, 'weifang', no, 'dispatch', {
      lead: 'urban-management',
      requirement: '请办理',
      method: 'dispatcher',
    })
    const note = done.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const cookie = `${dispatcher.cookie}; ${note}`
    const order = `/weifang/desk/orders/${no}`
    expect(await (await visitor.open(order, { cookie })).text()).toContain('撤回派单，改派别的单位')
    await (await who('clerk.urban-management', 'weifang')).does(no, { type: 'sign' })
    expect(await (await visitor.open(order, { cookie })).text()).not.toContain('撤回派单')
  })
})

describe('before it is done', () => {
  it('a split shows each part with its unit and step, and sets no numbers aside', async () => {
    const dispatcher = await who('dispatcher', 'fuzhou')
    const { no } = await takenDown(await who('agent', 'fuzhou'))
    const page = await give(dispatcher, 'fuzhou', no, 'split', {
      'matters.0.title': '路灯不亮',
      'matters.0.text': '小区路灯坏了没人修',
      'matters.0.lead': 'urban-management',
      'matters.0.requirement': '请修复',
      'matters.1.title': '门口积水',
      'matters.1.text': '小区门口积水没人清',
      'matters.1.requirement': '请疏通',
    })
    const shown = await page.text()
    expect(shown).toContain('第1件')
    expect(shown).toContain('第2件')
    expect(shown).toContain('由派单员确定')
    expect(await stateOf(dispatcher, no)).not.toBe('split')
    const next = await takenDown(await who('agent', 'fuzhou'), { contactPhone: '13800138009' })
    expect(Number(next.no.slice(-4))).toBe(Number(no.slice(-4)) + 1)
  })

  it('a merge shows the other order, and one that is nowhere is refused before anybody confirms', async () => {
    const agent = await who('agent', 'weifang')
    const [one, other] = [await takenDown(agent), await takenDown(agent, { contactPhone: '13800138002' })]
    const why = '同一盏路灯'
    const page = await give(agent, 'weifang', one.no, 'merge', { into: other.no, why })
    const shown = await page.text()
    expect(shown).toContain('办好以后')
    expect(shown).toContain(other.no)
    const refused = await give(agent, 'weifang', one.no, 'merge', { into: 'WEIF209901010001', why })
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('请核对要并入的编号')
    expect(await stateOf(agent, one.no)).not.toBe('merged')
  })
})

describe('a reply that the citizen has at once', () => {
  it('is asked once more, and sent by the second step only', async () => {
    const [dispatcher, clerk] = [
      await who('dispatcher', 'weifang'),
      await who('clerk.urban-management', 'weifang'),
    ]
    const { no } = await takenDown(await who('agent', 'weifang'), { contactPhone: '13800138003' })
    await dispatcher.does(no, sent)
    await clerk.does(no, { type: 'sign' })
    const fields = { 'reply.result': '路灯已经修好。', 'reply.informedVia': 'phone' }
    const asked = await give(clerk, 'weifang', no, 'submit-reply', fields)
    expect(await asked.text()).toContain('不能收回')
    expect(await stateOf(clerk, no)).toBe('handling')
    expect((await give(clerk, 'weifang', no, 'submit-reply', { ...fields, sure: 'yes' })).status).toBe(303)
    expect(await stateOf(clerk, no)).toBe('replied')
  })
})

describe('a reply that is audited', () => {
  /** A reply that waits for the auditor. */
  const replied = async (): Promise<string> => {
    const [dispatcher, clerk] = [
      await who('dispatcher', 'fuzhou'),
      await who('clerk.urban-management', 'fuzhou'),
    ]
    const { no } = await takenDown(await who('agent', 'fuzhou'))
    await dispatcher.does(no, sent)
    await clerk.does(no, { type: 'sign', leader: '副主任 郑某' })
    await clerk.does(no, { type: 'submit-reply', reply: { result: '路灯已经修好。', attachments: [] } })
    await (await who('leader.urban-management', 'fuzhou')).does(no, { type: 'approve-reply' })
    return no
  }

  it('is passed only when every line of the checklist is ticked', async () => {
    const auditor = await who('auditor', 'fuzhou')
    const no = await replied()
    const names = [...(await open(auditor, 'fuzhou', no, 'pass-audit')).matchAll(/name="(checks\.[^"]+)"/g)]
    const all = Object.fromEntries(names.map(([, name = '']) => [name, 'on']))
    expect(names.length).toBeGreaterThanOrEqual(3)
    const { 'checks.demand': _left, ...some } = all
    const refused = await give(auditor, 'fuzhou', no, 'pass-audit', { ...some, sure: 'yes' })
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('不符合的，请退回重新办理')
    expect(await stateOf(auditor, no)).toBe('auditing')
    expect((await give(auditor, 'fuzhou', no, 'pass-audit', { ...all, sure: 'yes' })).status).toBe(303)
    expect(await stateOf(auditor, no)).toBe('replied')
  })

  it('is sent back with what was ticked as lacking, which is reason enough; with nothing it is not', async () => {
    const auditor = await who('auditor', 'fuzhou')
    const no = await replied()
    expect((await give(auditor, 'fuzhou', no, 'refuse-audit', {})).status).toBe(400)
    const done = await give(auditor, 'fuzhou', no, 'refuse-audit', { 'lacks.contact': 'on' })
    expect(done.status).toBe(303)
    const { events } = (await auditor.get(`/orders/${no}`)).body
    const refused = events.find(({ event }: { event: { type: string } }) => event.type === 'audit-refused')
    expect(refused.event.reason).toContain('没有与诉求人联系的记录')
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { type Desk, deskOf, takenDown } from '../api/desk.ts'
import { visitorOf } from '../pages/visitor.ts'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
let admin: Desk
let lead: Desk
const place = 'weifang'
const base = `/${place}/desk/admin`

beforeAll(async () => {
  jiban = await openJiban()
  visitor = visitorOf(jiban)
  admin = await deskOf(jiban, 'admin', place)
  lead = await deskOf(jiban, 'lead', place)
})
afterAll(() => jiban.close())

const read = async (by: Desk, path: string, extra = ''): Promise<string> => {
  const page = await visitor.open(path, { cookie: `${by.cookie}${extra}` })
  expect(page.status, path).toBe(200)
  return page.text()
}
const post = (by: Desk, path: string, fields: Record<string, string> = {}) =>
  visitor.post(path, fields, { cookie: by.cookie, origin: 'http://localhost' })
const done = async (by: Desk, response: Response): Promise<string> => {
  expect(response.status, await response.clone().text()).toBe(303)
  const kept = response.headers.getSetCookie().map((each) => each.split(';')[0])
  return read(by, response.headers.get('location') ?? '', `; ${kept.join('; ')}`)
}

describe('the administration shows', () => {
  it('units as a tree with their accounts', async () => {
    const page = await read(admin, `${base}/units`)
    expect(page).toContain('class="tree"')
    expect(page).toContain('3个账号')
  })

  it('the catalogue, found by word', async () => {
    const all = await read(admin, `${base}/duties`)
    const some = await read(admin, `${base}/duties?q=${encodeURIComponent('噪')}`)
    expect(some.length).toBeLessThan(all.length)
    expect(await read(admin, `${base}/duties?q=%25%27zz`)).toContain('没有找到')
  })

  it('each rule with its article, and marks what is ours', async () => {
    const page = await read(admin, `${base}/rules`)
    expect(page).toContain('第')
    expect(page).toContain('<span class="chip near">平台默认</span>')
  })

  it('a year with its holidays and made-up days, and the usual one for a year that is none', async () => {
    const page = await read(admin, `${base}/calendars?year=2026`)
    expect(page).toContain('春节：2026年2月15日')
    expect(page).toContain('14班')
    for (const year of ['1800', 'x', '-1'])
      expect(await read(admin, `${base}/calendars?year=${year}`)).toContain('年工作日历')
  })

  it('the year that has begun in China, whatever the clock of the server says', async () => {
    const before = jiban.clock.now().toISOString()
    jiban.clock.set('2026-01-01T00:30:00+08:00')
    expect(await read(admin, `${base}/calendars`)).toContain('2026年工作日历')
    jiban.clock.set(before)
  })

  it('how long data is kept', async () => {
    expect(await read(admin, `${base}/retention`)).toContain('3年')
  })

  it('a return that was approved beside its duty, with who took it', async () => {
    const [agent, dispatcher] = [
      await deskOf(jiban, 'agent', place),
      await deskOf(jiban, 'dispatcher', place),
    ]
    const { no } = await takenDown(agent)
    const [duty] = (await jiban.deps.units.duties(placeIdSchema.parse(place))).filter(({ words }) =>
      words.some((word) => word.includes('路灯')),
    )
    const wrong = duty?.lead ?? ''
    const right = wrong === 'urban-management' ? 'housing' : 'urban-management'
    const dispatched = await dispatcher.does(no, {
      type: 'dispatch',
      lead: wrong,
      why: '按目录',
      requirement: '请修复',
    })
    expect(dispatched.status, JSON.stringify(dispatched.body)).toBe(200)
    const clerk = await deskOf(jiban, `clerk.${wrong}`, place)
    const asked = await clerk.does(no, {
      type: 'request-return',
      ground: 'out_of_duty',
      reason: '路灯已经移交',
      basis: '三定方案',
      suggestedUnit: right,
    })
    expect(asked.status, JSON.stringify(asked.body)).toBe(200)
    const approved = await dispatcher.does(no, { type: 'approve-return', reason: '情况属实' })
    expect(approved.status, JSON.stringify(approved.body)).toBe(200)
    expect(await read(admin, `${base}/duties?corrected=yes`)).not.toContain(no)
    const again = await dispatcher.does(no, {
      type: 'dispatch',
      lead: right,
      why: '重派',
      requirement: '请修复',
    })
    expect(again.status, JSON.stringify(again.body)).toBe(200)
    const page = await read(admin, `${base}/duties?corrected=yes`)
    expect(page).toContain(no)
    expect(page).toContain('路灯已经移交')
  })
})

describe('keys of programmes', () => {
  it('are added once for a name and ended by the administrator alone', async () => {
    const fields = { name: '演练网关', scope: 'open311', channels: '', url: '' }
    expect((await post(lead, `${base}/channels`, fields)).status).toBe(403)
    const page = await done(admin, await post(admin, `${base}/channels`, fields))
    expect(page).toContain('密钥只显示这一次')
    const again = await post(admin, `${base}/channels`, fields)
    expect(again.status).toBe(400)
    expect(await again.text()).toContain('value="演练网关"')
    for (const bad of [{ scope: 'root' }, { name: ' ' }, { name: '转接', scope: 'relay' }])
      expect((await post(admin, `${base}/channels`, { ...fields, ...bad })).status).toBe(400)
    const id = /channels\/([\w-]+)\/end/.exec(page)?.[1] ?? ''
    expect((await post(lead, `${base}/channels/${id}/end`)).status).toBe(403)
    expect(await done(admin, await post(admin, `${base}/channels/${id}/end`))).toContain('已停用')
    expect((await post(admin, `${base}/channels/${id}/end`)).status).toBe(303)
    const ended = await jiban.deps.audit.search(placeIdSchema.parse(place), {
      subject: id,
      offset: 0,
      limit: 10,
    })
    expect(ended.map(({ kind }) => kind)).toEqual(['client-ended', 'client-added'])
    expect((await post(admin, `${base}/channels/none/end`)).status).toBe(404)
  })

  it('sign events of a subscription, whose address must be one', async () => {
    const fields = { name: '市级平台', url: 'https://events.example/in', unit: '' }
    expect((await post(lead, `${base}/webhooks`, fields)).status).toBe(403)
    expect((await post(admin, `${base}/webhooks`, { ...fields, url: 'file:///etc/passwd' })).status).toBe(400)
    expect((await post(admin, `${base}/webhooks`, { ...fields, unit: 'nowhere' })).status).toBe(400)
    expect(await done(admin, await post(admin, `${base}/webhooks`, fields))).toContain('events.example')
    expect((await post(admin, `${base}/webhooks`, fields)).status).toBe(400)
    expect((await post(admin, `${base}/webhooks/none/resume`)).status).toBe(404)
    expect((await post(admin, `${base}/webhooks/none/deliveries/x/resend`)).status).toBe(404)
  })
})

/** The latest line that a channel carries; what is read on a desk is not sent. */
const latestLine = async () => {
  const { id } = await jiban.database.db
    .selectFrom('delivery')
    .select('id')
    .where('place', '=', place)
    .where('channel', '<>', 'desk')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return id
}

describe('the ledger', () => {
  it('shows what went out; a line that did not fail is not sent again', async () => {
    const id = await latestLine()
    expect(await read(lead, `${base}/ledger`)).toContain(`<th scope="row">${id}</th>`)
    expect(await read(lead, `${base}/ledger`)).not.toContain('<td>desk</td>')
    expect(await read(lead, `${base}/ledger`)).toMatch(/<span class="moment">20\d\d年[^<]+<\/span>/)
    expect((await post(lead, `${base}/ledger/${id}/resend`)).status).toBe(409)
    expect((await post(lead, `${base}/ledger/999999/resend`)).status).toBe(404)
    expect((await post(lead, `${base}/ledger/x/resend`)).status).toBe(404)
    expect(await read(lead, `${base}/ledger?state=nonsense&before=-1`)).toContain('发送台账')
  })

  it('sends a line that failed once more, and says who had it sent', async () => {
    const id = await latestLine()
    await jiban.database.db
      .updateTable('delivery')
      .set({ state: 'undeliverable', settled_at: new Date() })
      .where('place', '=', place)
      .where('id', '=', id)
      .execute()
    expect(await done(lead, await post(lead, `${base}/ledger/${id}/resend`))).toContain('已重新排队')
    expect((await post(lead, `${base}/ledger/${id}/resend`)).status).toBe(409)
    const trail = await read(lead, `/${place}/desk/audit?source=desk&who=lead.${place}`)
    expect(trail).toContain('重发消息')
  })
})

describe('the audit trail', () => {
  it('holds sign-ins, reveals, commands and keys, each findable by person and object', async () => {
    const agent = await deskOf(jiban, 'agent', place)
    const { no } = await takenDown(agent)
    await visitor.post(
      `/${place}/desk/orders/${no}/contact`,
      { why: '回电核实地址' },
      { cookie: agent.cookie, origin: 'http://localhost' },
    )
    const audit = `/${place}/desk/audit`
    expect(await read(admin, `${audit}?source=desk&who=agent.${place}`)).toContain('登录')
    const order = await read(lead, `${audit}?subject=${no.toLowerCase()}`)
    expect(order).toContain('回电核实地址')
    expect(order).toContain('登记')
    expect(order).not.toContain('13800138000')
    expect(await read(admin, `${audit}?to=2001-01-01`)).toContain('没有这样的记录')
    const garbage = `${audit}?source=x&from=2026-99-99&offset=-5&subject=%25`
    expect(await read(admin, garbage)).toContain('审计记录')
  })

  it('holds what was done to knowledge, in words, findable by the entry and led to by whoever reads it', async () => {
    const id = 'hotline.scope'
    const withdraw = { command: { type: 'withdraw', why: '条款修改，先撤下' } }
    const withdrawn = await lead.post(`/knowledge/work/${id}/commands`, withdraw.command)
    expect(withdrawn.status, JSON.stringify(withdrawn.body)).toBe(200)
    const trail = await read(lead, `/${place}/desk/audit?source=knowledge&subject=HOTLINE.scope`)
    expect(trail).toContain('立即撤下')
    expect(trail).toContain('条款修改，先撤下')
    expect(trail).toContain(`href="/${place}/desk/knowledge/entries/${id}"`)
    const byAdmin = await read(admin, `/${place}/desk/audit?source=knowledge&who=lead.${place}`)
    expect(byAdmin).toContain('立即撤下')
    expect(byAdmin).not.toContain('desk/knowledge/entries/')
    expect(await read(lead, `/${place}/desk/audit?source=knowledge&who=nobody`)).toContain('没有这样的记录')
  })

  it('names matters of the catalogue and kinds of knowledge in the rules, not their codes', async () => {
    const page = await read(admin, `/${place}/desk/admin/rules`)
    expect(page).toContain('案例、办事指南')
    for (const code of ['courtyard-waste', 'village-road', '{organ}']) expect(page).not.toContain(code)
  })

  it('holds what was carried away as a file, and by whom', async () => {
    const editor = await deskOf(jiban, 'editor', place)
    const file = await editor.get('/knowledge/files/entries.xlsx')
    expect(file.status).toBe(200)
    expect(await read(admin, `/${place}/desk/audit?source=desk&who=editor.${place}`)).toContain(
      '知识条目的电子表格',
    )
  })

  it('is for those who look after it', async () => {
    for (const account of ['agent', 'auditor', 'editor', 'manager.urban-management']) {
      const by = await deskOf(jiban, account, place)
      const { status } = await visitor.open(`/${place}/desk/audit`, { cookie: by.cookie })
      expect(status, account).toBe(403)
    }
  })
})

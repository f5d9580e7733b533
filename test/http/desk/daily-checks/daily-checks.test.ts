import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { remindOfDailyCheck } from '../../../../src/usecases/daily-checks/remind-of-daily-check.ts'
import { type Jiban, openJiban } from '../../../support/jiban.ts'
import { type Desk, deskOf, takenDown } from '../../api/desk.ts'
import { visitorOf } from '../../pages/visitor.ts'

const place = 'district-supervision'
const friday = '2026-10-16'
const saturday = '2026-10-17'
const sunday = '2026-10-18'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
const desks = new Map<string, Desk>()

beforeAll(async () => {
  jiban = await openJiban(`${friday}T09:00:00+08:00`)
  visitor = visitorOf(jiban)
})
afterAll(() => jiban.close())

const at = (day: string, time: string) => jiban.clock.set(`${day}T${time}:00+08:00`)
const enter = async (account: string, of = place): Promise<Desk> => {
  const known = desks.get(`${account} ${of}`)
  if (known) return known
  const desk = await deskOf(jiban, account, of)
  desks.set(`${account} ${of}`, desk)
  return desk
}
const manager = () => enter('manager.chengguan')
const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const raw = async (desk: Desk, path = 'daily-checks', of = place) =>
  (await visitor.open(`/${of}/desk/${path}`, { cookie: desk.cookie })).text()
const read = async (desk: Desk, path?: string, of?: string) => words(await raw(desk, path, of))
const rows = async (desk: Desk) => ((await raw(desk)).match(/<tr>/g)?.length ?? 1) - 1

/** What the form of the page sends. */
const formOf = async (desk: Desk, of = place): Promise<Record<string, string>> =>
  Object.fromEntries(
    [...(await raw(desk, 'daily-checks', of)).matchAll(/name="(once|day)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  )
const send = (desk: Desk, form: Record<string, string>, of = place) =>
  visitor.post(`/${of}/desk/daily-checks`, form, { cookie: desk.cookie })

describe('that somebody looked in today [D-19] [F-03]', () => {
  beforeEach(() => at(friday, '09:00'))

  it('is asked above the orders, and counted in the navigation, until it is said', async () => {
    const desk = await manager()
    expect(await read(desk, 'orders')).toContain(
      '每天都要登录查看（第十四条）。 还没有登记，看过后到这里登记',
    )
    expect(await raw(desk, 'orders')).toContain(`/${place}/desk/daily-checks/open`)
    expect(await read(desk, 'daily-checks/open')).toContain('1')
  })

  it('is recorded with who, when, what stood there and what they found, telephones masked', async () => {
    const { no } = await takenDown(await enter('agent'))
    const dispatched = { type: 'dispatch', lead: 'chengguan', requirement: '请核查。', why: '按职责交办' }
    expect((await (await enter('dispatcher')).does(no, dispatched)).status).toBe(200)
    const desk = await manager()
    const answer = await send(desk, {
      ...(await formOf(desk)),
      found: '有一件临期，已电话催办13800138000。',
    })
    expect(answer.status).toBe(303)
    const page = await read(desk)
    expect(page).toMatch(/2026年10月16日（周五）09:00 城关街道办事处 高霞 1件 0件 有一件临期/)
    expect(page).not.toContain('13800138000')
    expect(await read(desk, 'orders')).toContain('已登记')
    expect(await read(desk, 'daily-checks/open')).not.toContain('1')
  })

  it('counts once when the form is sent twice, and once more when it is said again', async () => {
    const desk = await manager()
    const form = await formOf(desk)
    const before = await rows(desk)
    await Promise.all([send(desk, form), send(desk, form)])
    expect(await rows(desk)).toBe(before + 1)
    await send(desk, await formOf(desk))
    expect(await rows(desk)).toBe(before + 2)
  })

  it('is not taken from a page of yesterday, nor of no day at all, and keeps what was typed', async () => {
    const desk = await manager()
    const form = await formOf(desk)
    const before = await rows(desk)
    at(saturday, '08:00')
    for (const day of [form['day'] ?? '', '', 'gestern', '2026-02-31']) {
      const answer = await send(desk, { ...form, day, found: '没有异常' })
      expect(answer.status, day).toBe(400)
      const page = await answer.text()
      expect(page).toContain('没有登记')
      expect(page).toContain('没有异常')
    }
    at(friday, '09:00')
    expect(await rows(desk)).toBe(before)
  })

  it('is not taken with words beyond measure', async () => {
    const desk = await manager()
    const before = await rows(desk)
    const answer = await send(desk, { ...(await formOf(desk)), found: '长'.repeat(501) })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('500字以内')
    expect(await rows(desk)).toBe(before)
  })

  it('is for those the place names, not for others who see it, nor from another place', async () => {
    const form = await formOf(await manager())
    for (const account of ['clerk.chengguan', 'supervisor', 'agent', 'editor', 'admin'])
      expect((await send(await enter(account), form)).status, account).toBe(403)
    expect((await send(await enter('dispatcher', 'fuzhou'), form)).status).toBe(403)
    expect(await raw(await enter('supervisor'))).not.toContain('<textarea')
    expect(await raw(await enter('clerk.chengguan'))).not.toContain('<textarea')
  })

  it('shows a unit its own days, and the hotline those of all', async () => {
    const hotline = await enter('dispatcher')
    expect((await send(hotline, await formOf(hotline))).status).toBe(303)
    expect(await read(hotline)).toMatch(/区政务管理办|热线|平台/)
    expect(await read(hotline)).toContain('城关街道办事处')
    expect(await rows(hotline)).toBeGreaterThan(await rows(await manager()))
  })

  it('is nobody’s duty where the rules are silent, and on no day of rest where they ask for workdays', async () => {
    const elsewhere = await enter('dispatcher', 'weifang')
    expect(await read(elsewhere, 'orders', 'weifang')).not.toContain('每日查阅')
    expect((await send(elsewhere, { day: friday, once: 'a' }, 'weifang')).status).toBe(400)
    at(sunday, '10:00')
    const bureau = await enter('dispatcher', 'fuzhou')
    expect(await read(bureau, 'daily-checks', 'fuzhou')).toContain('今天没有规定要登录查阅')
    expect((await send(bureau, { day: sunday, once: 'a' }, 'fuzhou')).status).toBe(400)
  })
})

describe('where nobody looked in', () => {
  const remind = (day: string, time: string) => {
    at(day, time)
    return remindOfDailyCheck(jiban.deps, jiban.clock.now())
  }
  const reminded = async (desk: Desk) =>
    (await read(desk, 'messages')).split('今天还没有登记登录查阅').length - 1

  it('a notice comes in the afternoon, once, with the way to the page; not to desks that did', async () => {
    expect(await remind(friday, '14:59')).toEqual({ reminded: 0 })
    const first = await remind(friday, '15:00')
    expect(first.reminded).toBeGreaterThan(0)
    expect(await remind(friday, '16:00')).toEqual({ reminded: 0 })
    expect(await reminded(await manager())).toBe(0)
    const bureau = await enter('dispatcher', 'fuzhou')
    const notices = await raw(bureau, 'messages', 'fuzhou')
    expect(words(notices)).toContain('今天还没有登记登录查阅（第四条、第八条第（一）项）')
    expect(notices).toContain('href="/fuzhou/desk/daily-checks"')
  })

  it('it goes to nobody on a day of rest where workdays are asked for', async () => {
    const before = words(await raw(await enter('dispatcher', 'fuzhou'), 'messages', 'fuzhou'))
    expect((await remind(sunday, '15:30')).reminded).toBeGreaterThan(0)
    const after = words(await raw(await enter('dispatcher', 'fuzhou'), 'messages', 'fuzhou'))
    expect(after.split('今天还没有登记').length).toBe(before.split('今天还没有登记').length)
    expect(await reminded(await manager())).toBe(1)
  })

  it('the report says on how many days; a day that is not over misses nothing', async () => {
    const period = `reports?period=own&from=${friday}&to=${sunday}`
    at(sunday, '16:00')
    const supervisor = await enter('supervisor')
    expect(await read(supervisor, period)).toContain('每日查阅 第十四条')
    expect(await read(supervisor, period)).toContain('城关街道办事处 1天 0天')
    at('2026-10-19', '09:00')
    expect(await read(supervisor, period)).toContain('城关街道办事处 1天 1天')
    const other = await enter('supervisor', 'weifang')
    expect(await read(other, period, 'weifang')).not.toContain('每日查阅')
  })

  it('said after the reminder, the day is not missed', async () => {
    await remind('2026-10-19', '15:30')
    const desk = await manager()
    expect((await send(desk, await formOf(desk))).status).toBe(303)
    at('2026-10-20', '09:00')
    const supervisor = await enter('supervisor')
    const period = 'reports?period=own&from=2026-10-19&to=2026-10-19'
    expect(await read(supervisor, period)).toContain('城关街道办事处 1天 0天')
  })

  it('is in the workbook of the report', async () => {
    const { cookie } = await enter('supervisor')
    const address = `/${place}/desk/reports/table.xlsx?period=own&from=${friday}&to=${sunday}`
    const answer = await visitor.open(address, { cookie })
    const { default: excel } = await import('exceljs')
    const book = new excel.Workbook()
    await book.xlsx.load(await answer.arrayBuffer())
    const table = book.getWorksheet('每日查阅')?.getSheetValues() ?? []
    expect(table.filter((row) => Array.isArray(row) && row[1] === '城关街道办事处')).toEqual([
      [undefined, '城关街道办事处', 1, 1],
    ])
  })
})

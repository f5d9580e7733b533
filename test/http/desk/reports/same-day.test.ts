import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fullReply } from '../../../acceptance/steps.ts'
import { type Jiban, openJiban } from '../../../support/jiban.ts'
import { type Desk, deskOf, takenDown } from '../../api/desk.ts'
import { visitorOf } from '../../pages/visitor.ts'

const place = 'district-supervision'
const unit = 'chengguan'
const monday = '2026-09-21'
const tuesday = '2026-09-22'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
let supervisor: Desk

beforeAll(async () => {
  jiban = await openJiban(`${monday}T09:00:00+08:00`)
  visitor = visitorOf(jiban)
  await handled(monday, '23:50', monday)
  await handled(monday, '00:05', tuesday)
  supervisor = await deskOf(jiban, 'supervisor', place)
})
afterAll(() => jiban.close())

/** An order dispatched at nine, and brought out of the unit at that time of that day. */
const handled = async (day: string, time: string, until: string) => {
  jiban.clock.set(`${day}T09:00:00+08:00`)
  const { no } = await takenDown(await deskOf(jiban, 'agent', place))
  const dispatcher = await deskOf(jiban, 'dispatcher', place)
  const clerk = await deskOf(jiban, `clerk.${unit}`, place)
  const does = async (desk: Desk, command: object) => {
    const { status, body } = await desk.does(no, command)
    expect(status, JSON.stringify(body)).toBe(200)
  }
  await does(dispatcher, { type: 'dispatch', lead: unit, requirement: '请核查。', why: '按职责交办' })
  await does(clerk, { type: 'sign', leader: '副局长 林某' })
  await does(clerk, fullReply({ handledAt: `${day}T09:00:00+08:00` }))
  jiban.clock.set(`${until}T${time}:00+08:00`)
  await does(await deskOf(jiban, `manager.${unit}`, place), { type: 'approve-reply' })
}

const read = async (path: string, desk = supervisor, of = place) =>
  (await (await visitor.open(`/${of}/desk/${path}`, { cookie: desk.cookie })).text())
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

const period = `from=${monday}&to=${tuesday}`

describe('what could be done on the day, in reports', () => {
  it('counts what left the unit before midnight of the day it came, and names the article', async () => {
    const page = await read(`reports?period=own&${period}`)
    expect(page).toContain('当天办结率 50%')
    expect(page).toContain('当天办结 1 ÷ 办理完成 2 第十二条第（一）项')
  })

  it('counts it on the day it was done, one minute after midnight on the next', async () => {
    expect(await read(`reports?period=day&on=${monday}`)).toContain('当天办结率 100%')
    expect(await read(`reports?period=day&on=${tuesday}`)).toContain('当天办结率 0%')
  })

  it('leads to its orders', async () => {
    const numbers = async (measure: string) => [
      ...(await read(`reports/orders?measure=${measure}&${period}`)).matchAll(/DIST\d+/g),
    ]
    expect((await numbers('handled')).map(String)).toEqual(['DIST202609210002', 'DIST202609210001'])
    expect((await numbers('sameDay')).map(String)).toEqual(['DIST202609210001'])
  })

  it('is in the workbook', async () => {
    const answer = await visitor.open(`/${place}/desk/reports/table.xlsx?period=own&${period}`, {
      cookie: supervisor.cookie,
    })
    const { default: excel } = await import('exceljs')
    const book = new excel.Workbook()
    await book.xlsx.load(await answer.arrayBuffer())
    const rows = book.getWorksheet('总体')?.getSheetValues() ?? []
    const line = rows.find((row) => Array.isArray(row) && row[1] === '当天办结率')
    expect(line).toEqual([undefined, '当天办结率', '50%', '—', '当天办结÷办理完成，第十二条第（一）项'])
  })

  it('is told nowhere where the rules set no such target', async () => {
    const elsewhere = await deskOf(jiban, 'supervisor', 'weifang')
    expect(await read(`reports?period=own&${period}`, elsewhere, 'weifang')).not.toContain('当天办结')
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Jiban, openJiban } from '../../../support/jiban.ts'
import { type Desk, deskOf, takenDown } from '../../api/desk.ts'
import { visitorOf } from '../../pages/visitor.ts'

let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
let supervisor: Desk
const numbers: string[] = []

beforeAll(async () => {
  jiban = await openJiban('2026-09-21T10:00:00+08:00')
  visitor = visitorOf(jiban)
  const agent = await deskOf(jiban, 'agent', 'weifang')
  const dispatcher = await deskOf(jiban, 'dispatcher', 'weifang')
  for (const [day, spot] of [
    ['2026-08-20', '奎文区和平小区'],
    ['2026-09-21', '奎文区幸福路12号和平小区东门'],
    ['2026-09-22', '潍城区向阳路'],
    ['2026-09-23', ''],
  ] as const) {
    jiban.clock.set(`${day}T10:00:00+08:00`)
    const { no } = await takenDown(agent, spot === '' ? {} : { place: spot })
    numbers.push(no)
  }
  await dispatcher.does(numbers[1] ?? '', {
    ...{ type: 'dispatch', lead: 'urban-management', requirement: '请核实办理。' },
  })
  jiban.clock.set('2026-09-28T10:00:00+08:00')
  supervisor = await deskOf(jiban, 'supervisor', 'weifang')
})
afterAll(() => jiban.close())

const open = (path: string, { cookie } = supervisor) => visitor.open(`/weifang/desk/${path}`, { cookie })
const read = async (path: string) => (await open(path)).text()
const september = 'period=month&on=2026-09-28'

describe('reports at the desk', () => {
  it('stand in the navigation of the hotline, and count the month of today', async () => {
    const page = await read('reports')
    expect(page).toContain('aria-current="page"')
    expect(page).toContain('统计报表：2026年9月')
    expect(page).toContain('受理3，查看工单')
    expect(page).toContain('本期还没有结束')
  })

  it('lead from every figure to exactly its orders', async () => {
    const page = await read(`reports?${september}&by=area`)
    const links = [...page.matchAll(/href="([^"]*\/reports\/orders\?[^"]*)"[^>]*>([\d,]+)</g)]
    expect(links.length).toBeGreaterThan(5)
    for (const [, address = '', figure] of links) {
      const behind = await read(address.replaceAll('&amp;', '&').replace('/weifang/desk/', ''))
      const times = [...behind.matchAll(/<td class="number">(\d+)次<\/td>/g)].map(([, n]) => Number(n))
      expect(
        times.reduce((sum, n) => sum + n, 0),
        address,
      ).toBe(Number(figure))
    }
  })

  it('tell orders without an area apart from those of one', async () => {
    const page = await read('reports/orders?measure=filed&from=2026-09-01&to=2026-09-30&by=area&key=奎文区')
    expect(page).toContain(numbers[1])
    expect(page).not.toContain(numbers[2])
    expect(page).not.toContain(numbers[0])
  })

  it('keep a day that is none as it was typed, with the fault beside it', async () => {
    const answer = await open('reports?period=own&from=2026-02-30&to=2026-09-30')
    expect(answer.status).toBe(400)
    const page = await answer.text()
    expect(page).toContain('value="2026-02-30"')
    expect(page).toContain('id="fault-from"')
    expect((await open('reports?period=own&from=2026-09-30&to=2026-09-01')).status).toBe(400)
    expect((await open('reports?period=own&from=2000-01-01&to=2026-09-01')).status).toBe(400)
    expect((await open('reports?period=day&on=gestern')).status).toBe(400)
  })

  it('take words nobody knows as the usual ones, and refuse figures that are none', async () => {
    expect((await open('reports?period=century&by=star-sign')).status).toBe(200)
    for (const query of ['', 'measure=all&from=2026-09-01&to=2026-09-30', 'measure=filed&from=x&to=y'])
      expect((await open(`reports/orders?${query}`)).status, query).toBe(400)
    const far = 'reports/orders?measure=filed&from=2026-09-01&to=2026-09-30&page=999'
    expect(await read(far)).toContain('这里没有工单')
  })

  it('draw charts without inline styles, in our colours, each with its table', async () => {
    const page = await read(`reports?${september}&by=area`)
    expect(page).toContain('<figcaption>受理3件')
    expect(page).toContain('var(--act)')
    expect(page).not.toMatch(/ style="/)
    expect(page.match(/<figure/g)?.length).toBe(2)
    expect(page).toContain('数据表')
  })

  it('line units up by name and say so', async () => {
    expect(await read(`reports?${september}&by=unit`)).toContain('按名称排列，不作排名')
  })

  it('print the bulletins the place owes, and any other period', async () => {
    expect(await read('reports')).toContain('reports/bulletin?kind=periodic')
    const page = await read(`reports/bulletin?kind=periodic&${september}`)
    expect(page).toContain('定期综合分析（2026年9月）')
    expect(page).toContain('依据第六条、第二十九条')
    expect(page).toContain('本期受理3件')
    expect((await open('reports/bulletin?period=own&from=1&to=2')).status).toBe(400)
    const cookie = (await deskOf(jiban, 'supervisor', 'pingdingshan')).cookie
    const monthly = await visitor.open('/pingdingshan/desk/reports/bulletin?kind=monthly', { cookie })
    expect(await monthly.text()).toContain('月通报（2026年8月）')
  })

  it('hand out a workbook with the same figures', async () => {
    const answer = await open(`reports/table.xlsx?${september}&by=area`)
    expect(answer.headers.get('content-type')).toContain('spreadsheetml')
    const { default: excel } = await import('exceljs')
    const book = new excel.Workbook()
    await book.xlsx.load(await answer.arrayBuffer())
    expect(book.worksheets.map(({ name }) => name)).toEqual(['总体', '按区域', '按日', '热点'])
    const filed = book
      .getWorksheet('总体')
      ?.getSheetValues()
      .find((row) => Array.isArray(row) && row[1] === '受理')
    expect(filed).toMatchObject([undefined, '受理', 3, 1, '本期登记的工单'])
  })

  it('are not for units, nor for editors, nor from another place, by whatever address', async () => {
    for (const account of ['clerk.urban-management', 'leader.urban-management', 'editor', 'admin']) {
      const desk = await deskOf(jiban, account, 'weifang')
      for (const path of [
        'reports',
        'reports/bulletin',
        'reports/table.xlsx',
        'reports/orders?measure=filed',
      ])
        expect((await open(path, desk)).status, `${account} ${path}`).toBe(403)
      expect(await (await open('account', desk)).text()).not.toContain('统计报表')
    }
    const foreign = await deskOf(jiban, 'supervisor', 'fuzhou')
    expect((await open('reports', foreign)).status).toBe(403)
    expect((await visitor.open('/weifang/desk/reports')).status).toBe(303)
  })
})

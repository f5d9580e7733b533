import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweepClocks } from '../../../../src/usecases/clocks/sweep-clocks.ts'
import { type Jiban, openJiban } from '../../../support/jiban.ts'
import { type Desk, deskOf, takenDown } from '../../api/desk.ts'
import { visitorOf } from '../../pages/visitor.ts'

const place = 'pingdingshan'
const spot = '新华区和平小区东门'
let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
const desks = new Map<string, Desk>()
const numbers: string[] = []

const desk = (account: string): Desk => {
  const found = desks.get(account)
  if (!found) throw new Error(account)
  return found
}
const does = async (account: string, no: string, command: object) => {
  const { status, body } = await desk(account).does(no, command)
  if (status !== 200) throw new Error(JSON.stringify(body))
}

beforeAll(async () => {
  jiban = await openJiban('2026-09-14T10:00:00+08:00')
  visitor = visitorOf(jiban)
  for (const account of ['agent', 'dispatcher', 'supervisor', 'editor', 'clerk.urban-management'])
    desks.set(account, await deskOf(jiban, account, place))
  for (const n of [0, 1, 2]) {
    jiban.clock.set(`2026-09-${14 + n}T10:00:00+08:00`)
    const { no } = await takenDown(desk('agent'), { place: spot, contactPhone: `1380013800${n}` })
    await does('dispatcher', no, { type: 'dispatch', lead: 'urban-management', requirement: '请办理。' })
    numbers.push(no)
  }
  const [first = ''] = numbers
  await does('dispatcher', first, { type: 'instruct', by: '市长', text: '请尽快查清。' })
  jiban.clock.set('2026-09-17T10:00:00+08:00')
})
afterAll(() => jiban.close())

const open = (path: string, account = 'supervisor') =>
  visitor.open(`/${place}/desk/${path}`, { cookie: desk(account).cookie })
const read = async (path: string, account?: string) => (await open(path, account)).text()
const sweep = () => sweepClocks({ ...jiban.deps, sweeper: jiban.sweeper }, jiban.clock.now())

describe('hotspots', () => {
  it('are the same place and topic three times in seven days, leading to their orders', async () => {
    const page = await read('hotspots')
    expect(page).toContain('新华区和平小区')
    expect(page).toContain('3件，前7天没有')
    expect(page).toContain('平台默认')
    for (const no of numbers) expect(page).toContain(`/desk/orders/${no}"`)
  })

  it('offer joining and reporting to those who may, with the first order filled in', async () => {
    const page = await read('hotspots', 'agent')
    const [first, second] = numbers
    expect(page).toContain(`/desk/orders/${second}/do/merge?into=${first}`)
    expect(page).not.toContain(`/desk/orders/${first}/do/merge`)
    expect(page).toContain(`/desk/orders/${first}/do/report-incident`)
    expect(await read(`orders/${second}/do/merge?into=${first}`, 'agent')).toContain(`value="${first}"`)
    expect(await read('hotspots')).not.toContain('/do/merge')
  })
})

describe('the supervision board', () => {
  it('shows a leader’s instruction and how far the order is', async () => {
    const page = await read('board')
    expect(page).toContain('市长：请尽快查清。')
    expect(page).toContain('已派单待签收')
  })

  it('counts what is late by unit and leads to exactly those orders', async () => {
    expect(await read('board')).toContain('id="levels"')
    jiban.clock.set('2026-09-28T10:00:00+08:00')
    await sweep()
    const page = await read('board')
    const links = [...page.matchAll(/href="([^"]*\/board\/orders\?[^"]*)"[^>]*>(\d+)</g)]
    expect(links.length).toBeGreaterThan(0)
    for (const [, address = '', figure] of links) {
      const behind = await read(address.replaceAll('&amp;', '&').replace(`/${place}/desk/`, ''))
      expect(behind.match(/<td class="no">/g)?.length, address).toBe(Number(figure))
    }
  })

  it('lists what is supervised at its level, with what is demanded and until when', async () => {
    const [, second = ''] = numbers
    await does('supervisor', second, {
      ...{ type: 'supervise', level: 'written', trigger: 'overdue', reason: '逾期未办' },
    })
    const page = await read('board')
    const row = page.slice(page.indexOf('id="level-'))
    expect(row).toContain(second)
    expect(row).toContain('明确责任领导和责任人')
    expect(row).toContain('未回复')
  })

  it('shows no supervision that was lifted', async () => {
    const [, second = ''] = numbers
    await does('supervisor', second, { type: 'lift-supervision', n: 1, why: '已经改正' })
    const page = await read('board')
    expect(page).toContain('书面督办：0件次')
  })

  it('refuses an address that asks for no figure, and whoever it is not for', async () => {
    for (const query of ['', 'mark=green', 'mark=late&unit=NOT%20A%20UNIT'])
      expect((await open(`board/orders?${query}`)).status, query).toBe(400)
    expect(await read('board/orders?mark=late&page=999')).toContain('现在没有这样的工单')
    for (const account of ['clerk.urban-management', 'editor'])
      for (const path of ['board', 'board/orders?mark=late', 'hotspots'])
        expect((await open(path, account)).status, `${account} ${path}`).toBe(403)
    expect((await visitor.open('/weifang/desk/board', { cookie: desk('supervisor').cookie })).status).toBe(
      403,
    )
  })
})

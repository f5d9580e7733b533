import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatch, end, fullReply, hour, sign } from '../steps.ts'
import { clockIn, dueIn, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const classed = (letter: 'A' | 'B' | 'C' | 'D') =>
  ({ type: 'classify', class: letter, why: '核定类别' }) as const
const limited = (n: number) =>
  ({ type: 'classify', statutory: { n, unit: 'workday' }, why: '法定时限' }) as const

describe('the count of working days, by the contract', () => {
  it('[case 1] gives citizens 5 working days, over the holiday and the Saturday worked [G-06]', async () => {
    const order = await stage.filed('generic-city')
    expect(dueIn(await order.does('dispatcher', dispatch('urban-management')))).toBe(end('2026-10-10'))
    expect((await order.sees()).deadlines[0]?.article).toContain('第七条')
  })

  it('[case 2] gives enterprises 15 working days from the same day [G-07]', async () => {
    const order = await stage.filed('generic-city', { complainantKind: 'enterprise' })
    expect(dueIn(await order.does('dispatcher', dispatch('urban-management')))).toBe(end('2026-10-23'))
  })
})

describe('classes A to D, by the contract', () => {
  const ofClass = async (letter: 'A' | 'B' | 'C' | 'D', day: string) => {
    const order = await stage.filed('pingdingshan', {}, hour(day))
    await order.does('dispatcher', classed(letter))
    return { ...order, sent: await order.does('dispatcher', dispatch('housing')) }
  }

  it('[case 3] lets the clock of A and D run through the holiday, and warns in it [P-06 P-09]', async () => {
    for (const letter of ['A', 'D'] as const) {
      const { sees, sent } = await ofClass(letter, '2026-10-01')
      expect(clockIn(sent, 'handle')?.clock).toBe('natural')
      expect(Date.parse(dueIn(sent) ?? '')).toBeLessThan(Date.parse(end('2026-10-07')))
      await stage.moves(hour('2026-10-03'))
      const later = await sees()
      const noted = later.events.map(({ event }) => event)
      expect(noted).toContainEqual(
        expect.objectContaining({ type: expect.stringMatching(/warned|overdue-noted/), clock: 'handle' }),
      )
    }
  })

  it('[case 3] does not count the holiday for B [P-07]', async () => {
    const { sees, sent } = await ofClass('B', '2026-10-01')
    expect(dueIn(sent)).toBe(end('2026-10-13'))
    await stage.moves(hour('2026-10-03'))
    expect((await sees()).overdue).toEqual([])
  })

  it('[case 4] notes a C matter late when the first report is missing, and never for its end [P-08]', async () => {
    const [late, reported] = [await ofClass('C', '2026-09-28'), await ofClass('C', '2026-09-28')]
    expect([dueIn(late.sent, 'interim_report'), dueIn(late.sent)]).toEqual([end('2026-10-10'), null])
    for (const { does } of [late, reported]) await does('unit-clerk of housing', sign)
    await stage.moves(hour('2026-10-09'))
    const report = { type: 'report-interim', progress: '已测量', plan: '月内拆除' } as const
    expect(clockIn(await reported.does('unit-clerk of housing', report), 'interim_report')).toBeUndefined()
    await stage.moves(hour('2026-10-12'))
    expect((await late.sees()).overdue.map(({ clock }) => clock)).toEqual(['interim_report'])
    expect((await reported.sees()).overdue).toEqual([])
  })
})

describe('viewing, passing on and auditing in fuzhou, by the contract', () => {
  const unit = 'urban-management'
  const dispatched = async (at?: string) => {
    const order = await stage.filed('fuzhou', {}, at)
    return { ...order, sent: await order.does('dispatcher', dispatch(unit)) }
  }

  it('[case 5] counts the view into the ten days: late once, and the end does not move [F-09 F-24]', async () => {
    const { does, sees, sent } = await dispatched()
    expect([dueIn(sent, 'view'), dueIn(sent)]).toEqual([end('2026-09-30'), end('2026-10-16')])
    for (const time of ['10:00', '10:00', '11:00']) await stage.moves(hour('2026-10-08', time))
    expect((await sees()).overdue.map(({ clock }) => clock)).toEqual(['view'])
    expect(dueIn(await does(`unit-clerk of ${unit}`, sign))).toBe(end('2026-10-16'))
  })

  it('[case 6] admonishes at the third late view of a month, and begins anew with the next [F-24]', async () => {
    const late = async (filedOn: string, seenOn: string) => {
      const { sees } = await dispatched(hour(filedOn))
      await stage.moves(hour(seenOn))
      return (await sees()).accountability.flatMap(({ measures }) => measures)
    }
    expect(await late('2027-03-01', '2027-03-05')).toEqual(['通报'])
    expect(await late('2027-03-08', '2027-03-12')).toEqual(['通报'])
    expect(await late('2027-03-15', '2027-03-19')).toContain('效能告诫')
    expect(await late('2027-04-12', '2027-04-16')).toEqual(['通报'])
  })

  it('[case 7] gives each level its own day, and notes the level that let it pass [F-03 F-07]', async () => {
    const order = await stage.filed('fuzhou')
    expect(dueIn(await order.sees(), 'dispatch_city')).toBe(end('2026-09-29'))
    await stage.moves(hour('2026-09-30'))
    expect((await order.sees()).overdue).toMatchObject([{ clock: 'dispatch_city', unit: null }])
    const county = await order.does('dispatcher', dispatch('gulou-urban-management'))
    expect(county.holder).toBe('gulou')
    expect([dueIn(county, 'dispatch_county'), dueIn(county)]).toEqual([end('2026-10-08'), undefined])
    await stage.moves(hour('2026-10-09'))
    expect((await order.sees()).overdue.at(-1)).toMatchObject({ clock: 'dispatch_county', unit: 'gulou' })
    const below = await order.does('unit-clerk of gulou', { type: 'forward', to: 'gulou-urban-management' })
    expect([dueIn(below, 'view'), dueIn(below)]).toEqual([end('2026-10-12'), end('2026-10-22')])
    expect(below.overdue).toHaveLength(2)
  })

  it('[case 8] gives 2 days to audit and 3 to do it again; still wrong then, it was handled late [F-14]', async () => {
    const answers = async ({ does }: Awaited<ReturnType<typeof dispatched>>) => {
      await does(`unit-clerk of ${unit}`, fullReply())
      return does(`unit-leader of ${unit}`, { type: 'approve-reply' })
    }
    const orders = [await dispatched(), await dispatched(), await dispatched()] as const
    await stage.moves(hour('2026-09-29'))
    for (const order of orders) {
      await order.does(`unit-clerk of ${unit}`, sign)
      const submitted = await answers(order)
      expect([submitted.state, dueIn(submitted, 'audit')]).toEqual(['auditing', end('2026-10-08')])
    }
    await stage.moves(hour('2026-09-30'))
    for (const { does } of orders) {
      const again = await does('auditor', { type: 'refuse-audit', reason: '没有写办理结果' })
      expect([again.state, dueIn(again, 'rework')]).toEqual(['rework', end('2026-10-10')])
    }
    const [good, wrong, silent] = orders
    await stage.moves(hour('2026-10-09'))
    for (const order of [good, wrong]) expect((await answers(order)).overdue).toEqual([])
    const passed = await good.does('auditor', { type: 'pass-audit' })
    expect([passed.state, passed.overdue]).toEqual(['replied', []])
    await stage.moves(hour('2026-10-10'))
    await wrong.does('auditor', { type: 'refuse-audit', reason: '仍未写明结果' })
    await stage.moves(hour('2026-10-12'))
    for (const { sees } of [wrong, silent])
      expect((await sees()).overdue).toMatchObject([{ kind: 'overdue_handling', unit }])
    expect((await silent.sees()).proposals).not.toEqual([])
    expect((await good.sees()).overdue).toEqual([])
  })
})

describe('the level, the law and the source of a matter, by the contract', () => {
  it('[case 9] puts the village before the kind of matter: 3 days there, else 5 or 7 [D-11]', async () => {
    for (const [nature, days] of [
      ['咨询', '2026-10-10'],
      ['投诉', '2026-10-13'],
    ] as const) {
      const order = await stage.filed('district-supervision', { nature })
      expect(dueIn(await order.does('dispatcher', dispatch('chengguan'))), nature).toBe(end(days))
      const below = await order.does('unit-clerk of chengguan', { type: 'forward', to: 'beimen' })
      expect(dueIn(below), nature).toBe(end('2026-10-08'))
    }
  })

  const dueBy = async (place: string, ...commands: Parameters<typeof limited>) => {
    const order = await stage.filed(place)
    await order.does('dispatcher', limited(...commands))
    return order.does('dispatcher', dispatch('hrss'))
  }

  it('[case 10] takes the longer time of the law in weifang and only mentions a shorter one [W-17]', async () => {
    expect(dueIn(await dueBy('weifang', 60))).toBe(end('2026-12-25'))
    const short = await dueBy('weifang', 3)
    expect(dueIn(short)).toBe(end('2026-10-10'))
    expect(clockIn(short, 'handle')).toMatchObject({
      ...{ warnAt: end('2026-10-08'), explanation: expect.stringContaining('更短') },
    })
  })

  it('[case 10] puts the time of the law in the place of the own one in the district [D-15]', async () => {
    expect(dueIn(await dueBy('district-supervision', 3))).toBe(end('2026-10-08'))
    expect(dueIn(await dueBy('district-supervision', 60))).toBe(end('2026-12-25'))
  })

  it('[case 11] counts a matter from the province and above by the time of its source [W-17]', async () => {
    const from = async (statutory?: { n: number; unit: 'workday' }) => {
      const order = await stage.filed('weifang')
      const source = { type: 'classify', origin: 'provincial', why: '省热线转办' } as const
      await order.does('dispatcher', { ...source, ...(statutory ? { statutory } : {}) })
      return order.does('dispatcher', dispatch('hrss'))
    }
    const own = await from()
    expect([dueIn(own), clockIn(own, 'handle')?.article]).toEqual([null, expect.stringContaining('第二十条')])
    expect(dueIn(await from({ n: 10, unit: 'workday' }))).toBe(end('2026-10-16'))
  })
})

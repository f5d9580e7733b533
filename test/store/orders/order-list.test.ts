import { expect, it } from 'vitest'
import { unitIdSchema } from '../../../src/domain/place.ts'
import type { OrderEvent } from '../../../src/domain/work-order/event.ts'
import type { OrderFilter } from '../../../src/ports/order-store.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { orderStore } from '../../../src/store/orders/order-store.ts'
import { onEveryDatabase } from '../../support/database.ts'
import { dispatched, elsewhere, filed, handle, here, orderCommit } from '../turns.ts'

const housing = unitIdSchema.parse('housing')
const coUnit = unitIdSchema.parse('urban-management')
const system = { role: 'system' } as const
const day = (n: number) => new Date(Date.UTC(2026, 8, n, 2))

onEveryDatabase('lists of orders', ({ database }) => {
  const store = () => orderStore(database().db, aesCipher('the data key of a test'))
  const file = async (no: string, at: Date, ...events: readonly OrderEvent[]) => {
    const all = events[0]?.type === 'filed' ? events : [filed({ title: `第${no}件` }), ...events]
    const commit = orderCommit(no, { events: all.map((event) => ({ actor: system, event })) })
    expect(await store().append(here, commit, at)).toBe('appended')
  }
  const numbers = async (filter: Partial<OrderFilter>) =>
    (await store().list(here, { limit: 50, ...filter })).orders.map(({ no }) => no)
  const clocks = (dueAt: string): OrderEvent => ({
    type: 'clocks-started',
    deadlines: [{ ...handle, dueAt }],
  })
  const audit = (dueAt: string): OrderEvent => ({
    type: 'clocks-started',
    deadlines: [{ ...handle, type: 'audit', dueAt }],
  })

  it('gives the latest first, with the running clock that ends first', async () => {
    await file(
      'L1',
      day(1),
      dispatched,
      clocks('2026-10-10T16:00:00.000Z'),
      audit('2026-10-02T16:00:00.000Z'),
    )
    await file('L2', day(2), dispatched, clocks('2026-09-20T16:00:00.000Z'))
    await file('L3', day(3))
    const { orders, after } = await store().list(here, { limit: 10 })
    expect(orders.map(({ no }) => no)).toEqual(['L3', 'L2', 'L1'])
    expect(after).toBeNull()
    expect(orders[2]).toEqual({
      no: 'L1',
      state: 'dispatched',
      version: 4,
      title: '第L1件',
      nature: '投诉',
      where: '奎文区东风街100号',
      class: null,
      publicity: 'public',
      lead: housing,
      holder: housing,
      co: [coUnit],
      filedAt: day(1).toISOString(),
      updatedAt: day(1).toISOString(),
      due: { type: 'audit', dueAt: '2026-10-02T16:00:00.000Z', clock: 'workday', overdue: false },
      overdue: false,
      supervised: null,
      flags: [],
    })
    expect(orders[0]?.due).toBeNull()
  })

  it('pages without leaving one out or giving one twice, by filing and by the end of clocks', async () => {
    for (const sort of ['filed', 'due'] as const) {
      const seen: string[] = []
      let after: string | null | undefined
      do {
        const page = await store().list(here, { limit: 1, sort, ...(after ? { after } : {}) })
        seen.push(...page.orders.map(({ no }) => no))
        after = page.after
      } while (after !== null)
      expect(seen).toEqual(await numbers({ sort }))
      expect(seen).toHaveLength(3)
    }
    expect(await numbers({ dueBefore: new Date('2026-12-31'), sort: 'due' })).toEqual(['L2', 'L1'])
    expect(await numbers({ dueBefore: new Date('2026-09-30') })).toEqual(['L2'])
  })

  it('refuses a place that is none, or one of a list in another order', async () => {
    const { after } = await store().list(here, { limit: 1, sort: 'due' })
    const none = '0000-00-00'
    for (const [sort, place] of [
      ['filed', '下一页'],
      ['filed', after],
      ['due', `filed_${day(1).toISOString()}_L1`],
      ['due', `late_${none}_L1`],
      ['due', `late_${day(1).toISOString()}`],
    ] as const)
      await expect(store().list(here, { limit: 1, sort, after: place ?? '' })).rejects.toMatchObject({
        code: 'invalid_input',
      })
  })

  it('gives a unit what it leads, holds or helps with, and never what is said about itself', async () => {
    await file('L4', day(4), filed({ complainedOf: [coUnit] }), dispatched)
    expect(await numbers({ unit: housing })).toEqual(['L4', 'L2', 'L1'])
    expect(await numbers({ unit: coUnit })).toEqual(['L2', 'L1'])
    expect(await numbers({ unit: unitIdSchema.parse('water') })).toEqual([])
  })

  it('finds by state, flag, supervision, lateness and what waits for a decision', async () => {
    const late: OrderEvent = { type: 'overdue-noted', clock: 'handle', article: '第二十条' }
    const proposed: OrderEvent = {
      type: 'supervision-proposed',
      level: 'written',
      trigger: 'overdue',
      article: '第三条',
    }
    const flagged: OrderEvent = { type: 'flagged', flag: 'major', on: true, why: '多人反映' }
    await file('M1', day(5), dispatched, clocks('2026-09-05T16:00:00.000Z'), late, proposed, flagged)
    const asked: OrderEvent = {
      type: 'return-requested',
      unit: housing,
      ground: 'out_of_duty',
      reason: '不属本单位职责',
      article: '第八条',
    }
    await file('M2', day(6), dispatched, asked)
    const supervised: OrderEvent = {
      type: 'supervised',
      n: 1,
      level: 'written',
      label: '书面督办',
      trigger: 'overdue',
      by: '督查室',
      requires: [],
      reason: '逾期',
      article: '第三条',
    }
    await file('M3', day(7), dispatched, proposed)
    const more = { no: 'M3', expectedVersion: 3, events: [{ actor: system, event: supervised }] }
    expect(await store().append(here, more, day(8))).toBe('appended')
    await file('M4', day(8), { type: 'withdrawn' })
    expect(await numbers({ states: ['withdrawn', 'return_requested'] })).toEqual(['M4', 'M2'])
    expect(await numbers({ flag: 'major' })).toEqual(['M1'])
    expect(await numbers({ overdue: true })).toEqual(['M1'])
    expect(await numbers({ toSupervise: true })).toEqual(['M1'])
    expect(await numbers({ supervised: true })).toEqual(['M3'])
    expect(await numbers({ pending: 'return' })).toEqual(['M2'])
    expect(await numbers({ pending: 'return', unit: coUnit, states: ['return_requested'] })).toEqual(['M2'])
    expect(await numbers({ pending: 'extension' })).toEqual([])
    const [m3] = (await store().list(here, { limit: 1, supervised: true })).orders
    expect(m3?.supervised).toBe('书面督办')
  })

  it('puts first what is late whenever its clock ends, then what ends first, last what has no clock', async () => {
    const late: OrderEvent = { type: 'overdue-noted', clock: 'handle', article: '第二十条' }
    await file('N1', day(9), dispatched, clocks('2026-12-01T16:00:00.000Z'), late)
    const inOrder = ['M1', 'N1', 'L2', 'L1', 'L3', 'L4', 'M2', 'M3', 'M4']
    expect(await numbers({ sort: 'due' })).toEqual(inOrder)
    expect(await numbers({ sort: 'due', overdue: true })).toEqual(['M1', 'N1'])
    expect(await numbers({ sort: 'due', dueBefore: new Date('2026-09-30') })).toEqual(['M1', 'N1', 'L2'])
    for (const limit of [1, 2, 3, 4]) {
      const seen: string[] = []
      for (let after: string | null | undefined; after !== null; ) {
        const page = await store().list(here, { limit, sort: 'due', ...(after ? { after } : {}) })
        seen.push(...page.orders.map(({ no }) => no))
        after = page.after
      }
      expect(seen).toEqual(inOrder)
    }
  })

  it('finds by the beginning of a number and by words of the texts, in its own place only', async () => {
    await file('Q20260901', day(9), filed({ title: '小区门口积水', text: '雨后积水很深', where: '健康街' }))
    const other = orderCommit('Q20260999', {
      events: [{ actor: system, event: filed({ title: '小区门口积水' }) }],
    })
    await store().append(elsewhere, other, day(9))
    expect(await numbers({ q: 'q2026' })).toEqual(['Q20260901'])
    expect(await numbers({ q: '积水' })).toEqual(['Q20260901'])
    expect(await numbers({ q: '健康街 积水' })).toEqual(['Q20260901'])
    expect(await numbers({ q: '积水 电梯' })).toEqual([])
    expect(await numbers({ q: '！？' })).toEqual([])
    const added = { type: 'supplemented', text: '路灯也坏了' } as const
    const supplement = { no: 'Q20260901', expectedVersion: 1, events: [{ actor: system, event: added }] }
    await store().append(here, supplement, day(10))
    expect(await numbers({ q: '路灯' })).toEqual(['Q20260901'])
  })

  it('publishes and searches what is published and nothing else', async () => {
    const published: OrderEvent = {
      type: 'published',
      title: '积水已经排除',
      text: '排水井已经疏通。',
      article: '第二十五条',
    }
    const change = { no: 'Q20260901', expectedVersion: 2, events: [{ actor: system, event: published }] }
    await store().append(here, change, day(11))
    const found = {
      no: 'Q20260901',
      title: '积水已经排除',
      text: '排水井已经疏通。',
      at: day(11).toISOString(),
    }
    expect(await store().published(here, undefined, 10)).toEqual([found])
    expect(await store().published(here, '疏通', 10)).toEqual([found])
    expect(await store().published(here, '健康街', 10)).toEqual([])
    expect(await store().published(elsewhere, undefined, 10)).toEqual([])
  })
})

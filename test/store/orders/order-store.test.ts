import { expect, it } from 'vitest'
import type { Deadline } from '../../../src/domain/deadline.ts'
import type { OrderEvent } from '../../../src/domain/work-order/event.ts'
import type { OrderCommit } from '../../../src/ports/conversation-store.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { orderStore } from '../../../src/store/orders/order-store.ts'
import { onEveryDatabase, onServerDatabase } from '../../support/database.ts'
import { at, elsewhere, handle, here, orderCommit } from '../turns.ts'

const cipher = aesCipher('the data key of a test')
const later = new Date('2026-09-29T03:00:00Z')
const citizen = { role: 'citizen' } as const

onEveryDatabase('order store', ({ database }) => {
  const store = () => orderStore(database().db, cipher)
  const clocks = async (no: string) =>
    database()
      .db.selectFrom('order_deadline')
      .selectAll()
      .where('order_no', '=', no)
      .orderBy('type')
      .execute()

  it('gives back the events as they were appended, chained', async () => {
    const change = orderCommit('A1')
    expect(await store().append(here, change, at)).toBe('appended')
    const stored = await store().load(here, 'A1')
    expect(stored?.events.map(({ seq, at, actor, event }) => ({ seq, at, actor, event }))).toEqual(
      change.events.map((event, i) => ({ seq: i + 1, at: at.toISOString(), ...event })),
    )
    const [first, second] = stored?.events ?? []
    expect(second?.prevHash).toBe(first?.hash)
    expect(await store().firstBroken(here, 'A1')).toBeNull()
  })

  it('keeps the projection at what the events add up to', async () => {
    await store().append(here, orderCommit('A2'), at)
    const withdrawn = {
      no: 'A2',
      expectedVersion: 3,
      events: [{ actor: citizen, event: { type: 'withdrawn' } as const }],
    }
    await store().append(here, withdrawn, later)
    const row = await database()
      .db.selectFrom('work_order')
      .selectAll()
      .where('no', '=', 'A2')
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      place: 'here',
      state: 'withdrawn',
      version: 4,
      title: '夜间施工噪声',
      nature: '投诉',
      lead: 'housing',
      co: ['urban-management'],
      pack_day: '2026-09-28',
      filed_at: at,
      updated_at: later,
    })
    expect(await store().firstBroken(here, 'A2')).toBeNull()
  })

  it('refuses events that follow a version that has passed, or a number that is taken', async () => {
    await store().append(here, orderCommit('A3'), at)
    const supplement = [{ actor: citizen, event: { type: 'supplemented', text: '还有一台发电机' } as const }]
    expect(await store().append(here, orderCommit('A3'), at)).toBe('stale')
    expect(await store().append(here, { no: 'A3', expectedVersion: 2, events: supplement }, at)).toBe('stale')
    expect(await store().append(here, { no: 'nowhere', expectedVersion: 1, events: supplement }, at)).toBe(
      'stale',
    )
    expect((await store().load(here, 'A3'))?.events).toHaveLength(3)
    expect(await store().load(here, 'nowhere')).toBeNull()
  })

  it('shows an order to its own place only', async () => {
    await store().append(here, orderCommit('A4'), at)
    expect(await store().load(elsewhere, 'A4')).toBeNull()
    expect(await store().codeMatches(elsewhere, 'A4', 'K7QM42')).toBe(false)
    expect(await store().personal(elsewhere, 'A4', 'somebody', 'curiosity')).toBeNull()
    await expect(store().firstBroken(elsewhere, 'A4')).rejects.toMatchObject({ code: 'unknown_order' })
  })

  it('knows the query code of an order, and no other', async () => {
    await store().append(here, orderCommit('A7'), at)
    await store().append(here, orderCommit('A8', { queryCode: 'OTHER1' }), at)
    expect(await store().codeMatches(here, 'A7', 'K7QM42')).toBe(true)
    for (const [no, code] of [
      ['A7', 'k7qm42'],
      ['A7', ''],
      ['A7', 'OTHER1'],
      ['A8', 'K7QM42'],
      ['none', 'K7QM42'],
    ] as const)
      expect(await store().codeMatches(here, no, code), `${no} ${code}`).toBe(false)
  })

  const system = { role: 'system' } as const
  const happened = (no: string, expectedVersion: number, ...events: readonly OrderEvent[]): OrderCommit => ({
    no,
    expectedVersion,
    events: events.map((event) => ({ actor: system, event })),
  })
  const clocksStarted = (...deadlines: Deadline[]): OrderEvent => ({ type: 'clocks-started', deadlines })

  it('runs the clocks that were started, marks those that were stopped, and starts one again', async () => {
    await store().append(here, orderCommit('A9'), at)
    expect(await clocks('A9')).toMatchObject([
      { type: 'handle', due_at: new Date('2026-10-10T16:00:00Z'), met_at: null, article: '第二十条' },
    ])
    const audit = { ...handle, type: 'audit', dueAt: null, clock: 'none' } as const
    const stopped: OrderEvent = { type: 'clocks-stopped', clocks: ['handle'], met: true }
    await store().append(here, happened('A9', 3, stopped, clocksStarted(audit)), later)
    expect(await clocks('A9')).toMatchObject([
      { type: 'audit', due_at: null, met_at: null },
      { type: 'handle', met_at: later },
    ])
    await store().append(
      here,
      happened('A9', 5, { type: 'clocks-stopped', clocks: ['audit'], met: true }, clocksStarted(handle)),
      later,
    )
    expect(await clocks('A9')).toMatchObject([
      { type: 'audit', met_at: later },
      { type: 'handle', met_at: null },
    ])
  })

  it('keeps with each clock when something is next to be done on it', async () => {
    const warned = { ...handle, warnAt: '2026-10-09T16:00:00.000Z', redAt: '2026-10-11T16:00:00.000Z' }
    await store().append(here, orderCommit('A11'), at)
    const nextAt = async () => (await clocks('A11'))[0]?.next_at?.toISOString()
    expect(await nextAt()).toBe(handle.dueAt)
    await store().append(here, happened('A11', 3, clocksStarted(warned)), later)
    expect(await nextAt()).toBe(warned.warnAt)
    const yellow = { type: 'warned', clock: 'handle', colour: 'yellow', article: '平台默认' } as const
    await store().append(here, happened('A11', 4, yellow), new Date('2026-10-09T16:00:30Z'))
    expect(await nextAt()).toBe(handle.dueAt)
    const ran = { type: 'overdue-noted', clock: 'handle', article: '第二十条' } as const
    const noted = new Date('2026-10-10T16:01:00Z')
    await store().append(here, happened('A11', 5, ran), noted)
    expect(await clocks('A11')).toMatchObject([{ next_at: new Date(warned.redAt), overdue_at: noted }])
    // Another end: what was noted for the one before no longer counts.
    await store().append(
      here,
      happened('A11', 6, clocksStarted({ ...handle, dueAt: '2026-10-20T16:00:00.000Z' })),
      noted,
    )
    expect(await clocks('A11')).toMatchObject([
      { overdue_at: null, next_at: new Date('2026-10-20T16:00:00Z') },
    ])
  })

  it('stops every clock of an order that is withdrawn', async () => {
    await store().append(here, orderCommit('A10'), at)
    await store().append(here, happened('A10', 3, { type: 'withdrawn' }), later)
    expect(await clocks('A10')).toMatchObject([{ type: 'handle', met_at: later }])
  })

  it('opens personal data and records who opened it and why, each time [D-23]', async () => {
    await store().append(here, orderCommit('P1'), at)
    expect(await store().personal(here, 'P1', 'agent.7', '回访')).toEqual(orderCommit('P1').personal)
    await store().personal(here, 'P1', 'agent.8', '核实地址')
    const log = await database()
      .db.selectFrom('access_log')
      .selectAll()
      .where('order_no', '=', 'P1')
      .orderBy('id')
      .execute()
    expect(log).toMatchObject([
      { who: 'agent.7', why: '回访' },
      { who: 'agent.8', why: '核实地址' },
    ])
    await expect(store().personal(here, 'P1', '', '')).rejects.toThrow(/access_log/)
    await expect(database().db.deleteFrom('access_log').execute()).rejects.toThrow('append-only')
  })

  it('keeps the telephone given first when more is told later', async () => {
    await store().append(here, orderCommit('P2'), at)
    const more = {
      no: 'P2',
      expectedVersion: 3,
      personal: { verbatim: '昨晚又施工' },
      events: [{ actor: citizen, event: { type: 'supplemented', text: '昨晚又施工' } as const }],
    }
    await store().append(here, more, later)
    expect(await store().personal(here, 'P2', 'agent.7', '回访')).toEqual({
      contactName: '王女士',
      contactPhone: '13800138000',
      verbatim: '工地半夜还在施工，电话13800138000\n昨晚又施工',
    })
  })

  it('gives nothing after the personal data was erased, and the chain still holds', async () => {
    await store().append(here, orderCommit('P3'), at)
    await database()
      .db.updateTable('order_personal')
      .set({ sealed: null, erased_at: later })
      .where('order_no', '=', 'P3')
      .execute()
    expect(await store().personal(here, 'P3', 'agent.7', '回访')).toBeNull()
    expect(await store().firstBroken(here, 'P3')).toBeNull()
  })

  it('gives each number once, counted by place and day', async () => {
    const numbers = await Promise.all(
      Array.from({ length: 50 }, () => store().nextNumber(here, '2026-11-22')),
    )
    expect(new Set(numbers).size).toBe(50)
    expect(numbers.toSorted().at(0)).toBe('HERE202611220001')
    expect(await store().nextNumber(here, '2026-11-23')).toBe('HERE202611230001')
    expect(await store().nextNumber(elsewhere, '2026-11-22')).toBe('ELSE202611220001')
  })
})

onServerDatabase('order store under races', ({ database }) => {
  const store = () => orderStore(database().db, cipher)

  it('lets one of many events on one version through', async () => {
    await store().append(here, orderCommit('S1'), at)
    const events = [{ actor: citizen, event: { type: 'supplemented', text: '同时' } as const }]
    const results = await Promise.all(
      Array.from({ length: 8 }, () => store().append(here, { no: 'S1', expectedVersion: 3, events }, later)),
    )
    expect(results.filter((result) => result === 'appended')).toHaveLength(1)
    expect(await store().firstBroken(here, 'S1')).toBeNull()
  })

  it('files a number once when two file it at once', async () => {
    const both = await Promise.all([1, 2].map(() => store().append(here, orderCommit('S2'), at)))
    expect(both.sort()).toEqual(['appended', 'stale'])
  })
})

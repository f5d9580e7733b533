import { expect, it } from 'vitest'
import { composeDeps } from '../../../src/app.ts'
import type { Deadline } from '../../../src/domain/deadline.ts'
import { type PlaceId, placeIdSchema, unitIdSchema } from '../../../src/domain/place.ts'
import type { OrderEvent } from '../../../src/domain/work-order/event.ts'
import { replay } from '../../../src/domain/work-order/evolve.ts'
import { packOf } from '../../../src/rules/index.ts'
import { clockFor } from '../../../src/rules/order/clocks.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import type { OpenDatabase } from '../../../src/store/database.ts'
import { recountClocks } from '../../../src/usecases/clocks/recount-clocks.ts'
import { sweepClocks } from '../../../src/usecases/clocks/sweep-clocks.ts'
import { filed, orderCommit } from '../../store/turns.ts'
import { onEveryDatabase, onServerDatabase } from '../../support/database.ts'
import { movableClock } from '../../support/jiban.ts'

const fuzhou = placeIdSchema.parse('fuzhou')
const weifang = placeIdSchema.parse('weifang')
const bureau = unitIdSchema.parse('bureau-of-a-test')
const system = { role: 'system' } as const
const friday = new Date('2026-09-04T02:00:00Z')

const swept = (database: OpenDatabase) => {
  const { deps, sweeper } = composeDeps(
    database.db,
    aesCipher('a key of a test'),
    movableClock(friday.toISOString()),
    { secret: 'a signing key of a test, long enough to be one', production: false },
  )
  const faults: string[] = []
  return {
    ...deps,
    sweeper,
    faults,
    onFault: (clock: { orderNo: string }) => void faults.push(clock.orderNo),
  }
}
type Swept = ReturnType<typeof swept>

const clocksStarted = (deadlines: Deadline[]): OrderEvent => ({ type: 'clocks-started', deadlines })

/** An order that was given to the bureau, with these clocks as the place counts them. */
const given = async (
  deps: Swept,
  place: PlaceId,
  no: string,
  stages: readonly Deadline['type'][],
  change: (clock: Deadline) => Deadline = (clock) => clock,
) => {
  const events: readonly OrderEvent[] = [
    filed({ packDay: '2026-09-04' }),
    { type: 'dispatched', lead: bureau, co: [], why: '派单目录' },
  ]
  const made = events.map((event, i) => ({
    seq: i + 1,
    at: friday.toISOString(),
    actor: system,
    event,
    prevHash: '',
    hash: '',
  }))
  const order = replay(made, no)
  const deadlines = stages.flatMap((stage) => {
    const clock = order && clockFor(packOf(place), order, stage, 'unit', friday)
    return clock ? [change(clock)] : []
  })
  expect(deadlines).toHaveLength(stages.length)
  const commit = orderCommit(no, {
    events: [...events, clocksStarted(deadlines)].map((event) => ({ actor: system, event })),
  })
  expect(await deps.orders.append(place, commit, friday)).toBe('appended')
  return deadlines
}

const noted = async (deps: Swept, place: PlaceId, no: string) =>
  ((await deps.orders.load(place, no))?.events ?? [])
    .map(({ event }) => event)
    .filter(({ type }) => type === 'warned' || type === 'overdue-noted')
    .map((event) => (event.type === 'warned' ? event.colour : event.type))

onEveryDatabase('the sweep of clocks', ({ database }) => {
  it('warns before the end, notes the end, gives the red card, each once and at its time', async () => {
    const deps = swept(database())
    const [clock] = await given(deps, weifang, 'W1', ['handle'])
    const { warnAt, dueAt, redAt } = clock ?? {}
    if (!warnAt || !dueAt || !redAt) throw new Error('the clock has no warning, end or red card')
    const before = new Date(Date.parse(warnAt) - 1)
    expect(await sweepClocks(deps, before)).toEqual({ handled: 0 })
    const steps = [
      [warnAt, ['yellow']],
      [dueAt, ['yellow', 'overdue-noted']],
      [redAt, ['yellow', 'overdue-noted', 'red']],
    ] as const
    for (const [at, expected] of steps) {
      expect(await sweepClocks(deps, new Date(at))).toEqual({ handled: 1 })
      expect(await sweepClocks(deps, new Date(at))).toEqual({ handled: 0 })
      expect(await noted(deps, weifang, 'W1')).toEqual(expected)
    }
    expect(await deps.orders.firstBroken(weifang, 'W1')).toBeNull()
  })

  it('does what weeks have made due when the clock jumps', async () => {
    const deps = swept(database())
    await given(deps, weifang, 'W2', ['handle'])
    expect((await sweepClocks(deps, new Date('2026-10-30T02:00:00Z'))).handled).toBeGreaterThan(0)
    expect(await noted(deps, weifang, 'W2')).toEqual(expect.arrayContaining(['overdue-noted', 'red']))
  })

  it('looks again at the next instant when a clock was found too early, and does not turn in circles', async () => {
    const deps = swept(database())
    const [clock] = await given(deps, weifang, 'W3', ['handle'])
    const rows = () =>
      database().db.selectFrom('order_deadline').select('next_at').where('order_no', '=', 'W3')
    await database()
      .db.updateTable('order_deadline')
      .set({ next_at: friday })
      .where('order_no', '=', 'W3')
      .execute()
    expect(await sweepClocks(deps, new Date(friday.getTime() + 1))).toEqual({ handled: 0 })
    expect(await rows().execute()).toEqual([{ next_at: new Date(clock?.warnAt ?? '') }])
  })

  it('counts the overdue steps of a unit in the month; the third has its consequence, the next month begins anew [F-24] [case 6]', async () => {
    const deps = swept(database())
    for (const no of ['F1', 'F2', 'F3']) await given(deps, fuzhou, no, ['view'])
    const [clock] = await given(deps, fuzhou, 'F4', ['view'])
    const end = new Date(clock?.dueAt ?? '')
    // The fourth runs out in the month after.
    await database()
      .db.updateTable('order_deadline')
      .set({ next_at: new Date('2026-10-08T02:00:00Z') })
      .where('order_no', '=', 'F4')
      .execute()
    await sweepClocks(deps, end)
    expect(await deps.orders.overdueInMonth(fuzhou, bureau, '2026-09')).toEqual({ view: 3 })
    const thirds = async () => {
      const rules = []
      for (const no of ['F1', 'F2', 'F3', 'F4'])
        for (const { event } of (await deps.orders.load(fuzhou, no))?.events ?? [])
          if (event.type === 'accountability-noted') rules.push(event.rule)
      return rules.toSorted()
    }
    const three = ['view-late', 'view-late', 'view-late', 'view-late-thrice']
    expect(await thirds()).toEqual(three)
    await sweepClocks(deps, new Date('2026-10-08T02:00:00Z'))
    expect(await deps.orders.overdueInMonth(fuzhou, bureau, '2026-10')).toEqual({ view: 1 })
    expect(await thirds()).toEqual(['view-late', ...three])
  })

  it('goes on with the others when one order cannot be read, and says which', async () => {
    const deps = swept(database())
    const [clock] = await given(deps, weifang, 'W4', ['handle'])
    await given(deps, weifang, 'W5', ['handle'])
    const unreadable = {
      ...deps,
      orders: {
        ...deps.orders,
        load: (place: PlaceId, no: string) =>
          no === 'W4' ? Promise.reject(new Error('unreadable')) : deps.orders.load(place, no),
      },
    }
    expect(await sweepClocks(unreadable, new Date(clock?.dueAt ?? ''))).toEqual({ handled: 1 })
    expect(deps.faults).toEqual(['W4'])
    expect(await noted(deps, weifang, 'W5')).toContain('overdue-noted')
  })

  it('counts a provisional clock again once the holidays are published, and leaves the others', async () => {
    const deps = swept(database())
    const early = (clock: Deadline) => ({ ...clock, provisional: true, dueAt: '2026-09-12T16:00:00.000Z' })
    await given(deps, weifang, 'W6', ['handle'], early)
    await given(deps, weifang, 'W7', ['handle'])
    expect(await recountClocks(deps, friday)).toEqual({ recounted: 1 })
    expect(await recountClocks(deps, friday)).toEqual({ recounted: 0 })
    const rows = await database()
      .db.selectFrom('order_deadline')
      .select(['provisional', 'due_at'])
      .where('order_no', 'in', ['W6', 'W7'])
      .execute()
    expect(rows[0]).toEqual(rows[1])
    expect(rows[0]?.provisional).toBe(false)
  })
})

onServerDatabase('two sweeps at once', ({ database }) => {
  it('act on each clock once, and count right', async () => {
    const numbers = Array.from({ length: 12 }, (_, i) => `R${i}`)
    let end = friday
    for (const no of numbers) {
      const [clock] = await given(swept(database()), fuzhou, no, ['view'])
      end = new Date(clock?.dueAt ?? '')
    }
    const both = await Promise.all([1, 2].map(() => sweepClocks(swept(database()), end)))
    expect(both.reduce((sum, { handled }) => sum + handled, 0)).toBe(12)
    const deps = swept(database())
    for (const no of numbers) {
      expect((await noted(deps, fuzhou, no)).filter((what) => what === 'overdue-noted')).toHaveLength(1)
      expect(await deps.orders.firstBroken(fuzhou, no)).toBeNull()
    }
    expect(await deps.orders.overdueInMonth(fuzhou, bureau, '2026-09')).toEqual({ view: 12 })
    const { rows } = await database().pool.query(
      `select count(*)::int as n from order_event where payload ->> 'rule' = 'view-late-thrice'`,
    )
    expect(rows).toEqual([{ n: 1 }])
  })
})

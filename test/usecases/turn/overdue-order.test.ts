import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { sweepClocks } from '../../../src/usecases/clocks/sweep-clocks.ts'
import { readOrder } from '../../../src/usecases/own-orders/look-up-order.ts'
import { citizenOf, type Jiban, openJiban } from '../../support/jiban.ts'

const place = placeIdSchema.parse('weifang')

const fileOne = async (jiban: Jiban): Promise<string> => {
  const citizen = citizenOf(jiban, place)
  await citizen.say('我要投诉，奎文区东风街100号锦绣花园小区物业不清运垃圾，我叫李明，电话13800138000')
  for (let turn = 0; turn < 4; turn++) {
    const { outcome } = await citizen.say(turn === 0 ? '昨天开始的' : '提交')
    if (outcome.orderNo) return outcome.orderNo
  }
  throw new Error('no order was filed')
}

describe('an order whose time has run out', () => {
  let jiban: Jiban
  let no: string
  beforeAll(async () => {
    jiban = await openJiban('2026-09-28T10:00:00+08:00')
    no = await fileOne(jiban)
  })
  afterAll(() => jiban.close())

  it('shows the citizen that the deadline has passed, whoever sweeps and however often', async () => {
    const after = new Date('2026-10-12T01:00:00Z')
    jiban.clock.set(after.toISOString())
    const sweeping = { ...jiban.deps, sweeper: jiban.sweeper }
    await Promise.all([sweepClocks(sweeping, after), sweepClocks(sweeping, after)])
    expect(await sweepClocks(sweeping, after)).toEqual({ handled: 0 })
    const stored = await jiban.deps.orders.load(place, no)
    const noted = (stored?.events ?? [])
      .map(({ event }) => event)
      .filter(({ type }) => type === 'overdue-noted')
    expect(noted.map((event) => event.type === 'overdue-noted' && event.clock)).toContain('handle')
    expect(new Set(noted.map((event) => JSON.stringify(event))).size).toBe(noted.length)
    const order = await readOrder(jiban.deps, place, no)
    expect(order?.deadlines.find(({ type }) => type === 'handle')?.overdue).toBe(true)
    expect(await jiban.deps.orders.firstBroken(place, no)).toBeNull()
  })
})

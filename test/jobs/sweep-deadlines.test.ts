import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../src/domain/place.ts'
import { sweepDeadlines } from '../../src/jobs/sweep-deadlines.ts'
import { readOrder } from '../../src/usecases/look-up-order.ts'
import { citizenOf, type Jiban, openJiban } from '../support/jiban.ts'

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

describe('the deadline sweep', () => {
  let jiban: Jiban
  let no: string
  beforeAll(async () => {
    jiban = await openJiban('2026-09-28T10:00:00+08:00')
    no = await fileOne(jiban)
  })
  afterAll(() => jiban.close())

  const overdueNotes = async () => {
    const order = await jiban.deps.orders.load(place, no)
    return (order?.events ?? []).filter(({ event }) => event.type === 'overdue-noted')
  }

  it('leaves a running clock alone', async () => {
    expect(await sweepDeadlines(jiban.sweeper, new Date('2026-10-10T15:59:00Z'))).toBe(0)
    expect(await overdueNotes()).toEqual([])
  })

  it('notes a clock that ran out, once, however often it runs', async () => {
    const after = new Date('2026-10-10T16:01:00Z')
    const noted = await Promise.all([
      sweepDeadlines(jiban.sweeper, after),
      sweepDeadlines(jiban.sweeper, after),
    ])
    expect(noted.reduce((a, b) => a + b)).toBe((await overdueNotes()).length)
    expect((await overdueNotes()).map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ clock: 'handle' }),
    )
    expect(await sweepDeadlines(jiban.sweeper, new Date('2026-10-12T00:00:00Z'))).toBe(0)
    expect(await jiban.deps.orders.firstBroken(place, no)).toBeNull()
  })

  it('shows the citizen that the deadline has passed and lets them demand an explanation', async () => {
    jiban.clock.set('2026-10-12T09:00:00+08:00')
    const order = await readOrder(jiban.deps, place, no)
    expect(order?.deadlines.find(({ type }) => type === 'handle')?.overdue).toBe(true)
    expect(order?.timeline.map(({ what }) => what)).toContain('办理超过期限')
  })
})

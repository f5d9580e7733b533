import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { eraseOldJob } from '../../../src/jobs/erase-old.ts'
import { inForce, packOf } from '../../../src/rules/index.ts'
import { prunedAfterDays, retentionOf } from '../../../src/rules/retention.ts'
import { nodeCipher } from '../../../src/store/node-cipher.ts'
import { verifyOrders } from '../../../src/store/orders/verify-orders.ts'
import { retentionStore } from '../../../src/store/retention/retention-store.ts'
import { giveCitizenCommand } from '../../../src/usecases/own-orders/give-citizen-command.ts'
import { eraseOld } from '../../../src/usecases/retention/erase-old.ts'
import { fileOrder } from '../../http/pages/visitor.ts'
import { type Jiban, openJiban, secret } from '../../support/jiban.ts'

const place = placeIdSchema.parse('weifang')
const days = (count: number, from: Date) => new Date(from.getTime() + count * 24 * 3_600_000)

describe('what has been kept long enough', () => {
  let jiban: Jiban
  beforeAll(async () => {
    jiban = await openJiban()
  })
  afterAll(() => jiban.close())

  it('is erased in its time, not a day before; open orders keep it, and every history holds', async () => {
    const [ended, open] = [await fileOrder(jiban, place), await fileOrder(jiban, place)]
    const { deps, clock, database } = jiban
    await giveCitizenCommand(deps, {
      place,
      no: ended.no,
      code: ended.queryCode,
      command: { type: 'withdraw' },
    })
    const closed = clock.now()
    const { dataRequests } = deps
    const retaining = {
      dataRequests,
      retention: retentionStore(database.db, nodeCipher(secret)),
      retentionDays: 400,
    }
    const contactOf = (no: string) => deps.orders.personal(place, no, 'a.b', '回访')

    expect(await eraseOld(retaining, days(400, closed))).toMatchObject({ orders: 0 })
    expect(await contactOf(ended.no)).toMatchObject({ contactPhone: '13800138000' })

    expect(await eraseOld(retaining, days(401, closed), () => true)).toEqual({
      orders: 0,
      conversations: 0,
      leftovers: 0,
      pruned: 0,
    })
    const done = await eraseOld(retaining, days(401, closed))
    expect(done).toMatchObject({ orders: 1, conversations: 1 })
    expect(await contactOf(ended.no)).toBeNull()
    expect(await contactOf(open.no)).toMatchObject({ contactPhone: '13800138000' })
    expect(await eraseOld(retaining, days(401, closed))).toEqual({
      orders: 0,
      conversations: 0,
      leftovers: 0,
      pruned: 0,
    })
    expect((await verifyOrders(database.db)).flatMap(({ faults }) => faults)).toEqual([])
  })
})

describe('what only served the work', () => {
  let jiban: Jiban
  beforeAll(async () => {
    jiban = await openJiban()
  })
  afterAll(() => jiban.close())

  it('goes the same night: broken off it is gone on with, and not a day too early', async () => {
    const { deps, clock, database } = jiban
    await fileOrder(jiban, place)
    const filed = clock.now()
    const { dataRequests } = deps
    const retaining = {
      dataRequests,
      retention: retentionStore(database.db, nodeCipher(secret)),
      retentionDays: 400,
    }
    const events = async () =>
      (await deps.orderFeed.read(place, { unit: null, after: 0, limit: 100 })).events.length
    const before = await events()
    const said: string[] = []
    const night = (count: number, over?: () => boolean) =>
      eraseOldJob(retaining, days(count, filed), (text) => said.push(text), over)
    await night(prunedAfterDays.feed)
    expect([before > 0, await events()]).toEqual([true, before])
    expect(await night(prunedAfterDays.feed + 1, () => true)).toMatchObject({ pruned: 0 })
    expect(await events()).toBe(before)
    expect((await night(prunedAfterDays.feed + 1)).pruned).toBeGreaterThanOrEqual(before)
    expect(await events()).toBe(0)
    expect(said.at(-1)).toMatch(/ [1-9]\d* rows/)
    expect(await night(prunedAfterDays.feed + 1)).toMatchObject({ pruned: 0 })
  })
})

describe('how long', () => {
  const { privacy } = inForce(packOf(place), new Date('2026-11-22T02:00:00Z'))

  it('is what the place says, with its article; else the operator’s number', () => {
    expect(retentionOf({ privacy }, 1095)).toMatchObject({ contactDays: 1095, article: null })
    if (!privacy) throw new Error('no rule')
    const own = { ...privacy, value: { ...privacy.value, retentionDays: 180 } }
    expect(retentionOf({ privacy: own }, 1095)).toEqual({
      contactDays: 180,
      article: privacy.source.article,
      conversationDays: 180,
      arrivedDays: 90,
    })
  })
})

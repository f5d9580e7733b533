import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { nodeCipher } from '../../../src/store/node-cipher.ts'
import { verifyOrders } from '../../../src/store/orders/verify-orders.ts'
import { retentionStore } from '../../../src/store/retention/retention-store.ts'
import { giveCitizenCommand } from '../../../src/usecases/own-orders/give-citizen-command.ts'
import { askErasure, copyMyData } from '../../../src/usecases/own-orders/my-data.ts'
import { eraseOld } from '../../../src/usecases/retention/erase-old.ts'
import { fileOrder } from '../../http/pages/visitor.ts'
import { type Jiban, openJiban, secret } from '../../support/jiban.ts'

const place = placeIdSchema.parse('weifang')
const phone = '138 0013 8000'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())

const nightly = () => {
  const { database, deps, clock } = jiban
  const retention = retentionStore(database.db, nodeCipher(secret))
  return eraseOld({ retention, dataRequests: deps.dataRequests, retentionDays: 1095 }, clock.now())
}
const requests = (no: string) =>
  jiban.database.db.selectFrom('data_request').selectAll().where('order_no', '=', no).execute()

describe('a citizen’s own data', () => {
  it('is given as a copy to who has number, code and telephone, and that is noted', async () => {
    const { no, queryCode: code } = await fileOrder(jiban, place)
    const copy = await copyMyData(jiban.deps, place, { no, code, phone })
    expect(copy.personal).toMatchObject({ contactPhone: '13800138000' })
    expect(copy.order.no).toBe(no)
    expect(await requests(no)).toMatchObject([{ kind: 'copy' }])
    expect(await jiban.deps.orders.reveals(place, { orderNo: no, limit: 5 })).toMatchObject([
      { who: 'citizen' },
    ])
  })

  it('is not given for a wrong code, a wrong telephone, an order of another place or garbage; nothing is noted', async () => {
    const { no, queryCode: code } = await fileOrder(jiban, place)
    const ask = (proof: object, at = place) => copyMyData(jiban.deps, at, { no, code, phone, ...proof })
    await expect(ask({ code: '000000' })).rejects.toMatchObject({ code: 'unknown_order' })
    await expect(ask({ phone: '13900139000' })).rejects.toMatchObject({ code: 'wrong_code' })
    await expect(ask({ phone: '' })).rejects.toMatchObject({ code: 'wrong_code' })
    await expect(ask({ no: '\0；--', code: '' })).rejects.toMatchObject({ code: 'unknown_order' })
    await expect(ask({}, placeIdSchema.parse('fuzhou'))).rejects.toMatchObject({ code: 'unknown_order' })
    expect(await requests(no)).toEqual([])
  })

  it('cannot be guessed at: after many tries the order is shut for a while, for the right proof too', async () => {
    const { no, queryCode: code } = await fileOrder(jiban, place)
    const tries = Array.from({ length: 25 }, (_, i) => `1390013${String(i).padStart(4, '0')}`)
    for (const wrong of tries)
      await copyMyData(jiban.deps, place, { no, code, phone: wrong }).catch(() => undefined)
    await expect(copyMyData(jiban.deps, place, { no, code, phone })).rejects.toMatchObject({
      code: 'rate_limited',
    })
  })

  it('is erased the night after it was asked for, once; the history holds and progress can still be read', async () => {
    const { no, queryCode: code } = await fileOrder(jiban, place)
    await giveCitizenCommand(jiban.deps, { place, no, code, command: { type: 'withdraw' } })
    expect(await askErasure(jiban.deps, place, { no, code, phone })).toBe('tonight')
    expect(await askErasure(jiban.deps, place, { no, code, phone })).toBe('tonight')
    expect(await requests(no)).toHaveLength(1)
    expect(await nightly()).toMatchObject({ orders: 1 })
    expect(await nightly()).toMatchObject({ orders: 0 })
    expect(await jiban.deps.orders.personal(place, no, 'a.b', '核对')).toBeNull()
    expect((await requests(no))[0]?.done_at).not.toBeNull()
    expect((await verifyOrders(jiban.database.db)).flatMap(({ faults }) => faults)).toEqual([])
    expect(await askErasure(jiban.deps, place, { no, code, phone: '' })).toBe('erased-before')
    const { rows } = { rows: await jiban.database.db.selectFrom('erasure').selectAll().execute() }
    expect(rows.map(({ what, why }) => [what, why])).toContainEqual(['conversation', 'request'])
  })

  it('waits with an order that is still handled, and goes when it has ended', async () => {
    const { no, queryCode: code } = await fileOrder(jiban, place)
    expect(await askErasure(jiban.deps, place, { no, code, phone })).toBe('after-end')
    expect(await nightly()).toMatchObject({ orders: 0 })
    expect(await jiban.deps.orders.personal(place, no, 'a.b', '核对')).not.toBeNull()
    await giveCitizenCommand(jiban.deps, { place, no, code, command: { type: 'withdraw' } })
    expect(await nightly()).toMatchObject({ orders: 1 })
    expect(await jiban.deps.orders.personal(place, no, 'a.b', '核对')).toBeNull()
  })
})

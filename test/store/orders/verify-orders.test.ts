import { expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { reprojectStale, stalePlaces } from '../../../src/store/orders/order-projection.ts'
import { orderStore } from '../../../src/store/orders/order-store.ts'
import { verifyOrders } from '../../../src/store/orders/verify-orders.ts'
import { onEveryDatabase } from '../../support/database.ts'
import { at, elsewhere, here, orderCommit } from '../turns.ts'

onEveryDatabase('the verification of orders', ({ database }) => {
  const file = async (no: string, place = here) =>
    expect(
      await orderStore(database().db, aesCipher('a key of a test')).append(place, orderCommit(no), at),
    ).toBe('appended')
  const faults = async () => (await verifyOrders(database().db)).flatMap((place) => place.faults)
  /** As somebody with all rights on the database could. */
  const secretly = async (statement: string) => {
    await database().pool.query('alter table order_event disable trigger all')
    await database().pool.query(statement)
    await database().pool.query('alter table order_event enable trigger all')
  }

  it('finds nothing wrong with orders that were only appended to, of all places', async () => {
    for (const no of ['V1', 'V2', 'V3', 'V4', 'V5']) await file(no)
    await file('V1', elsewhere)
    expect(await verifyOrders(database().db)).toMatchObject([
      { place: 'elsewhere', orders: 1, events: 3, faults: [] },
      { place: 'here', orders: 5, events: 15, faults: [] },
    ])
  })

  it('names the event in which one byte was changed', async () => {
    await secretly(
      `update order_event set payload = jsonb_set(payload, '{why}', '"派单目录：夜间施工噪音"')
       where place = 'here' and order_no = 'V1' and seq = 2`,
    )
    expect(await faults()).toMatchObject([{ place: 'here', no: 'V1', event: 2 }])
  })

  it('names the event at which a history was cut off', async () => {
    await secretly(`delete from order_event where place = 'here' and order_no = 'V2' and seq = 3`)
    expect((await faults()).filter(({ no }) => no === 'V2')).toMatchObject([{ place: 'here', event: 3 }])
  })

  it('names what the rows say otherwise than the history', async () => {
    await database().pool.query(`update work_order set lead = 'another' where no = 'V3'`)
    await database().pool.query(
      `update order_deadline set due_at = due_at + interval '1 day' where order_no = 'V4'`,
    )
    await database().pool.query(`update order_deadline set met_at = now() where order_no = 'V5'`)
    const found = (await faults()).filter(({ no }) => ['V3', 'V4', 'V5'].includes(no))
    expect(found.map(({ no, what }) => `${no}: ${what}`)).toEqual([
      'V3: its row says otherwise: lead',
      'V4: its clock handle says otherwise: due_at',
      'V5: its clock handle does not run',
    ])
  })

  it('makes the rows anew from the history, once', async () => {
    expect(await stalePlaces(database().db)).toEqual(['elsewhere', 'here'])
    await database().pool.query('delete from order_search')
    expect(await reprojectStale(database().db, ['here', 'nowhere-yet'])).toBe(6)
    expect((await faults()).filter(({ no }) => ['V3', 'V4', 'V5'].includes(no))).toEqual([])
    const { rows } = await database().pool.query('select count(*)::int as n from order_search')
    expect(rows).toEqual([{ n: 6 }])
    await file('N1', placeIdSchema.parse('nowhere-yet'))
    expect(await stalePlaces(database().db)).toEqual([])
    expect(await reprojectStale(database().db, [])).toBe(0)
  })
})

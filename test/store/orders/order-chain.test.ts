import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { orderStore } from '../../../src/store/orders/order-store.ts'
import { onEveryDatabase } from '../../support/database.ts'
import { at, filed, here, orderCommit } from '../turns.ts'

const cipher = aesCipher('the data key of a test')
const later = new Date('2026-09-29T03:00:00Z')
const citizen = { role: 'citizen' } as const

onEveryDatabase('order chain', ({ database }) => {
  const store = () => orderStore(database().db, cipher)
  /** What only somebody with the database's own rights could do. */
  const tamper = async (statement: (no: string) => ReturnType<typeof sql>, no: string) =>
    database()
      .db.transaction()
      .execute(async (trx) => {
        await sql`alter table order_event disable trigger order_event_is_append_only`.execute(trx)
        await statement(no).execute(trx)
        await sql`alter table order_event enable trigger order_event_is_append_only`.execute(trx)
      })

  it('refuses to change, delete or empty events', async () => {
    await store().append(here, orderCommit('A5'), at)
    const { db } = database()
    await expect(
      db.updateTable('order_event').set({ at: later }).where('order_no', '=', 'A5').execute(),
    ).rejects.toThrow('append-only')
    await expect(db.deleteFrom('order_event').where('order_no', '=', 'A5').execute()).rejects.toThrow(
      'append-only',
    )
    await expect(sql`truncate order_event`.execute(db)).rejects.toThrow('append-only')
  })

  it.each([
    [
      'a word in the text',
      (no: string) =>
        sql`update order_event set payload = jsonb_set(payload, '{text}', '"改过"') where order_no = ${no} and seq = 1`,
      1,
    ],
    [
      'the time of the second event',
      (no: string) =>
        sql`update order_event set at = at + interval '1 second' where order_no = ${no} and seq = 2`,
      2,
    ],
    [
      'the actor',
      (no: string) =>
        sql`update order_event set actor = '{"role":"agent"}' where order_no = ${no} and seq = 2`,
      2,
    ],
    [
      'a hash',
      (no: string) => sql`update order_event set hash = repeat('0', 64) where order_no = ${no} and seq = 2`,
      2,
    ],
    [
      'an event taken out',
      (no: string) => sql`delete from order_event where order_no = ${no} and seq = 2`,
      2,
    ],
    [
      'the last event taken away',
      (no: string) => sql`delete from order_event where order_no = ${no} and seq = 3`,
      3,
    ],
  ])('finds a chain in which somebody changed %s', async (what, statement, broken) => {
    const no = `T-${what}`
    await store().append(here, orderCommit(no), at)
    await tamper(statement, no)
    expect(await store().firstBroken(here, no)).toBe(broken)
  })

  it('finds a chain that was copied from another order', async () => {
    await store().append(here, orderCommit('C1'), at)
    await store().append(here, orderCommit('C2'), at)
    await tamper(() => sql`delete from order_event where order_no = 'C2'`, 'C2')
    await sql`
      insert into order_event select place, 'C2', seq, at, actor, type, payload, prev_hash, hash
      from order_event where order_no = 'C1'
    `.execute(database().db)
    expect(await store().firstBroken(here, 'C2')).toBe(1)
  })

  it('keeps a chain whole whose events hold text that Postgres cannot', async () => {
    const change = orderCommit('A6', {
      events: [{ actor: citizen, event: filed({ text: `\0引号'"\ud800😀`, where: '\0' }) }],
    })
    await store().append(here, change, at)
    expect((await store().load(here, 'A6'))?.events[0]?.event).toMatchObject({
      text: `引号'"\ufffd😀`,
      where: '',
    })
    expect(await store().firstBroken(here, 'A6')).toBeNull()
  })
})

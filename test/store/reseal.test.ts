import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { conversationStore } from '../../src/store/conversations/conversation-store.ts'
import { cipherOf, nodeCipher } from '../../src/store/node-cipher.ts'
import { orderStore } from '../../src/store/orders/order-store.ts'
import { resealAll } from '../../src/store/reseal.ts'
import { sealedColumns } from '../../src/store/sealed-columns.ts'
import { onEveryDatabase } from '../support/database.ts'
import { here, orderCommit, turnCommit } from './turns.ts'

const old = nodeCipher('first secret')
const rotated = cipherOf('sm4', 'second secret', 'first secret')

onEveryDatabase('a change of the data key', ({ database }) => {
  const said = (text: string, phone = '13800138000') => {
    const no = `T${randomUUID()}`
    const change = turnCommit({
      text,
      citizenKey: 'openid-1',
      orders: [orderCommit(no, { personal: { contactPhone: phone, verbatim: text } })],
    })
    return { no, change }
  }
  const textsOf = async (secrets: Parameters<typeof conversationStore>[1]) => {
    const { rows } = await sql<{ id: string }>`select id from conversation where place = ${here}`.execute(
      database().db,
    )
    const store = conversationStore(database().db, secrets)
    const turns = await Promise.all(rows.map(({ id }) => store.turns(here, id, 10)))
    return turns.flat().map(({ text }) => text)
  }
  const marked = async (mark: string) => {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from turn where starts_with(text_sealed, ${mark})`.execute(database().db)
    return Number(rows[0]?.n)
  }

  it('knows of every column that lies sealed', async () => {
    const { rows } = await sql<{ at: string }>`
      select table_name || '.' || column_name as at from information_schema.columns
      where table_schema = 'public' and column_name like '%sealed' order by 1`.execute(database().db)
    expect(rows.map(({ at }) => at)).toEqual(
      sealedColumns.map(({ table, column }) => `${table}.${column}`).toSorted(),
    )
  })

  it('may be broken off twice: everything is read at any moment, and the last run ends it', async () => {
    const { db } = database()
    const orders = Array.from({ length: 60 }, (_, i) => said(`第${i}句`))
    for (const { change } of orders) await conversationStore(db, old).commit(change)
    const texts = (await textsOf(old)).toSorted()
    expect(texts).toHaveLength(60)

    let looks = 0
    const after = (batches: number) => () => {
      looks += 1
      return looks > batches
    }
    for (const batches of [2, 4]) {
      looks = 0
      await resealAll(db, rotated, after(batches))
      expect((await textsOf(rotated)).toSorted()).toEqual(texts)
    }
    const before = await marked(rotated.mark)
    expect(before).toBeLessThan(60)
    await resealAll(db, rotated)
    expect(await marked(rotated.mark)).toBe(60)
    expect((await textsOf(cipherOf('sm4', 'second secret'))).toSorted()).toEqual(texts)

    const again = await resealAll(db, rotated)
    expect(again.reduce((sum, { rows }) => sum + rows, 0)).toBe(0)
  })

  it('goes on knowing a citizen and a query code, and opens contact data with the new key alone', async () => {
    const { db } = database()
    const { no, change } = said('找得到', '13900139000')
    await conversationStore(db, old).commit(change)
    await resealAll(db, rotated)
    const orders = orderStore(db, rotated)
    expect(await orders.codeMatches(here, no, 'K7QM42')).toBe(true)
    expect(
      (await orders.earlier(here, { phone: '13900139000' }, new Date(0))).map((one) => one.no),
    ).toContain(no)
    expect(
      await orderStore(db, cipherOf('aes', 'second secret')).personal(here, no, 'a.b', '回访'),
    ).toMatchObject({
      contactPhone: '13900139000',
    })
  })

  it('leaves a row as it was written meanwhile', async () => {
    const { db } = database()
    const { no, change } = said('改动')
    await conversationStore(db, old).commit(change)
    const newer = await old.seal(JSON.stringify({ verbatim: '新写的' }))
    const slow = {
      ...rotated,
      seal: async (text: string) => {
        await sql`update order_personal set sealed = ${newer} where order_no = ${no}`.execute(db)
        return rotated.seal(text)
      },
    }
    await resealAll(db, slow)
    expect(await orderStore(db, rotated).personal(here, no, 'a.b', '回访')).toEqual({ verbatim: '新写的' })
  })
})

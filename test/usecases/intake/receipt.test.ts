import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { citizenOf, type Jiban, openJiban } from '../../support/jiban.ts'
import { cardOf, filedIn } from '../turn/story.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())

/** The receipt alone; those at work are told on their desks. */
const ledger = async (orderNo: string) => {
  const rows = await jiban.database.db
    .selectFrom('delivery')
    .select(['purpose', 'state', 'body_sealed'])
    .where('order_no', '=', orderNo)
    .where('purpose', '=', 'receipt')
    .execute()
  return rows
}

describe('the receipt of an order', () => {
  it('stands on the ledger with the order, sealed, once', async () => {
    const { card } = await filedIn(jiban, 'weifang')
    const rows = await ledger(card.no)
    expect(rows.map(({ purpose, state }) => ({ purpose, state }))).toEqual([
      { purpose: 'receipt', state: 'sent' },
    ])
    expect(rows[0]?.body_sealed).not.toContain(card.queryCode)
    expect(await aesCipher('a key for tests only').open(rows[0]?.body_sealed ?? '')).toContain(card.queryCode)
  })

  it('stands there for an order that an emergency files', async () => {
    const turn = await citizenOf(jiban, 'pingdingshan').say('着火了，我家厨房正在烧，新华区光明路12号')
    expect(await ledger(cardOf(turn).no)).toHaveLength(1)
  })
})

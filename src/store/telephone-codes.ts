import { sql } from 'kysely'
import type { PlaceId } from '../domain/place.ts'
import { dayOf } from '../domain/working-time.ts'
import type { Cipher } from '../ports/cipher.ts'
import type { OwnOrders } from '../ports/own-orders.ts'
import type { Database } from './database.ts'
import { sealDeliveries, writeDeliveries } from './ledger/deliveries.ts'
import { digestsOf } from './orders/order-personal.ts'

const triesOfCode = 5
const asksOfDay = 6
const pauseMs = 60_000

/** Codes of six digits for telephones. With five tries a code and six codes a day, thirty guesses of a million. */
export const telephoneCodes = (db: Database, cipher: Cipher) => {
  const phoneDigest = async (place: PlaceId, phone: string) =>
    (await digestsOf(cipher, place, { phone })).phone_digest ?? null
  const codeDigest = (place: PlaceId, phone: string, code: string) =>
    cipher.digest(`telephone code ${place}/${phone}/${code}`)

  const ask: OwnOrders['askCode'] = async (place, phone, code, message, now, until) => {
    const phone_digest = await phoneDigest(place, phone)
    if (phone_digest === null) return 'taken'
    const code_digest = await codeDigest(place, phone_digest, code)
    // Sealed for an unknown telephone too: it takes the same time.
    const sealed = await sealDeliveries(cipher, [message])
    const day = dayOf(now)
    await sql`delete from telephone_code where place = ${place} and until <= ${now} and day < ${day}::date`.execute(
      db,
    )
    return db.transaction().execute(async (trx) => {
      const { rows } = await sql`
        insert into telephone_code as asked_for
          (place, phone_digest, code_digest, tries_left, asked, day, asked_at, until)
        values (${place}, ${phone_digest}, ${code_digest}, ${triesOfCode}, 1, ${day}::date, ${now}, ${until})
        on conflict (place, phone_digest) do update set
          code_digest = excluded.code_digest, tries_left = excluded.tries_left,
          asked = case when asked_for.day = excluded.day then asked_for.asked + 1 else 1 end,
          day = excluded.day, asked_at = excluded.asked_at, until = excluded.until
        where asked_for.asked_at <= ${new Date(now.getTime() - pauseMs)}
          and (asked_for.day <> excluded.day or asked_for.asked < ${asksOfDay})
        returning place
      `.execute(trx)
      if (rows.length === 0) return tooManyOf(await askedOn(trx, place, phone_digest, day))
      const known = await sql`
        select from work_order where place = ${place} and phone_digest = ${phone_digest} limit 1
      `.execute(trx)
      if (known.rows.length > 0) await writeDeliveries(trx, place, sealed, now)
      return 'taken'
    })
  }

  /** The telephone's digest; the try is taken before the code is looked at, so that many at once do not slip through. */
  const redeem = async (place: PlaceId, phone: string, code: string, now: Date): Promise<string | null> => {
    const phone_digest = await phoneDigest(place, phone)
    if (phone_digest === null) return null
    const { rows } = await sql<{ code_digest: string }>`
      update telephone_code set tries_left = tries_left - 1
      where place = ${place} and phone_digest = ${phone_digest} and tries_left > 0 and until > ${now}
      returning code_digest
    `.execute(db)
    const code_digest = await codeDigest(place, phone_digest, code)
    if (rows[0]?.code_digest !== code_digest) return null
    const { rows: used } = await sql`
      update telephone_code set until = ${now}
      where place = ${place} and phone_digest = ${phone_digest} and code_digest = ${code_digest} and until > ${now}
      returning place
    `.execute(db)
    return used.length > 0 ? phone_digest : null
  }

  return { ask, redeem }
}

const askedOn = async (db: Database, place: PlaceId, phone_digest: string, day: string): Promise<number> => {
  const { rows } = await sql<{ asked: number }>`
    select case when day = ${day}::date then asked else 0 end as asked from telephone_code
    where place = ${place} and phone_digest = ${phone_digest}
  `.execute(db)
  return rows[0]?.asked ?? 0
}

const tooManyOf = (asked: number) => (asked >= asksOfDay ? 'too-often' : 'too-soon')

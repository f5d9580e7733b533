import { sql } from 'kysely'
import type { PlaceId } from '../domain/place.ts'
import type { OrderState } from '../domain/work-order/work-order.ts'
import type { Cipher } from '../ports/cipher.ts'
import type { OwnBy, OwnOrders } from '../ports/own-orders.ts'
import type { Database } from './database.ts'
import { digestsOf } from './orders/order-personal.ts'
import { telephoneCodes } from './telephone-codes.ts'

/** 192 random bits, in letters an address may hold. */
const newToken = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')

const columnOf = { citizen: 'citizen_digest', telephone: 'phone_digest' } as const

type Session = { readonly person: OwnBy; readonly person_digest: string }

/** Links, codes and sessions lie here as keyed digests. `publicUrl`: where citizens reach the service; empty makes no links. */
export const ownOrders = (db: Database, cipher: Cipher, publicUrl = ''): OwnOrders => {
  const linkDigest = (place: PlaceId, token: string) => cipher.digest(`own link ${place}/${token}`)
  const codes = telephoneCodes(db, cipher)

  const { begin, sessionOf, end } = sessions(db, cipher)

  return {
    link: async (place, citizenKey, now, until) => {
      const { citizen_digest } = await digestsOf(cipher, place, { citizenKey })
      if (publicUrl === '' || citizen_digest === undefined) return null
      const token = newToken()
      await db.deleteFrom('own_link').where('place', '=', place).where('until', '<=', now).execute()
      await db
        .insertInto('own_link')
        .values({ place, token_digest: await linkDigest(place, token), citizen_digest, until })
        .execute()
      return new URL(`/${place}/my/enter/${token}`, publicUrl).href
    },

    enterByLink: async (place, token, now, until) => {
      const { rows } = await sql<{ citizen_digest: string }>`
        delete from own_link
        where place = ${place} and token_digest = ${await linkDigest(place, token)} and until > ${now}
        returning citizen_digest
      `.execute(db)
      const [row] = rows
      return row ? begin(place, { person: 'citizen', person_digest: row.citizen_digest }, now, until) : null
    },

    askCode: codes.ask,

    enterByCode: async (place, phone, code, now, until) => {
      const person_digest = await codes.redeem(place, phone, code, now)
      return person_digest === null ? null : begin(place, { person: 'telephone', person_digest }, now, until)
    },

    session: async (place, token, now) => (await sessionOf(place, token, now))?.person ?? null,

    list: async (place, token, now, limit) => {
      const session = await sessionOf(place, token, now)
      return session ? ordersOf(db, place, session, limit) : []
    },

    owns: async (place, token, no, now) => {
      const session = await sessionOf(place, token, now)
      if (!session) return false
      const row = await db
        .selectFrom('work_order')
        .select('no')
        .where('place', '=', place)
        .where('no', '=', no)
        .where(columnOf[session.person], '=', session.person_digest)
        .executeTakeFirst()
      return row !== undefined
    },

    leave: end,
  }
}

const ordersOf = async (db: Database, place: PlaceId, session: Session, limit: number) => {
  const rows = await db
    .selectFrom('work_order')
    .select(['no', 'title', 'state', 'filed_at'])
    .where('place', '=', place)
    .where(columnOf[session.person], '=', session.person_digest)
    .orderBy('filed_at', 'desc')
    .orderBy('no', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ no, title, state, filed_at }) => ({
    no,
    title,
    state: state as OrderState,
    filedAt: filed_at.toISOString(),
  }))
}

const sessions = (db: Database, cipher: Cipher) => {
  const sessionDigest = (place: PlaceId, token: string) => cipher.digest(`own session ${place}/${token}`)

  const begin = async (place: PlaceId, { person, person_digest }: Session, now: Date, until: Date) => {
    const token = newToken()
    await db.deleteFrom('own_session').where('place', '=', place).where('until', '<=', now).execute()
    await db
      .insertInto('own_session')
      .values({ place, token_digest: await sessionDigest(place, token), person, person_digest, until })
      .execute()
    return token
  }

  const sessionOf = async (place: PlaceId, token: string, now: Date): Promise<Session | undefined> =>
    db
      .selectFrom('own_session')
      .select(['person', 'person_digest'])
      .where('place', '=', place)
      .where('token_digest', '=', await sessionDigest(place, token))
      .where('until', '>', now)
      .executeTakeFirst()

  const end = async (place: PlaceId, token: string): Promise<void> => {
    await db
      .deleteFrom('own_session')
      .where('place', '=', place)
      .where('token_digest', '=', await sessionDigest(place, token))
      .execute()
  }

  return { begin, sessionOf, end }
}

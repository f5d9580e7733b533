import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import type { PlaceId } from '../domain/place.ts'
import type { Cipher } from '../ports/cipher.ts'
import type { SharedValue, SharedValues } from '../ports/shared-values.ts'
import type { Database } from './database.ts'

/** A value that ends sooner is made anew: whoever gets it still has to use it. */
const remainsMs = 60_000
/** A process that dies while it makes a value holds the others up that long. */
const makerLeaseSeconds = 20
const lookAgainMs = 50

/** Small sealed values over the table `shared_value`; the digest tells whether one was changed meanwhile. */
export const sharedValues = (db: Database, cipher: Cipher): SharedValues => {
  const { rowOf, columnsOf, digestOf, store, usable } = rowsOf(db, cipher)
  return {
    renewed: async (place, name, now, renew, stale) => {
      for (;;) {
        const there = await usable(place, name, now, stale)
        if (there !== null) return there
        const maker = await becomeMaker(db, place, name)
        if (maker === null) {
          await setTimeout(lookAgainMs)
          continue
        }
        try {
          // Somebody may have made it between the look and the lease.
          const meanwhile = await usable(place, name, now, stale)
          if (meanwhile !== null) return meanwhile
          const made = await renew()
          await store(place, name, made)
          return made.value
        } finally {
          await stopMaking(db, place, name, maker)
        }
      }
    },

    get: async (place, name) => {
      const row = await rowOf(place, name)
      return row ? cipher.open(row.value_sealed) : null
    },

    set: async (place, name, expected, value, until) => {
      const next = await columnsOf(place, name, { value, expiresAt: until ?? null })
      if (expected === null) {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('shared_value')
          .values({ place, name, ...next })
          .onConflict((conflict) => conflict.columns(['place', 'name']).doNothing())
          .executeTakeFirstOrThrow()
        return numInsertedOrUpdatedRows === 1n
      }
      const { numUpdatedRows } = await db
        .updateTable('shared_value')
        .set(next)
        .where('place', '=', place)
        .where('name', '=', name)
        .where('digest', '=', await digestOf(place, name, expected))
        .executeTakeFirstOrThrow()
      return numUpdatedRows === 1n
    },
  }
}

const rowsOf = (db: Database, cipher: Cipher) => {
  const rowOf = (place: PlaceId, name: string) =>
    db
      .selectFrom('shared_value')
      .select(['value_sealed', 'expires_at'])
      .where('place', '=', place)
      .where('name', '=', name)
      .executeTakeFirst()

  const digestOf = (place: PlaceId, name: string, value: string) =>
    cipher.digest(`shared value ${place}/${name}/${value}`)

  const columnsOf = async (place: PlaceId, name: string, { value, expiresAt }: SharedValue) => ({
    value_sealed: await cipher.seal(value),
    digest: await digestOf(place, name, value),
    expires_at: expiresAt,
  })

  const store = async (place: PlaceId, name: string, value: SharedValue): Promise<void> => {
    const made = await columnsOf(place, name, value)
    await db
      .insertInto('shared_value')
      .values({ place, name, ...made })
      .onConflict((conflict) => conflict.columns(['place', 'name']).doUpdateSet(made))
      .execute()
  }

  const usable = async (place: PlaceId, name: string, now: Date, stale?: string): Promise<string | null> => {
    const row = await rowOf(place, name)
    if (!row || (row.expires_at && row.expires_at.getTime() - now.getTime() <= remainsMs)) return null
    const value = await cipher.open(row.value_sealed)
    return value === stale ? null : value
  }

  return { rowOf, columnsOf, digestOf, store, usable }
}

/**
 * The lease of whoever makes a value is a row beside it. No transaction stays open while a platform is asked: the
 * embedded database has one session. Its end is by the database's time, which no demonstration moves.
 */
const leaseName = (name: string) => `maker of ${name}`

const becomeMaker = async (db: Database, place: PlaceId, name: string): Promise<string | null> => {
  const maker = crypto.randomUUID()
  const { rows } = await sql`
    insert into shared_value as v (place, name, value_sealed, digest, expires_at)
    values (${place}, ${leaseName(name)}, '', ${maker}, now() + make_interval(secs => ${makerLeaseSeconds}))
    on conflict (place, name) do update set digest = excluded.digest, expires_at = excluded.expires_at
      where v.expires_at <= now()
    returning digest
  `.execute(db)
  return rows.length === 1 ? maker : null
}

const stopMaking = async (db: Database, place: PlaceId, name: string, maker: string): Promise<void> => {
  await db
    .deleteFrom('shared_value')
    .where('place', '=', place)
    .where('name', '=', leaseName(name))
    .where('digest', '=', maker)
    .execute()
}

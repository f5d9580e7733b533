import { sql } from 'kysely'
import type { Channel } from '../../domain/conversation.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Cipher } from '../../ports/cipher.ts'
import type { ReachStore } from '../../ports/reach-store.ts'
import type { Database } from '../database.ts'

/** Permissions to write to a citizen, over the table `reach`. Each change is one statement. */
export const reachStore = (db: Database, cipher: Cipher): ReachStore => {
  const { keyOf, rowOf, updateOf } = rowsOf(db, cipher)
  return {
    opened: async (place, channel, address, { name, count, until }) => {
      const row = await rowOf(place, channel, address, name)
      await db
        .insertInto('reach')
        .values({ ...row, left_over: count, until })
        .onConflict((conflict) => conflict.columns(columns).doUpdateSet({ left_over: count, until }))
        .execute()
    },

    granted: async (place, channel, address, { name, count, until }, now) => {
      const row = await rowOf(place, channel, address, name)
      await db
        .insertInto('reach')
        .values({ ...row, left_over: count, until })
        .onConflict((conflict) =>
          conflict.columns(columns).doUpdateSet({
            left_over: sql<number>`case when reach.until <= ${now} then 0 else reach.left_over end + excluded.left_over`,
            until: sql<Date | null>`case when reach.until is null or excluded.until is null then null
              else greatest(reach.until, excluded.until) end`,
          }),
        )
        .execute()
    },

    take: async (place, channel, address, name, now) => {
      const update = await updateOf(place, channel, address, name)
      const { numUpdatedRows } = await update
        .set({ left_over: sql<number>`left_over - 1` })
        .where('left_over', '>', 0)
        .where((either) => either.or([either('until', 'is', null), either('until', '>', now)]))
        .executeTakeFirstOrThrow()
      return numUpdatedRows === 1n
    },

    giveBack: async (place, channel, address, name) => {
      const update = await updateOf(place, channel, address, name)
      await update.set({ left_over: sql<number>`left_over + 1` }).execute()
    },

    left: async (place, channel, address, name, now) => {
      const { address_digest } = await keyOf(place, channel, address)
      const row = await db
        .selectFrom('reach')
        .select('left_over')
        .where('place', '=', place)
        .where('channel', '=', channel)
        .where('address_digest', '=', address_digest)
        .where('name', '=', name)
        .where((either) => either.or([either('until', 'is', null), either('until', '>', now)]))
        .executeTakeFirst()
      return row?.left_over ?? 0
    },

    closed: async (place, channel, address, name) => {
      const { address_digest } = await keyOf(place, channel, address)
      await db
        .deleteFrom('reach')
        .where('place', '=', place)
        .where('channel', '=', channel)
        .where('address_digest', '=', address_digest)
        .$if(name !== undefined, (query) => query.where('name', '=', name ?? ''))
        .execute()
    },
  }
}

const rowsOf = (db: Database, cipher: Cipher) => {
  const keyOf = async (place: PlaceId, channel: Channel, address: string) => ({
    place,
    channel,
    address_digest: await cipher.digest(`reach ${place}/${channel}/${address}`),
  })
  const rowOf = async (place: PlaceId, channel: Channel, address: string, name: string) => ({
    ...(await keyOf(place, channel, address)),
    name,
  })
  const updateOf = async (...row: Parameters<typeof rowOf>) => {
    const { place, channel, address_digest, name } = await rowOf(...row)
    return db
      .updateTable('reach')
      .where('place', '=', place)
      .where('channel', '=', channel)
      .where('address_digest', '=', address_digest)
      .where('name', '=', name)
  }
  return { keyOf, rowOf, updateOf }
}

const columns = ['place', 'channel', 'address_digest', 'name'] as const

import type { Selectable } from 'kysely'
import { placeIdSchema } from '../domain/place.ts'
import type { ChannelClient, ChannelClients } from '../ports/channel-clients.ts'
import type { Cipher } from '../ports/cipher.ts'
import type { Database } from './database.ts'
import { storableJson } from './storable-text.ts'
import type { Tables } from './tables.ts'

const keyBytes = 32

/** Programmes with a key, over the table `channel_client`. The key is found by its digest and kept sealed. */
export const channelClients = (db: Database, cipher: Cipher): ChannelClients => {
  const digestOf = (key: string) => cipher.digest(`channel client ${key}`)
  const rows = () => db.selectFrom('channel_client').selectAll()
  return {
    add: async (place, { scope, name, settings }, at) => {
      const key = `jb-${Buffer.from(crypto.getRandomValues(new Uint8Array(keyBytes))).toString('base64url')}`
      const row = await db
        .insertInto('channel_client')
        .values({
          place,
          id: crypto.randomUUID(),
          scope,
          name,
          settings: storableJson(settings),
          key_digest: await digestOf(key),
          key_sealed: await cipher.seal(key),
          created_at: at,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      return { client: toClient(row), key }
    },

    byKey: async (scope, key) => {
      const row = await rows()
        .where('key_digest', '=', await digestOf(key))
        .where('scope', '=', scope)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return row ? toClient(row) : null
    },

    withKey: async (place, id) => {
      const row = await rows()
        .where('place', '=', place)
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return row ? { client: toClient(row), key: await cipher.open(row.key_sealed) } : null
    },

    list: async (place) => {
      const found = await rows().where('place', '=', place).orderBy('created_at').orderBy('id').execute()
      return found.map(toClient)
    },

    revoke: async (place, id, at) => {
      const { numUpdatedRows } = await db
        .updateTable('channel_client')
        .set(({ fn, val }) => ({ revoked_at: fn.coalesce('revoked_at', val(at)) }))
        .where('place', '=', place)
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      return numUpdatedRows === 1n
    },
  }
}

const toClient = (row: Selectable<Tables['channel_client']>): ChannelClient => ({
  id: row.id,
  place: placeIdSchema.parse(row.place),
  scope: row.scope,
  name: row.name,
  settings: row.settings,
  createdAt: row.created_at.toISOString(),
  revokedAt: row.revoked_at?.toISOString() ?? null,
})

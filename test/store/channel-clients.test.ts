import { expect, it } from 'vitest'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { channelClients } from '../../src/store/channel-clients.ts'
import { onEveryDatabase } from '../support/database.ts'
import { freshPlace } from './entries.ts'

const now = new Date('2026-09-28T02:00:00Z')
const wanted = { scope: 'openai', name: '某大学的聊天页', settings: { origin: 'a' } } as const

onEveryDatabase('channel clients', ({ database }) => {
  const open = () => channelClients(database().db, aesCipher('a key for tests only'))

  it('finds a client by its key within its scope', async () => {
    const [clients, place] = [open(), freshPlace()]
    const { client, key } = await clients.add(place, wanted, now)
    expect(client).toMatchObject({ place, ...wanted, revokedAt: null })
    expect(await clients.byKey('openai', key)).toEqual(client)
    expect(await clients.byKey('mcp', key)).toBeNull()
    expect(await clients.byKey('openai', `${key}x`)).toBeNull()
    expect(await clients.byKey('openai', '')).toBeNull()
  })

  it('hands out the key for signatures, to its own place only', async () => {
    const [clients, place] = [open(), freshPlace()]
    const { client, key } = await clients.add(place, wanted, now)
    expect(await clients.withKey(place, client.id)).toEqual({ client, key })
    expect(await clients.withKey(freshPlace(), client.id)).toBeNull()
  })

  it('knows a revoked key no more, and keeps the day it was revoked', async () => {
    const [clients, place] = [open(), freshPlace()]
    const { client, key } = await clients.add(place, wanted, now)
    expect(await clients.revoke(freshPlace(), client.id, now)).toBe(false)
    expect(await clients.byKey('openai', key)).not.toBeNull()
    expect(await clients.revoke(place, client.id, now)).toBe(true)
    await clients.revoke(place, client.id, new Date('2027-01-01T00:00:00Z'))
    expect(await clients.byKey('openai', key)).toBeNull()
    expect(await clients.withKey(place, client.id)).toBeNull()
    expect(await clients.list(place)).toEqual([{ ...client, revokedAt: now.toISOString() }])
  })

  it('keeps no key in the clear and gives no two alike', async () => {
    const [clients, place] = [open(), freshPlace()]
    const [a, b] = [await clients.add(place, wanted, now), await clients.add(place, wanted, now)]
    expect(a.key).not.toBe(b.key)
    const rows = await database().db.selectFrom('channel_client').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(a.key)
  })
})

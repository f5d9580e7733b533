import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { openServer } from '../../src/store/database.ts'
import { sharedValues } from '../../src/store/shared-values.ts'
import { onEveryDatabase, onServerDatabase } from '../support/database.ts'
import { freshPlace } from './entries.ts'

const cipher = aesCipher('a key for tests only')
const now = new Date('2026-09-28T02:00:00Z')
const after = (ms: number) => new Date(now.getTime() + ms)

/** Makes token 1, token 2 ... and counts. */
const maker = (livesMs = 7_200_000) => {
  let made = 0
  return {
    made: () => made,
    renew: async () => {
      made += 1
      return { value: `token ${made}`, expiresAt: after(livesMs) }
    },
  }
}

onEveryDatabase('shared values', ({ database }) => {
  const open = () => sharedValues(database().db, cipher)

  it('makes a value once and gives it until it ends within a minute', async () => {
    const [values, place, { renew, made }] = [open(), freshPlace(), maker()]
    expect(await values.renewed(place, 'token', now, renew)).toBe('token 1')
    expect(await values.renewed(place, 'token', after(7_139_000), renew)).toBe('token 1')
    expect(made()).toBe(1)
    expect(await values.renewed(place, 'token', after(7_140_000), renew)).toBe('token 2')
  })

  it('makes a stale one anew, but only while it is still the one that is kept', async () => {
    const [values, place, { renew }] = [open(), freshPlace(), maker()]
    await values.renewed(place, 'token', now, renew)
    expect(await values.renewed(place, 'token', now, renew, 'token 1')).toBe('token 2')
    expect(await values.renewed(place, 'token', now, renew, 'token 1')).toBe('token 2')
  })

  it('throws the failure of whoever makes it, leaves what was there and lets the next one try', async () => {
    const [values, place, { renew }] = [open(), freshPlace(), maker()]
    await values.renewed(place, 'token', now, renew)
    const fails = async () => {
      throw new Error('40164')
    }
    await expect(values.renewed(place, 'token', now, fails, 'token 1')).rejects.toThrow('40164')
    expect(await values.get(place, 'token')).toBe('token 1')
    expect(await values.renewed(place, 'token', now, renew, 'token 1')).toBe('token 2')
  })

  it('goes on when the process that was making it is gone', async () => {
    const [values, place, { renew }] = [open(), freshPlace(), maker()]
    await sql`
      insert into shared_value (place, name, value_sealed, digest, expires_at)
      values (${place}, 'maker of token', '', 'somebody who died', now() - interval '1 second')
    `.execute(database().db)
    expect(await values.renewed(place, 'token', now, renew)).toBe('token 1')
  })

  it('sets a cursor only over the one that was read', async () => {
    const [values, place] = [open(), freshPlace()]
    expect(await values.get(place, 'cursor')).toBeNull()
    expect(await values.set(place, 'cursor', 'x', 'a')).toBe(false)
    expect(await values.set(place, 'cursor', null, 'a')).toBe(true)
    expect(await values.set(place, 'cursor', null, 'b')).toBe(false)
    const raced = await Promise.all(['b', 'c'].map((next) => values.set(place, 'cursor', 'a', next)))
    expect(raced.filter(Boolean)).toHaveLength(1)
    expect(await values.get(freshPlace(), 'cursor')).toBeNull()
  })

  it('keeps no value in the clear', async () => {
    const [values, place] = [open(), freshPlace()]
    await values.set(place, 'cursor', null, 'a-secret-token')
    const rows = await database().db.selectFrom('shared_value').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('a-secret-token')
  })
})

onServerDatabase('shared values of several processes', ({ database }) => {
  it('makes one value for twenty callers on two pools', async () => {
    const name = await sql<{ name: string }>`select current_database() as name`.execute(database().db)
    const url = new URL(process.env['TEST_DATABASE_URL'] ?? '')
    url.pathname = `/${name.rows[0]?.name}`
    const second = openServer(url.href)
    try {
      const [place, { renew, made }] = [freshPlace(), maker()]
      // The platform takes its time, in which the others ask and ask.
      const slowly = async () => {
        for (let i = 0; i < 50; i += 1) await sql`select 1`.execute(second.db)
        return renew()
      }
      const processes = [sharedValues(database().db, cipher), sharedValues(second.db, cipher)]
      const got = await Promise.all(
        Array.from({ length: 20 }, (_, i) => processes[i % 2]?.renewed(place, 'token', now, slowly)),
      )
      expect(made()).toBe(1)
      expect(new Set(got)).toEqual(new Set(['token 1']))
    } finally {
      await second.close()
    }
  })
})

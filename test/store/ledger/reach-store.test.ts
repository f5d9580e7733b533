import { expect, it } from 'vitest'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { reachStore } from '../../../src/store/ledger/reach-store.ts'
import { onEveryDatabase, onServerDatabase } from '../../support/database.ts'
import { freshPlace } from '../entries.ts'

const cipher = aesCipher('a key for tests only')
const now = new Date('2026-09-28T02:00:00Z')
const later = new Date('2026-09-28T03:00:00Z')

onEveryDatabase('reach store', ({ database }) => {
  const open = () => reachStore(database().db, cipher)

  it('gives as many as were opened, and none after the time is over', async () => {
    const [reach, place] = [open(), freshPlace()]
    await reach.opened(place, 'wechat', 'o1', { name: 'event-window', count: 2, until: later })
    expect(await reach.left(place, 'wechat', 'o1', 'event-window', later)).toBe(0)
    expect(await reach.take(place, 'wechat', 'o1', 'event-window', later)).toBe(false)
    const taken = [1, 2, 3].map(() => reach.take(place, 'wechat', 'o1', 'event-window', now))
    expect((await Promise.all(taken)).filter(Boolean)).toHaveLength(2)
    expect(await reach.left(place, 'wechat', 'o1', 'event-window', now)).toBe(0)
  })

  it('puts a new window in the place of the old one', async () => {
    const [reach, place] = [open(), freshPlace()]
    await reach.opened(place, 'wechat', 'o1', { name: 'customer-service', count: 5, until: now })
    await reach.opened(place, 'wechat', 'o1', { name: 'customer-service', count: 5, until: later })
    expect(await reach.left(place, 'wechat', 'o1', 'customer-service', now)).toBe(5)
  })

  it('adds up subscriptions, and takes back what was not used', async () => {
    const [reach, place] = [open(), freshPlace()]
    const grant = { name: 'subscription:progress', count: 1, until: null }
    await reach.granted(place, 'wechat', 'o1', grant, now)
    await reach.granted(place, 'wechat', 'o1', grant, now)
    expect(await reach.take(place, 'wechat', 'o1', grant.name, later)).toBe(true)
    await reach.giveBack(place, 'wechat', 'o1', grant.name)
    expect(await reach.left(place, 'wechat', 'o1', grant.name, later)).toBe(2)
  })

  it('adds nothing to what has ended', async () => {
    const [reach, place] = [open(), freshPlace()]
    const grant = { name: 'subscription:progress', count: 2 }
    await reach.granted(place, 'wechat', 'o1', { ...grant, until: now }, new Date(now.getTime() - 1))
    await reach.granted(place, 'wechat', 'o1', { ...grant, until: later }, now)
    expect(await reach.left(place, 'wechat', 'o1', grant.name, now)).toBe(2)
  })

  it('gives nothing back to somebody who never had any', async () => {
    const [reach, place] = [open(), freshPlace()]
    await reach.giveBack(place, 'wechat', 'o1', 'customer-service')
    expect(await reach.left(place, 'wechat', 'o1', 'customer-service', now)).toBe(0)
  })

  it('closes one permission, or all of a citizen, and none of another citizen, channel or place', async () => {
    const [reach, place, other] = [open(), freshPlace(), freshPlace()]
    const all = [
      [place, 'wechat', 'o1', 'a'],
      [place, 'wechat', 'o1', 'b'],
      [place, 'wechat', 'o2', 'a'],
      [place, 'wecom', 'o1', 'a'],
      [other, 'wechat', 'o1', 'a'],
    ] as const
    for (const [where, channel, who, name] of all)
      await reach.opened(where, channel, who, { name, count: 1, until: null })
    const left = () =>
      Promise.all(all.map(([where, channel, who, name]) => reach.left(where, channel, who, name, now)))
    await reach.closed(place, 'wechat', 'o1', 'a')
    expect(await left()).toEqual([0, 1, 1, 1, 1])
    await reach.closed(place, 'wechat', 'o1')
    expect(await left()).toEqual([0, 0, 1, 1, 1])
  })

  it('keeps no address in the clear', async () => {
    const [reach, place] = [open(), freshPlace()]
    await reach.opened(place, 'wechat', 'openid-in-the-clear', { name: 'a', count: 1, until: null })
    const rows = await database().db.selectFrom('reach').selectAll().where('place', '=', place).execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('openid-in-the-clear')
  })
})

onServerDatabase('reach store of several processes', ({ database }) => {
  it('never gives more than there are to fifty callers at once', async () => {
    const [reach, place] = [reachStore(database().db, cipher), freshPlace()]
    await reach.opened(place, 'wechat', 'o1', { name: 'customer-service', count: 5, until: later })
    const taken = await Promise.all(
      Array.from({ length: 50 }, () => reach.take(place, 'wechat', 'o1', 'customer-service', now)),
    )
    expect(taken.filter(Boolean)).toHaveLength(5)
    expect(await reach.left(place, 'wechat', 'o1', 'customer-service', now)).toBe(0)
  })
})

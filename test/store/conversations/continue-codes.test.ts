import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { continueCodes } from '../../../src/store/conversations/continue-codes.ts'
import { onEveryDatabase, onServerDatabase } from '../../support/database.ts'
import { elsewhere, here } from '../turns.ts'

const cipher = aesCipher('the data key of a test')
const now = new Date('2026-11-23T02:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const wrong = { kind: 'wrong' }

onEveryDatabase('codes to continue by', ({ database }) => {
  const codes = () => continueCodes(database().db, cipher)

  it('open the conversation once', async () => {
    const conversationId = randomUUID()
    expect(await codes().issue(here, conversationId, '11112222', now, later(10))).toBe(true)
    expect(await codes().redeem(here, '11112222', later(9))).toEqual({ kind: 'found', conversationId })
    expect(await codes().redeem(here, '11112222', later(9))).toEqual(wrong)
  })

  it('open nothing when their time is over, in another place, or after a newer one', async () => {
    const conversationId = randomUUID()
    await codes().issue(here, conversationId, '22223333', now, later(10))
    expect(await codes().redeem(here, '22223333', later(10))).toEqual(wrong)
    expect(await codes().redeem(elsewhere, '22223333', now)).toEqual(wrong)
    await codes().issue(here, conversationId, '33334444', now, later(10))
    expect(await codes().redeem(here, '22223333', now)).toEqual(wrong)
    expect(await codes().redeem(here, '33334444', now)).toEqual({ kind: 'found', conversationId })
  })

  it('belong to one conversation at a time', async () => {
    const [one, other] = [randomUUID(), randomUUID()]
    await codes().issue(here, one, '44445555', now, later(10))
    expect(await codes().issue(here, other, '44445555', now, later(10))).toBe(false)
    expect(await codes().redeem(here, '44445555', now)).toEqual({ kind: 'found', conversationId: one })
    await codes().issue(here, one, '44445555', now, later(10))
    expect(await codes().issue(here, other, '44445555', later(11), later(20))).toBe(true)
  })

  it('stand nowhere in the clear', async () => {
    const conversationId = randomUUID()
    await codes().issue(here, conversationId, '55556666', now, later(10))
    const rows = JSON.stringify(await database().db.selectFrom('continue_code').selectAll().execute())
    expect(rows).not.toContain('55556666')
    expect(rows).not.toContain(conversationId)
  })

  it('are not looked at after many wrong ones, until the next step of time', async () => {
    const conversationId = randomUUID()
    await codes().issue(elsewhere, conversationId, '66667777', now, later(30))
    for (let tried = 0; tried < 200; tried++) await codes().redeem(elsewhere, String(tried), now)
    expect(await codes().redeem(elsewhere, '66667777', now)).toEqual({ kind: 'shut' })
    expect(await codes().redeem(elsewhere, '66667777', later(10))).toEqual({ kind: 'found', conversationId })
  })
})

onServerDatabase('codes to continue by, tried at once', ({ database }) => {
  it('open for one of twenty', async () => {
    const codes = continueCodes(database().db, cipher)
    await codes.issue(here, randomUUID(), '77778888', now, later(10))
    const tried = await Promise.all(Array.from({ length: 20 }, () => codes.redeem(here, '77778888', now)))
    expect(tried.filter(({ kind }) => kind === 'found')).toHaveLength(1)
  })
})

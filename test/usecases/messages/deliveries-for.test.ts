import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema, unitIdSchema } from '../../../src/domain/place.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { castOf, ledgerOf } from '../turn/cast.ts'
import { filedIn, lamp } from '../turn/story.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban('2026-09-28T10:00:00+08:00')
})
afterAll(() => jiban.close())

const weifang = placeIdSchema.parse('weifang')

const withHousing = async () => {
  const { card } = await filedIn(jiban, 'weifang', lamp)
  const cast = castOf(jiban, 'weifang', card.no)
  await cast.does('dispatcher', { type: 'dispatch', lead: 'housing', requirement: '请修复并答复。' })
  return { no: card.no, ...cast }
}

/** What reached the desk of the unit about an order. */
const told = async (no: string, desk = 'housing') =>
  (await ledgerOf(jiban, no)).flatMap(({ channel, to, body }) =>
    channel === 'desk' && to === desk ? [body] : [],
  )

describe('a unit', () => {
  it('is told once that its order goes on with another, and that another came to its own', async () => {
    const [one, two] = [await withHousing(), await withHousing()]
    const merge = { type: 'merge', into: one.no, why: '同一处路灯' } as const
    const key = { idempotencyKey: 'merge-1' }
    await Promise.all([two.does('dispatcher', merge, key), two.does('dispatcher', merge, key)])
    expect((await told(two.no)).filter((body) => body.includes('停止办理'))).toHaveLength(1)
    expect((await told(one.no)).filter((body) => body.includes(two.no))).toHaveLength(1)
  })

  it('is told of an instruction, of accountability, and that a supervision has ended', async () => {
    const { no, does } = await withHousing()
    await does('dispatcher', { type: 'instruct', by: '分管领导', text: '请尽快修好。' })
    await does('supervisor', {
      type: 'supervise',
      level: 'daily',
      trigger: 'unresolved',
      reason: '一直没有修好',
    })
    await does('supervisor', { type: 'note-accountability', cause: 'retaliation', reason: '经查实' })
    await does('supervisor', { type: 'lift-supervision', n: 1, why: '已经修好' })
    const bodies = (await told(no)).join('\n')
    for (const words of ['领导批示', '问责', '解除']) expect(bodies).toContain(words)
  })
})

describe('accountability of a unit', () => {
  const noted = (unit?: string) =>
    jiban.deps.reports.accountability(
      weifang,
      new Date('2026-09-01T00:00:00Z'),
      new Date('2026-11-01T00:00:00Z'),
      100,
      unit === undefined ? undefined : unitIdSchema.parse(unit),
    )

  it('is its own to read, but not where the order complains of it', async () => {
    const { no, does } = await withHousing()
    await does('supervisor', { type: 'note-accountability', cause: 'retaliation', reason: '经查实' })
    const complaint = await filedIn(jiban, 'weifang', '我要举报城管局工作人员收了商户的钱不管占道经营')
    const against = castOf(jiban, 'weifang', complaint.card.no)
    const [accused = ''] = (await against.order()).complainedOf
    await against
      .does('dispatcher', { type: 'dispatch', lead: 'discipline', requirement: '请核查。' })
      .catch(() => against.does('dispatcher', { type: 'dispatch', lead: 'housing', requirement: '请核查。' }))
    await against.does('supervisor', {
      type: 'note-accountability',
      cause: 'retaliation',
      unit: unitIdSchema.parse(accused),
      reason: '经查实',
    })
    const numbers = async (unit?: string) => (await noted(unit)).map((line) => line.no)
    expect(await numbers('housing')).toContain(no)
    expect(await numbers('housing')).not.toContain(complaint.card.no)
    expect(await numbers(accused)).toEqual([])
    expect(await numbers()).toEqual(expect.arrayContaining([no, complaint.card.no]))
  })
})

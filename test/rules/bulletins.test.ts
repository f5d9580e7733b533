import { describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../src/domain/place.ts'
import { instantsOf, owedBulletins } from '../../src/rules/bulletins.ts'
import { packOf } from '../../src/rules/index.ts'

const owed = (place: string, at: string) =>
  Object.fromEntries(
    owedBulletins(packOf(placeIdSchema.parse(place)), new Date(at)).map(({ kind, from, to }) => [
      kind,
      [from, to],
    ]),
  )
const wednesday = '2026-11-25T10:00:00+08:00'

describe('bulletins a place owes', () => {
  it('are a weekly analysis, a monthly bulletin and a yearly assessment [P-24]', () => {
    expect(owed('pingdingshan', wednesday)).toMatchObject({
      weekly: ['2026-11-16', '2026-11-22'],
      monthly: ['2026-10-01', '2026-10-31'],
      yearly: ['2025-01-01', '2025-12-31'],
    })
  })

  it('are a monthly report and a meeting without a fixed day [G-12 G-13]', () => {
    expect(owed('generic-city', '2026-01-01T00:30:00+08:00')).toEqual({
      monthly: ['2025-12-01', '2025-12-31'],
      meeting: [null, null],
    })
  })

  it('are a periodic analysis and a report to the assembly [W-29]', () => {
    expect(Object.keys(owed('weifang', wednesday))).toEqual(expect.arrayContaining(['periodic', 'npc']))
  })

  it('are yearly where only the year is named [F-25 D-22 D-24]', () => {
    expect(owed('fuzhou', wednesday)).toHaveProperty('yearly')
    expect(Object.keys(owed('district-supervision', wednesday))).toEqual(
      expect.arrayContaining(['periodic', 'yearly', 'special']),
    )
  })

  it('count whole days of Beijing', () => {
    expect(instantsOf('2026-10-01', '2026-10-31').map((at) => at.toISOString())).toEqual([
      '2026-09-30T16:00:00.000Z',
      '2026-10-31T16:00:00.000Z',
    ])
  })
})

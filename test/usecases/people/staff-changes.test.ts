import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema, unitIdSchema } from '../../../src/domain/place.ts'
import type { Staff } from '../../../src/domain/staff.ts'
import { reportStaffChange } from '../../../src/usecases/people/report-staff-change.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())

const place = placeIdSchema.parse('fuzhou')
const lead: Staff & { readonly place: typeof place } = {
  id: 'lead.fuzhou',
  name: '热线负责人',
  role: 'hotline-lead',
  unit: null,
  active: true,
  place,
}

const replaced = (unit: string) =>
  reportStaffChange(jiban.deps, lead, {
    unit: unitIdSchema.parse(unit),
    role: 'unit-leader',
    leaves: `leader.${unit}.fuzhou`,
    changedOn: '2026-11-20',
  })

describe('a leader who is replaced in fuzhou', () => {
  it('is reported to the three of the city by a unit of the city [F-22]', async () => {
    const { change, told } = await replaced('housing')
    expect(change).toMatchObject({
      article: '第十条',
      to: ['市效能办', '市信访局', '市政务信息中心'],
      cc: [],
    })
    expect(change.late).toBe(false)
    expect(told).toContain('市政务信息中心')
  })

  it('is reported within the county by a unit of a county, with copies to the city [F-22]', async () => {
    const { change } = await replaced('gulou-education')
    expect(change.to).toEqual(['县（市）区效能办', '县（市）区信访局'])
    expect(change.cc).toEqual(['市效能办', '市信访局', '市政务信息中心'])
    const recorded = await jiban.deps.staff.changes(place, 10)
    expect(recorded.map(({ unit }) => unit)).toContain('gulou-education')
  })
})

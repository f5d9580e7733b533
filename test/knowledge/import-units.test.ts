import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readUnitsIn, type UnitList } from '../../knowledge/content-files.ts'
import { importUnits } from '../../knowledge/import/import-units.ts'
import { placeIdSchema, type UnitId, unitIdSchema } from '../../src/domain/place.ts'
import { dutySchema, unitSchema } from '../../src/domain/unit.ts'
import type { OpenDatabase } from '../../src/store/database.ts'
import { staffStore } from '../../src/store/staff-store.ts'
import { unitStore } from '../../src/store/unit-store.ts'
import { testDatabase } from '../support/database.ts'

const place = placeIdSchema.parse('weifang')
const other = placeIdSchema.parse('fuzhou')

const unit = (id: string, name: string) =>
  unitSchema.parse({ id, name, tier: 'city', parent: null, kind: id, areas: [] })
const duty = (id: string, lead: string) =>
  dutySchema.parse({ id, title: '路灯不亮', lead, words: ['路灯'], basis: '派单目录' })

const hotline = unit('hotline', '市民热线中心')
const list: UnitList = {
  units: [hotline, unit('lights', '路灯管理处'), unit('water', '供水公司')],
  duties: [duty('lights.dark', 'lights')],
}
const without = (id: string): UnitList => ({ ...list, units: list.units.filter((each) => each.id !== id) })

let database: OpenDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const load = async (
  what: UnitList,
  dryRun = false,
  people: readonly { unit: UnitId; active: boolean }[] = [],
) => {
  const lines: string[] = []
  const staff = people.map((one) => ({
    id: 'clerk.gone',
    name: '李敏',
    role: 'unit-clerk' as const,
    place,
    ...one,
  }))
  const store = people.length > 0 ? { list: async () => staff } : staffStore(database.db)
  const deps = { units: unitStore(database.db), staff: store, print: (line: string) => void lines.push(line) }
  return { good: await importUnits(deps, what, { place, dryRun }), lines }
}
const stored = async (of = place): Promise<UnitList> => ({
  units: await unitStore(database.db).units(of),
  duties: await unitStore(database.db).duties(of),
})

describe('units and the duty catalogue of a place', () => {
  beforeEach(() => unitStore(database.db).load(place, list.units, list.duties))

  it('are brought into an empty place, which no other place sees', async () => {
    await unitStore(database.db).load(place, [], [])
    const { good, lines } = await load(list)
    expect(good).toBe(true)
    expect(lines).toContain('+ 单位 lights 路灯管理处')
    expect((await stored()).units.map(({ id }) => id)).toEqual(['hotline', 'lights', 'water'])
    expect((await stored()).duties).toEqual(list.duties)
    expect((await stored(other)).units).toEqual([])
  })

  it('say nothing of what is the same when they come twice', async () => {
    expect((await load(list)).lines).toEqual(['3 units and 1 lines of the catalogue loaded'])
  })

  it('are named where they changed or are gone, and a dry run stores nothing of it', async () => {
    const renamed = { ...without('water'), units: [hotline, unit('lights', '城市照明中心')] }
    const { good, lines } = await load(renamed, true)
    expect(good).toBe(true)
    expect(lines).toEqual([
      '~ 单位 lights 城市照明中心',
      '- 单位 water 供水公司',
      'dry run: nothing was loaded',
    ])
    expect(await stored()).toEqual(list)
  })

  it('stay as they are while somebody of a unit that would go still has an account in use', async () => {
    const water = unitIdSchema.parse('water')
    const { good, lines } = await load(without('water'), false, [{ unit: water, active: true }])
    expect(good).toBe(false)
    expect(lines.join('\n')).toContain('账号 clerk.gone 却还在用')
    expect(await stored()).toEqual(list)
    expect((await load(without('water'), false, [{ unit: water, active: false }])).good).toBe(true)
  })

  it('stay as they are when the catalogue names a unit that is not in the list', async () => {
    await expect(load(without('lights'))).rejects.toThrow('lights')
    expect(await stored()).toEqual(list)
  })

  it('are refused with file and row when a row does not fit', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'units-'))
    await writeFile(
      join(folder, 'units.yaml'),
      '- { id: hotline, name: 市民热线中心, tier: moon, parent: null, kind: hotline }',
    )
    await writeFile(join(folder, 'duties.yaml'), '[]')
    await expect(readUnitsIn(folder)).rejects.toThrow(/units\.yaml:1 hotline/)
    await rm(folder, { recursive: true })
  })
})

import { isDeepStrictEqual } from 'node:util'
import type { PlaceId } from '../../src/domain/place.ts'
import type { StaffStore } from '../../src/ports/staff-store.ts'
import type { UnitStore } from '../../src/ports/unit-store.ts'
import type { UnitList } from '../content-files.ts'

type Deps = {
  readonly units: UnitStore
  readonly staff: Pick<StaffStore, 'list'>
  readonly print: (line: string) => void
}

/**
 * Puts the units and the duty catalogue of a place in the stead of those it has, both or neither; what changes is
 * printed. Refused while somebody of a unit that would go has an account in use. true when everything was in order.
 */
export const importUnits = async (
  { units, staff, print }: Deps,
  list: UnitList,
  { place, dryRun }: { readonly place: PlaceId; readonly dryRun: boolean },
): Promise<boolean> => {
  for (const line of differences(await units.units(place), list.units, '单位', ({ name }) => name))
    print(line)
  for (const line of differences(await units.duties(place), list.duties, '目录', ({ title }) => title))
    print(line)
  const kept = new Set<string>(list.units.map(({ id }) => id))
  const left = (await staff.list(place, {})).filter(
    ({ active, unit }) => active && unit !== null && !kept.has(unit),
  )
  for (const { id, unit } of left)
    print(
      `单位 ${unit} 不在新的名单里，账号 ${id} 却还在用：请先在“人员”中调走或停用，或者在名单里留着这个单位`,
    )
  if (left.length > 0 || dryRun) {
    print(`${dryRun ? 'dry run: ' : ''}nothing was loaded`)
    return left.length === 0
  }
  await units.load(place, list.units, list.duties)
  print(`${list.units.length} units and ${list.duties.length} lines of the catalogue loaded`)
  return true
}

type Line = { readonly id: string }

const differences = <T extends Line>(
  before: readonly T[],
  after: readonly T[],
  what: string,
  nameOf: (line: T) => string,
): readonly string[] => {
  const known = new Map(before.map((line) => [line.id, line]))
  const kept = new Set(after.map(({ id }) => id))
  const named = (mark: string, line: T) => `${mark} ${what} ${line.id} ${nameOf(line)}`
  return [
    ...after.flatMap((line) => {
      const was = known.get(line.id)
      if (was === undefined) return [named('+', line)]
      return isDeepStrictEqual(was, line) ? [] : [named('~', line)]
    }),
    ...before.filter(({ id }) => !kept.has(id)).map((line) => named('-', line)),
  ]
}

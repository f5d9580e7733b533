import type { Unit } from '../domain/unit.ts'

type Tier = Unit['tier']

const depth: Partial<Readonly<Record<Tier, number>>> = { county: 1, town: 2, village: 3 }

/** A line of the catalogue may name all areas at once: a unit without area whose kind has units with areas. */
export const isAreaGroup = (unit: Unit, units: readonly Unit[]): boolean =>
  depth[unit.tier] !== undefined &&
  unit.areas.length === 0 &&
  units.some(({ kind, areas }) => kind === unit.kind && areas.length > 0)

/** 新华书店 and 青山路 name a shop and a road: a name without its 区, 县, 镇 ... does not name the area there. */
const borrowed =
  /^([东西南北中]?(路|街|大道|巷|桥|门)|书店|保险|人寿|公园|广场|小区|花园|医院|小学|中学|大酒店)/
const complete = /(区|县|市|镇|乡|街道|村|社区)$/

const names = (text: string, area: string): boolean => {
  for (let at = text.indexOf(area); at !== -1; at = text.indexOf(area, at + 1))
    if (complete.test(area) || !borrowed.test(text.slice(at + area.length))) return true
  return false
}

const longestMatch = (unit: Unit, text: string): number =>
  Math.max(0, ...unit.areas.filter((area) => names(text, area)).map((area) => area.length))

/** Whether the text names the area of this unit. */
export const isNamed = (unit: Unit, text: string): boolean => longestMatch(unit, text) > 0

/** The units above it, the nearest first. */
export const ancestors = (unit: Unit, units: readonly Unit[]): readonly Unit[] => {
  const parent = units.find(({ id }) => id === unit.parent)
  return parent ? [parent, ...ancestors(parent, units)] : []
}

const belongs = (unit: Unit, group: Unit, units: readonly Unit[]): boolean =>
  [unit, ...ancestors(unit, units)].some(({ kind }) => kind === group.kind)

/** The unit of the group whose area the text names: the lowest tier, then the longest name. null when none is named. */
export const areaUnit = (group: Unit, units: readonly Unit[], text: string): Unit | null => {
  const named = units
    .filter((unit) => depth[unit.tier] !== undefined && longestMatch(unit, text) > 0)
    .filter((unit) => belongs(unit, group, units))
    .sort(
      (a, b) => (depth[b.tier] ?? 0) - (depth[a.tier] ?? 0) || longestMatch(b, text) - longestMatch(a, text),
    )
  return named[0] ?? null
}

/** Climbs out of a tier that must not be given the matter. */
export const notBelow = (unit: Unit, barred: Tier, units: readonly Unit[]): Unit => {
  const floor = depth[barred] ?? Number.POSITIVE_INFINITY
  const allowed = [unit, ...ancestors(unit, units)].find(({ tier }) => (depth[tier] ?? 0) < floor)
  return allowed ?? unit
}

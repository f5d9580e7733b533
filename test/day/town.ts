import type { Case } from './cases.ts'
import type { Citizen } from './citizens.ts'
import type { People } from './people.ts'
import type { World } from './world.ts'

/** What is known of an order by those who play the day: whose case it is, where it lies, what was done to it. */
export type Known = {
  readonly one: Case
  /** Unit it lies with. */
  unit: string | null
  /** Day by day number when the unit has signed it, and when it may answer at the earliest. */
  signedOn: number | null
  /** What was done to it, by name, in order. */
  readonly acts: string[]
}

/** One place and its people on their day. */
export type Town = {
  readonly place: string
  readonly world: World
  readonly people: People
  readonly cases: readonly Case[]
  readonly citizens: Citizen[]
  readonly orders: Map<string, Known>
  /** Its units by name, each with the one above it. */
  readonly units: ReadonlyMap<string, { readonly id: string; readonly parent: string | null }>
  /** Number of the working day, from 0. */
  day: number
  /** What the rules would not have, in their words: the script tried it and went on. */
  readonly refusals: string[]
}

/** The order of a case is known from its receipt on. */
export const remember = (town: Town, one: Case): void => {
  if (one.order !== null && !town.orders.has(one.order.no))
    town.orders.set(one.order.no, { one, unit: null, signedOn: null, acts: [] })
}

/** Units that have anything to do. */
export const unitsAtWork = ({ orders }: Town): readonly string[] => [
  ...new Set(
    [...orders.values()].flatMap(({ unit, acts }) => (unit === null || acts.includes('归档') ? [] : [unit])),
  ),
]

/** Units above those, which decide on what is asked for below. */
export const unitsAbove = (town: Town): readonly string[] => {
  const below = unitsAtWork(town)
  const above = [...town.units.values()].flatMap(({ id, parent }) =>
    below.includes(id) && parent !== null && !['hotline', 'city-hotline'].includes(parent) ? [parent] : [],
  )
  return [...new Set(above)]
}

export const times = ({ acts }: Known, name: string): number => acts.filter((each) => each === name).length

/** Writes down that it was done, or that the rules were against it. */
export const noted = (town: Town, known: Known, name: string, refusal: string | null): boolean => {
  if (refusal === null) known.acts.push(name)
  else town.refusals.push(`${town.place} ${known.one.id} ${name}: ${refusal.slice(0, 120)}`)
  return refusal === null
}

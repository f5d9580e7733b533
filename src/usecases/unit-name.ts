import type { PlaceId } from '../domain/place.ts'
import type { Deps } from './deps.ts'

/**
 * Name of the unit that answers for an entry: a unit of the place by id, or the place's highest unit of that kind
 * (national entries name the kind). undefined when the place has none.
 */
export const unitNameOf = async (deps: Deps, place: PlaceId, unit: string): Promise<string | undefined> => {
  const units = await deps.units.units(place)
  const exact = units.find(({ id }) => id === unit)
  return (exact ?? units.find(({ kind }) => kind === unit))?.name
}

import type { PlaceId } from '../../../domain/place.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { ownerName } from '../../pages/unit-kind-names.ts'

/** What units are called, by id; of a kind that shared entries name, the place's highest unit of it. */
export const unitNamesIn = async (deps: Deps, place: PlaceId): Promise<ReadonlyMap<string, string>> => {
  const units = await deps.units.units(place)
  const kinds = [...new Set(units.map(({ kind }) => kind))].map((kind) => {
    const first = units.find((unit) => unit.kind === kind)
    return [kind as string, ownerName(kind, first?.name ?? null)] as const
  })
  return new Map([...kinds, ...units.map(({ id, name }) => [id as string, name] as const)])
}

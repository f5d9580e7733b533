import type { PlaceId } from '../../domain/place.ts'
import type { Deps } from '../deps.ts'

/** Names of people at work by their account; an account that is not known has none. */
export const staffNames = async (
  { staff }: Pick<Deps, 'staff'>,
  place: PlaceId,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const found = await Promise.all([...new Set(accounts)].map((id) => staff.find(place, id)))
  return new Map(found.flatMap((person) => (person === null ? [] : [[person.id, person.name] as const])))
}

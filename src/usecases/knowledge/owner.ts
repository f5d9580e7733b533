import type { Owner } from '../../domain/knowledge/rights.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Staff } from '../../domain/staff.ts'
import type { Deps } from '../deps.ts'

/** Who answers for what is signed with that unit: the unit itself, the first of that kind, or else the hotline. */
export const ownerOf = async (deps: Deps, place: PlaceId, unit: string): Promise<Owner> => {
  const units = await deps.units.units(place)
  const found = units.find(({ id }) => id === unit) ?? units.find(({ kind }) => kind === unit)
  return { unit: found?.id ?? unit, isHotline: found === undefined || found.tier === 'center' }
}

/** The unit to which notices and tasks go; null = the hotline's own. */
export const deskOfOwner = ({ unit, isHotline }: Owner): string | null => (isHotline ? null : unit)

/** Units see what is theirs, the hotline sees everything. */
export const unitFilter = (staff: Staff, asked?: string): { readonly unit?: string } => {
  const unit = staff.unit ?? asked
  return unit === undefined ? {} : { unit }
}

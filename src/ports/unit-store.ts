import type { PlaceId } from '../domain/place.ts'
import type { Duty, Unit } from '../domain/unit.ts'

export type UnitStore = {
  units(place: PlaceId): Promise<readonly Unit[]>
  duties(place: PlaceId): Promise<readonly Duty[]>
  /** Replaces units and catalogue of the place, all or nothing. */
  load(place: PlaceId, units: readonly Unit[], duties: readonly Duty[]): Promise<void>
}

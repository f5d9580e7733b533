import type { PlaceId, UnitId } from '../domain/place.ts'

/** A return that was approved because the matter was not the unit's, and who took it in the end. */
export type DutyCorrection = {
  readonly no: string
  readonly title: string
  readonly from: UnitId
  readonly lead: UnitId
  readonly at: string
  readonly reason: string
}

export type DutyCorrections = {
  /** The latest first. */
  list(place: PlaceId, limit: number): Promise<readonly DutyCorrection[]>
}

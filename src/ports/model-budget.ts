import type { PlaceId } from '../domain/place.ts'

/** How much a place may ask of models in one day, over all processes. */
export type ModelBudget = {
  /** Counts one call; false when the day's calls or tokens are used up. */
  take(place: PlaceId, day: string): Promise<boolean>
  spend(place: PlaceId, day: string, tokens: number): Promise<void>
}

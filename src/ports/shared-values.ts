import type { PlaceId } from '../domain/place.ts'

export type SharedValue = { readonly value: string; readonly expiresAt: Date | null }

/** Small sealed values that all processes share: a platform's access token, the cursor of a pull. */
export type SharedValues = {
  /**
   * The value, made anew by one process at a time when it is missing, ends within a minute, or is the `stale` one.
   * Others wait for that one. A failure of `renew` is thrown and leaves what was there.
   */
  renewed(
    place: PlaceId,
    name: string,
    now: Date,
    renew: () => Promise<SharedValue>,
    stale?: string,
  ): Promise<string>
  get(place: PlaceId, name: string): Promise<string | null>
  /**
   * Compare and set; false when somebody else was first. `expected` null = not there yet. `until`: nobody asks for it
   * afterwards, and it goes some time later; without one it stays. What is named `<what>:<conversation>` outlives its end
   * while an order of that conversation is open, a line to it waits, or a person serves it.
   */
  set(place: PlaceId, name: string, expected: string | null, value: string, until?: Date): Promise<boolean>
}

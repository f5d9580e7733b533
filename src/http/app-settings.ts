import type { PlaceId } from '../domain/place.ts'

/** What a deployment decides about the service. */
export type AppSettings = {
  /** The place served at `/`. */
  readonly defaultPlace: PlaceId
  readonly mode: 'demo' | 'production'
  /** Whether the database answers; for /readyz. */
  readonly ready: () => Promise<boolean>
  /** A static file below /assets, or null. Read from disk on Node, from the asset binding on Workers. */
  readonly asset: (path: string) => Promise<Response | null>
}

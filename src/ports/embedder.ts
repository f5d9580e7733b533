import type { PlaceId } from '../domain/place.ts'

/** Turns texts into vectors of one length. */
export type Embedder = {
  /** Vectors of different models cannot be compared: this tells them apart. */
  readonly model: string
  readonly dimensions: number
  /** The vector of a citizen's question, its personal data left out; null when there is none in time. */
  question(place: PlaceId, text: string): Promise<readonly number[] | null>
  /** Vectors of published texts, in their order. Throws when the endpoint fails. */
  texts(texts: readonly string[]): Promise<readonly (readonly number[])[]>
}

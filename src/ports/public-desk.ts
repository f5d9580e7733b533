import type { Guide } from '../domain/knowledge-entry.ts'
import type { PlaceId } from '../domain/place.ts'

/** An entry found for a question. `probability`: calibrated, that it is what was asked; null when browsing. */
export type FoundPolicy = {
  readonly id: string
  readonly version: number
  readonly question: string
  readonly topic: string
  readonly unit: string | null
  readonly probability: number | null
  /** Path of its page on this service. */
  readonly path: string
}

/** An entry as anybody may read and cite it. */
export type PublicPolicy = {
  readonly id: string
  readonly version: number
  readonly question: string
  readonly answer: string
  readonly guide: Guide | null
  readonly basis: readonly { readonly law: string; readonly article: string; readonly docNo: string | null }[]
  readonly unit: string | null
  readonly topic: string
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
  /** Somebody said that it is wrong, and the unit is looking into it. */
  readonly doubted: boolean
  readonly path: string
}

/** An order as whoever holds its code may see it. Times are ISO instants or words people read. */
export type PublicOrderStatus = {
  readonly no: string
  readonly title: string
  readonly nature: string
  readonly status: string
  readonly statusText: string
  readonly filedAt: string
  readonly lead: string | null
  readonly nextStep: string
  readonly deadlines: readonly {
    readonly type: string
    readonly due: string | null
    readonly dueAt: string | null
    readonly explanation: string
    readonly overdue: boolean
  }[]
  readonly timeline: readonly { readonly at: string; readonly what: string }[]
  /** null until there is one that may be shown. */
  readonly reply: string | null
}

/** What anybody may read of a place, for channels of programmes. Reads only. */
export type PublicDesk = {
  /** Throws unknown_place. */
  place(text: string): { readonly id: PlaceId; readonly name: string }
  /** Entries that may be cited today, the likeliest first. */
  searchPolicies(
    place: PlaceId,
    query: { readonly text: string; readonly topic?: string; readonly limit: number },
  ): Promise<readonly FoundPolicy[]>
  /** null when there is no such entry, or it may not be cited today. */
  readPolicy(place: PlaceId, id: string): Promise<PublicPolicy | null>
  /** null alike for a wrong number and a wrong code. Every look counts, as on the page: throws rate_limited. */
  orderStatus(place: PlaceId, no: string, code: string): Promise<PublicOrderStatus | null>
}

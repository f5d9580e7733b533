import type { Nature } from '../domain/matter.ts'
import type { PlaceId } from '../domain/place.ts'

/** A kind of matter that can be brought: a line of the duty catalogue, or the one for everything else. */
export type RequestService = {
  readonly code: string
  readonly name: string
  readonly description: string
  readonly keywords: readonly string[]
  readonly group: string
}

/** Something the place's intake rules ask for beside description, location and contact. */
export type RequestAttribute = {
  readonly code: RequestAttributeCode
  readonly kind: 'words' | 'long-words' | 'one-of'
  readonly required: boolean
  readonly question: string
  readonly why: string
  /** For one-of. */
  readonly values: readonly { readonly key: string; readonly name: string }[]
}

const requestAttributeCodes = [
  'nature',
  'when',
  'target',
  'demand',
  'complainantKind',
  'publicity',
  'confidential',
] as const
export type RequestAttributeCode = (typeof requestAttributeCodes)[number]

/** A matter that another system brings for a citizen. */
export type NewRequest = {
  readonly service: string
  readonly text: string
  readonly where: string | null
  readonly phone: string | null
  readonly name: string | null
  readonly nature: Nature | null
  /** Values checked against the attributes of the service. */
  readonly attributes: Readonly<Partial<Record<RequestAttributeCode, string>>>
  readonly attachments: readonly string[]
  readonly conversationId: string
}

export type RequestResult =
  | { readonly kind: 'filed'; readonly no: string; readonly notice: string }
  /** What the rules demand and was not said. */
  | {
      readonly kind: 'incomplete'
      readonly missing: readonly { readonly field: string; readonly question: string; readonly why: string }[]
    }
  /** Not taken on, with the right road; or danger, with the numbers to dial. */
  | { readonly kind: 'turned-away'; readonly text: string; readonly article: string | null }

/** An order as anybody may know of it: nothing the citizen wrote, unless it was published. Times are ISO instants. */
export type PublicRequest = {
  readonly no: string
  readonly finished: boolean
  readonly statusText: string
  readonly service: { readonly code: string; readonly name: string }
  /** The published account of it; null until there is one. */
  readonly published: { readonly title: string; readonly text: string } | null
  readonly unit: string | null
  readonly filedAt: string
  readonly updatedAt: string
  /** Until when it is to be handled by the place's rules. */
  readonly expectedAt: string | null
}

export type RequestFilter = {
  readonly services?: readonly string[]
  readonly from: Date
  readonly to: Date
  readonly finished?: boolean
  /** A client that asks finds what it brought itself as well. */
  readonly client?: string
  readonly limit: number
  readonly offset: number
}

/** Where other systems bring matters and follow what became of them. */
export type RequestDesk = {
  services(place: PlaceId): Promise<readonly RequestService[]>
  /** null for a service there is none of. */
  attributes(place: PlaceId, service: string): Promise<readonly RequestAttribute[] | null>
  /**
   * Files it by the place's intake rules. The same key of one client files once; throws key_reused when it was used for
   * something else.
   */
  file(place: PlaceId, client: string, key: string, request: NewRequest): Promise<RequestResult>
  find(place: PlaceId, filter: RequestFilter): Promise<readonly PublicRequest[]>
  /** Those that are public or that this client brought, in the order given. */
  among(place: PlaceId, numbers: readonly string[], client?: string): Promise<readonly PublicRequest[]>
}

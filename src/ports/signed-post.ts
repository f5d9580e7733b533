/** A signed request to a programme of somebody else. */
export type SignedRequest = {
  readonly url: string
  /** Id and key of the client whose programme it is. */
  readonly client: string
  readonly key: string
  /** The same in every repetition, so that the other side can tell. */
  readonly idempotencyKey: string
  /** JSON text. */
  readonly body: string
  /** Networks (10.0.0.0/8, fd00::/8) that may be reached although they are private; else public addresses only. */
  readonly networks: readonly string[]
  /** A programme on this machine may be reached. */
  readonly loopback?: boolean
}

export type Posted =
  | {
      readonly kind: 'answered'
      readonly status: number
      /** As much of it as is read at all. */
      readonly body: string
      /** What the other side says about when to come back, in seconds. */
      readonly retryAfterS: number | null
    }
  /** No answer, and whether any request left. */
  | { readonly kind: 'failed'; readonly error: string }

/** Posts once, follows nothing, and gives up after a while. Throws nothing that the other side can cause. */
export type SignedPost = (request: SignedRequest) => Promise<Posted>

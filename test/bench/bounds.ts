/** What a part keeps to. */
export type Bounds = {
  /** The most entries of any corpus. */
  readonly atMost: number
  /** Says that nothing further may be started. */
  readonly over: AbortSignal
  /** Told of what has to be dropped even when the part does not come to its end. Dropping twice does no harm. */
  made(one: { drop(): Promise<void> }): void
}

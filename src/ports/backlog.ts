export type Waiting = { readonly count: number; readonly oldestAt: Date | null }

/** Work whose time has come and that nobody has taken up: it grows when the jobs of the service stand still. */
export type Backlog = {
  /** `clocks`: warnings, ends and red cards that have come; `messages`: of channels, without an answer. All places. */
  waiting(now: Date): Promise<{ readonly clocks: Waiting; readonly messages: Waiting }>
}

import type { RulesInForce } from './in-force.ts'

/** Ours: a question that led to no order, and what arrived and was answered, need not be kept longer. */
const withoutOrderDays = 365
const arrivedDays = 90

/**
 * Days after which what only serves the work itself goes, whatever it told. The numbers are ours: no regulation sets
 * them.
 */
export const prunedAfterDays = {
  /** Order events for other systems: how old a cursor of theirs may be. */
  feed: 180,
  /** Address and words of a line that reached its citizen; the line stays. */
  lines: 90,
  /** Files that came with no message and no act. */
  uploads: 2,
  /**
   * What processes share of a channel (tokens, requests seen, files of repetitions, ways back), after its own end. What
   * belongs to a conversation stays while something may still be said there.
   */
  values: 1,
  /** Codes for another device, links, codes and sessions for one's own orders, after their own end. */
  codes: 1,
} as const
export type Pruned = keyof typeof prunedAfterDays

/** Where neither the place nor the operator says otherwise: three years. */
export const defaultRetentionDays = 1095

/** How long what a citizen told is kept, in days. */
export type Retention = {
  /** Name, telephone, pictures and the conversation, from the day the order ended. */
  readonly contactDays: number
  /** null: the place's rules set none, the operator's number counts. */
  readonly article: string | null
  /** A conversation without an order, from its last message. */
  readonly conversationDays: number
  /** Messages as a platform handed them in, after they were answered, and lines of the ledger without an order. */
  readonly arrivedDays: number
}

/** The place's number where it has one, else the operator's; nothing else is kept longer than that. */
export const retentionOf = (rules: Pick<RulesInForce, 'privacy'>, operatorsDays: number): Retention => {
  const own = rules.privacy?.value.retentionDays ?? null
  const contactDays = own ?? operatorsDays
  return {
    contactDays,
    article: own === null ? null : (rules.privacy?.source.article ?? null),
    conversationDays: Math.min(contactDays, withoutOrderDays),
    arrivedDays: Math.min(contactDays, arrivedDays),
  }
}

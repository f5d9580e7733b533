import type { InboundMessage, Turn } from '../../domain/conversation.ts'
import { DomainError } from '../../domain/errors.ts'
import type { NewDelivery } from '../../ports/conversation-store.ts'
import type { Arrived } from '../../ports/inbox.ts'
import { handleMessage } from '../handle-message.ts'
import { giveToPerson } from './give-to-person.ts'
import type { InboxDeps } from './inbox-deps.ts'
import { inboxTimes } from './limits.ts'
import { joined } from './next-batch.ts'

export type Answered =
  | { readonly kind: 'answered' }
  /** Back in the line until then. */
  | { readonly kind: 'again'; readonly next: Date }

/**
 * One turn for these messages. `carrier` says whether a caller still waits to carry the reply back. What fails time and
 * again is given to a person; nothing is dropped.
 */
export const answerBatch = async (
  use: InboxDeps,
  batch: readonly Arrived[],
  carrier: () => boolean,
): Promise<Answered> => {
  const { mergedIds, ...inbound } = joined(batch)
  const tries = Math.max(...batch.map((arrived) => arrived.tries))
  const fromInbox = { mergedIds, replyLine: replyLine(use, inbound, carrier) }
  try {
    if (tries > mostTries) await giveToPerson(use, inbound, fromInbox)
    else await handleMessage(use.deps, inbound, fromInbox)
    return { kind: 'answered' }
  } catch (fault) {
    use.onFault(fault)
    return laterAgain(use, batch, tries, fault)
  }
}

const mostTries = inboxTimes.retryMs.length + 1

const laterAgain = async (
  { inbox, deps }: InboxDeps,
  batch: readonly Arrived[],
  tries: number,
  fault: unknown,
): Promise<Answered> => {
  // A busy conversation or database says nothing about the message.
  const uncounted = fault instanceof DomainError && fault.code === 'busy'
  const wait = uncounted ? inboxTimes.retryMs[0] : (inboxTimes.retryMs[tries - 1] ?? 0)
  const next = new Date(deps.clock.now().getTime() + (tries > mostTries ? slowestMs : wait))
  await inbox.putBack(batch, {
    next,
    uncounted,
    error: fault instanceof Error ? fault.name : 'unknown fault',
  })
  return { kind: 'again', next }
}

/** Even the note to a person could not be stored: the database is at fault, and will be back. */
const slowestMs = 60_000

/** On the ledger in the same transaction as the turn; kept from the sender while a caller can carry it back. */
const replyLine =
  ({ deps }: InboxDeps, { channel, conversationId }: InboundMessage, carrier: () => boolean) =>
  ({ replies, outcome }: Turn): NewDelivery | null =>
    replies.length === 0
      ? null
      : {
          purpose: 'reply',
          channel,
          address: conversationId,
          body: replies.map(({ text }) => text).join('\n'),
          replies,
          ...(outcome.kind === 'emergency' ? { urgent: true } : {}),
          ...(carrier() ? { notBefore: new Date(deps.clock.now().getTime() + inboxTimes.carryMs) } : {}),
          state: 'queued',
        }

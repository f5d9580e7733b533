import type { InboundMessage } from '../../domain/conversation.ts'
import type { Lane, Taken } from '../../ports/inbox.ts'
import { type Answered, answerBatch } from './answer-batch.ts'
import { type InboxDeps, pauseOf } from './inbox-deps.ts'
import { inboxTimes, turnsAtOnce } from './limits.ts'
import { nextBatch } from './next-batch.ts'
import { turnQueue } from './turn-queue.ts'

export type Own = {
  readonly message: InboundMessage
  readonly notBefore: Date
  readonly waitsFor: 'fragments' | 'turn' | 'nothing'
}

/**
 * Works through a conversation until the caller's own message is answered or somebody else's to answer. `answered` is
 * the message when this caller made its turn.
 */
export type AnswerLane = (
  own: Own,
  carrier: () => boolean,
) => Promise<{ readonly answered: InboundMessage | null }>

type Step =
  | (Taken & { readonly kind: 'running' | 'fragments' | 'empty' })
  | (Answered & { readonly own: boolean })

export const answerLane = (use: InboxDeps): AnswerLane => {
  const queue = turnQueue(turnsAtOnce)
  const pause = pauseOf(use)
  return async (own, carrier) => {
    await until(use, own.notBefore)
    const patience = use.deps.clock.now().getTime() + inboxTimes.patienceMs
    const step = () => takeAndAnswer(use, own, carrier)
    while (use.deps.clock.now().getTime() <= patience) {
      // Danger waits neither for its conversation's turn nor for a place among the turns made at once.
      const done = await (own.waitsFor === 'nothing' ? step() : queue.inTurn(keyOf(own.message), step))
      if (done.kind === 'fragments' || done.kind === 'empty') break
      if (done.kind === 'answered' && done.own) return { answered: own.message }
      if (done.kind === 'again') await until(use, done.next)
      if (done.kind === 'running') await pause(inboxTimes.pollMs)
    }
    return { answered: null }
  }
}

const keyOf = ({ place, conversationId }: Lane): string => `${place}/${conversationId}`

/** A timer may ring a moment early. */
const until = async (use: InboxDeps, at: Date): Promise<void> => {
  for (let round = 0; round < 3; round += 1) {
    const left = at.getTime() - use.deps.clock.now().getTime()
    if (left <= 0) return
    await pauseOf(use)(left)
  }
}

const takeAndAnswer = async (use: InboxDeps, own: Own, carrier: () => boolean): Promise<Step> => {
  const now = use.deps.clock.now()
  const taken = await use.inbox.take(own.message, {
    now,
    leaseUntil: new Date(now.getTime() + inboxTimes.leaseMs),
    waitsFor: own.waitsFor,
    choose: nextBatch,
  })
  if (taken.kind !== 'taken') return taken
  const isOwn = taken.batch.some(({ message }) => message.messageId === own.message.messageId)
  return { ...(await answerBatch(use, taken.batch, isOwn ? carrier : () => false)), own: isOwn }
}

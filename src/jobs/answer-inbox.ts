import type { Lane } from '../ports/inbox.ts'
import { answerBatch } from '../usecases/inbox/answer-batch.ts'
import type { InboxDeps } from '../usecases/inbox/inbox-deps.ts'
import { inboxTimes, turnsAtOnce } from '../usecases/inbox/limits.ts'
import { nextBatch } from '../usecases/inbox/next-batch.ts'

/** Most conversations in one run; the next run goes on. */
const mostLanes = 500

/**
 * Answers what nobody answers any more: its process ended, or its answer failed. The replies go by the ledger. Safe to
 * do twice, and to break off. Returns how many turns were made.
 */
export const answerInbox = async (use: InboxDeps, now: Date): Promise<{ readonly answered: number }> => {
  const lanes = [...(await use.inbox.overdue(new Date(now.getTime() - inboxTimes.overdueMs), now, mostLanes))]
  const ahead = now.getTime() - use.deps.clock.now().getTime()
  // What is taken late in a long run is held from then on, or another process would take it as well.
  const moment = () => new Date(use.deps.clock.now().getTime() + ahead)
  const worker = async (): Promise<number> => {
    let answered = 0
    for (let lane = lanes.shift(); lane; lane = lanes.shift()) answered += await answerAll(use, lane, moment)
    return answered
  }
  const counts = await Promise.all(Array.from({ length: turnsAtOnce }, worker))
  return { answered: counts.reduce((sum, count) => sum + count, 0) }
}

/** Everything that is due in a conversation, one thought after another; what fails waits for a later run. */
const answerAll = async (use: InboxDeps, lane: Lane, moment: () => Date): Promise<number> => {
  for (let answered = 0; ; answered += 1) {
    const now = moment()
    const taken = await use.inbox.take(lane, {
      now,
      leaseUntil: new Date(now.getTime() + inboxTimes.leaseMs),
      waitsFor: 'fragments',
      choose: nextBatch,
    })
    if (taken.kind !== 'taken') return answered
    const done = await answerBatch(use, taken.batch, () => false)
    if (done.kind === 'again') return answered
  }
}

import type { Step } from '../turn.ts'

/**
 * Before all others: what is written to a person on the platform itself is kept, and nothing is said between them. Danger
 * is acted on all the same.
 */
export const servedByPerson: Step = async ({ message, read, conversation: { dialogue }, now }) => {
  if (message.servedBy !== 'person' || read.emergency) return null
  const since = dialogue.kind === 'handed-over' ? dialogue.since : now.toISOString()
  return {
    outcome: { kind: 'handoff', reason: 'served' },
    replies: [],
    dialogue: { kind: 'handed-over', since },
  }
}

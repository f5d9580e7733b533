import type { Step } from '../turn/turn.ts'
import { canned } from '../wording/canned.ts'

/**
 * Before all others: what is written to a person is kept, and nothing is said between them, whether the person answers
 * on the platform itself or at the desk. Danger is acted on all the same, and 返回 always leads back.
 */
export const servedByPerson: Step = async ({ message, read, conversation: { dialogue }, now }) => {
  if (read.emergency) return null
  if (message.servedBy === 'person') {
    const since = dialogue.kind === 'handed-over' ? dialogue.since : now.toISOString()
    return {
      outcome: { kind: 'handoff', reason: 'served' },
      replies: [],
      dialogue: { kind: 'handed-over', since, elsewhere: true },
    }
  }
  if (dialogue.kind !== 'handed-over' || !dialogue.agent || isGoingBack(message.text)) return null
  return {
    outcome: { kind: 'human', reason: 'heard', agentNo: dialogue.agent.no },
    // A programme that asks gets an answer to each of its questions.
    replies: message.channel === 'openai' ? [{ text: canned.withPerson }] : [],
    dialogue,
  }
}

/** Leaves the person for the assistant. */
export const isGoingBack = (text: string): boolean =>
  /^(返回|回来|继续机器人|不用人工了?)[。.]?$/.test(text.trim())

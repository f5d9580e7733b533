import { despairs, speaksAsChild } from '../../domain/understanding/index.ts'
import type { Step } from '../turn.ts'
import { canned, options } from '../wording/canned.ts'
import { followUp } from './follow-up.ts'
import { settle } from './settle.ts'
import { takeIn } from './take-in.ts'

/** Who despairs over a matter, and a child, is met with kind words and the right telephone; the matter is dealt with too. */
export const care: Step = async (turn) => {
  const text = speaksAsChild(turn.read.text) ? canned.child : despairs(turn.read.text) ? canned.care : null
  if (text === null) return null
  const draft = (await followUp(turn)) ?? (await settle(turn)) ?? (await takeIn(turn))
  return draft && { ...draft, replies: [{ text, options: [options.human] }, ...draft.replies] }
}

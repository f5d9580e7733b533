import { notMeant } from '../../domain/understanding/index.ts'
import { giveFeedback } from '../knowledge/corrections.ts'
import { type Step, say } from '../turn/turn.ts'
import { canned } from '../wording/canned.ts'
import { notFound } from './no-answer.ts'

/** What a message says of the answer before it; null when it says something else. */
export const verdictIn = (said: string): 'helpful' | 'unsolved' | 'wrong' | null => {
  const text = said.trim().replace(/[。.！!]$/, '')
  if (/^(有帮助|解决了|有用)$/.test(text)) return 'helpful'
  if (/^(没解决|没有解决|没用|没帮助)$/.test(text) || notMeant(text) === '') return 'unsolved'
  return /^(?:(?:你|您)们?)?(有误|答复有误|答案有误|内容有误|说错了|答错了|讲错了|回答错了|回答得不对|说得不对)$/.test(
    text,
  )
    ? 'wrong'
    : null
}

/** 有帮助 / 没解决 / 有误 about the answer just given. */
export const feedback: Step = async (turn) => {
  const { dialogue } = turn.conversation
  if (dialogue.kind !== 'open' || !dialogue.about) return null
  const verdict = verdictIn(turn.message.text)
  if (verdict === null) return null
  const { about } = dialogue
  await giveFeedback(turn.deps, turn.message.place, {
    entryId: about.entryId,
    version: about.version,
    verdict,
    conversationId: turn.message.conversationId,
    at: turn.now,
  })
  if (verdict === 'helpful')
    return say(turn, { kind: 'small-talk', reason: 'helpful' }, { text: canned.feedbackHelpful })
  const offered = notFound(about.question)
  if (verdict === 'wrong')
    return {
      ...offered,
      outcome: { kind: 'clarify', reason: 'wrong', nature: '咨询', entryId: about.entryId },
      replies: [{ ...offered.replies[0], text: canned.feedbackWrong }],
    }
  return {
    ...offered,
    outcome: { kind: 'clarify', reason: 'unsolved', nature: '咨询', entryId: about.entryId },
    replies: [{ ...offered.replies[0], text: `${canned.notMeant}也可以登记，由负责的单位答复您。` }],
  }
}

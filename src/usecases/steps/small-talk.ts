import { assertNever } from '../../domain/errors.ts'
import { detectSmallTalk } from '../../domain/understanding/index.ts'
import { type Step, say } from '../turn.ts'
import { canned, options } from '../wording/canned.ts'

/** Greetings, thanks and the like. What carries a matter is left to the next steps. */
export const smallTalk: Step = async (turn) => {
  const kind = detectSmallTalk(turn.read.text)
  switch (kind) {
    case 'greeting':
      return say(
        turn,
        { kind: 'small-talk', reason: kind },
        { text: canned.greeting, options: [options.human] },
      )
    case 'thanks':
    case 'farewell':
      return say(turn, { kind: 'small-talk', reason: kind }, { text: canned.thanks })
    case 'who':
      return say(
        turn,
        { kind: 'small-talk', reason: kind },
        { text: canned.whoAreYou, options: [options.human] },
      )
    case 'insult':
      return say(turn, { kind: 'small-talk', reason: kind }, { text: canned.anger, options: [options.human] })
    case 'distress':
      return say(
        turn,
        { kind: 'small-talk', reason: kind },
        { text: canned.distress, options: [options.human] },
      )
    case 'chat':
      return say(
        turn,
        { kind: 'out-of-scope', reason: kind },
        { text: canned.chitchat, options: [options.human] },
      )
    case null:
      return null
    default:
      return assertNever(kind)
  }
}

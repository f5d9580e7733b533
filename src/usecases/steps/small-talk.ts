import { assertNever } from '../../domain/errors.ts'
import { smallTalk as readSmallTalk } from '../../domain/understanding/index.ts'
import { type Step, say } from '../turn.ts'
import { canned, options } from '../wording/canned.ts'

/** Greetings, thanks and the like. What carries a matter is left to the next steps. */
export const smallTalk: Step = async (turn) => {
  const kind = readSmallTalk(turn.read.text)
  switch (kind) {
    case 'greeting':
      return say(
        turn,
        { kind: 'small-talk', reason: kind },
        { text: canned.greeting, options: [options.human] },
      )
    case 'thanks':
    case 'goodbye':
      return say(turn, { kind: 'small-talk', reason: kind }, { text: canned.thanks })
    case 'identity':
      return say(
        turn,
        { kind: 'small-talk', reason: kind },
        { text: canned.whoAreYou, options: [options.human] },
      )
    case 'anger':
      return say(turn, { kind: 'small-talk', reason: kind }, { text: canned.anger, options: [options.human] })
    case 'distress':
      return say(
        turn,
        { kind: 'small-talk', reason: kind },
        { text: canned.distress, options: [options.human] },
      )
    case 'chitchat':
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

import type { Outcome } from '../../domain/answer.ts'
import {
  answeredElsewhere,
  asksForWriting,
  detectSmallTalk,
  type SmallTalk,
} from '../../domain/understanding/index.ts'
import { type Step, say } from '../turn/turn.ts'
import { canned, options } from '../wording/canned.ts'

type Said = { readonly kind: Outcome['kind']; readonly text: string; readonly human: boolean }

/** What is said to each kind of talk, and whether a person is offered with it. */
const said: Readonly<Record<SmallTalk, Said>> = {
  unclear: { kind: 'small-talk', text: canned.unclear, human: true },
  greeting: { kind: 'small-talk', text: canned.greeting, human: true },
  thanks: { kind: 'small-talk', text: canned.thanks, human: false },
  farewell: { kind: 'small-talk', text: canned.thanks, human: false },
  who: { kind: 'small-talk', text: canned.whoAreYou, human: true },
  maker: { kind: 'small-talk', text: canned.maker, human: true },
  recorded: { kind: 'small-talk', text: canned.recorded, human: true },
  reliable: { kind: 'small-talk', text: canned.reliable, human: true },
  insult: { kind: 'small-talk', text: canned.anger, human: true },
  distress: { kind: 'small-talk', text: canned.distress, human: true },
  chat: { kind: 'out-of-scope', text: canned.chitchat, human: true },
}

/** Greetings, thanks, questions about the assistant and the like. What carries a matter is left to the next steps. */
export const smallTalk: Step = async (turn) => {
  const { text: message } = turn.read
  if (asksForWriting(message) && !turn.read.extracted.place)
    return say(turn, { kind: 'small-talk', reason: 'writing' }, { text: canned.writing })
  const elsewhere = answeredElsewhere(message)
  if (elsewhere)
    return say(
      turn,
      { kind: 'out-of-scope', reason: 'elsewhere' },
      {
        text: `${elsewhere.who}不由12345办理，由${elsewhere.reach}。`,
        options: [options.human],
      },
    )
  const reason = detectSmallTalk(message)
  if (reason === null) return null
  const { kind, text, human } = said[reason]
  return say(turn, { kind, reason }, { text, ...(human ? { options: [options.human] } : {}) })
}

import { despairs, isQuestion, speaksAsChild, sufferedAtHome } from '../../domain/understanding/index.ts'
import { type Step, say, type TurnContext, type TurnDraft } from '../turn/turn.ts'
import { canned, options } from '../wording/canned.ts'
import { answerWith } from './answer-with.ts'
import { beginIntake } from './begin-intake.ts'
import { followUp } from './follow-up.ts'
import { settle } from './settle.ts'

/** Who despairs over a matter, and a child, is met with kind words and the right telephone; the matter is dealt with too. */
export const meetDespair: Step = async (turn) => {
  const home = await atHome(turn)
  if (home) return home
  const text = speaksAsChild(turn.read.text) ? canned.child : despairs(turn.read.text) ? canned.care : null
  if (text === null) return null
  const draft = (await followUp(turn)) ?? (await settle(turn)) ?? (await beginIntake(turn))
  // Nothing to be dealt with was told: no more than the kind words.
  if (draft?.outcome.kind === 'out-of-scope')
    return say(turn, { kind: 'small-talk', reason: 'distress' }, { text, options: [options.human] })
  return draft && { ...draft, replies: [{ text, options: [options.human] }, ...draft.replies] }
}

/** The entry on what to do when one is beaten at home, and its topic. */
const homeEntry = 'domestic-violence.what-to-do'
const homeTopic = 'domestic-violence.'
const goesOn = /他|她|打|怕|不敢|躲|逃|回来|没地方|身上|伤/

/** Who is beaten at home is told how to be safe, first and again, and is handed no form. */
const atHome = async (turn: TurnContext): Promise<TurnDraft | null> => {
  const { text } = turn.read
  const { dialogue } = turn.conversation
  if (sufferedAtHome(text)) {
    const answered = await answerWith(turn, text, homeEntry, 1)
    return answered && { ...answered, replies: [{ text: canned.home, options: [] }, ...answered.replies] }
  }
  const about = dialogue.kind === 'open' ? dialogue.about : undefined
  if (!about?.entryId.startsWith(homeTopic) || text.length > 20) return null
  if (isQuestion(text) || !goesOn.test(text)) return null
  return say(
    turn,
    { kind: 'emergency', reason: 'crime' },
    { text: canned.home, options: [options.register, options.human] },
  )
}

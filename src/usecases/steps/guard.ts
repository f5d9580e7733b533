import { asksForHarm } from '../../domain/understanding/index.ts'
import { fileEmergency } from '../intake/file-emergency.ts'
import { type Step, say, type TurnContext, type TurnDraft } from '../turn.ts'
import { canned, options } from '../wording/canned.ts'
import { emergencyText } from '../wording/emergency.ts'
import { offerBeside } from './offer-beside.ts'
import { settleQuestion } from './settle.ts'
import { isBusy } from './spoken-command.ts'

const longest = 4000
/** What is left after the steering clauses must be long enough to tell of something. */
const shortestMatter = 6

/** Step 1: emergencies before everything else, then what must not be followed. */
export const guard: Step = async (turn) => {
  const text = turn.message.text.trim()
  if (turn.read.emergency) return keptByPerson(turn, await emergency(turn))
  if (turn.steered && text.length < shortestMatter) return refuse(turn, 'injection')
  if (text === '') return say(turn, { kind: 'refused', reason: 'empty' }, { text: canned.empty })
  if (text.length > longest)
    return say(turn, { kind: 'refused', reason: 'too-long' }, { text: canned.tooLong })
  if (asksForHarm(turn.read.text)) return refuse(turn, 'harmful')
  return null
}

/** Whoever waits for a person or has one keeps them. */
const keptByPerson = (
  { conversation: { dialogue } }: TurnContext,
  draft: TurnDraft | null,
): TurnDraft | null => (draft && dialogue.kind === 'handed-over' ? { ...draft, dialogue } : draft)

const refuse = (turn: Parameters<Step>[0], reason: 'harmful' | 'injection') =>
  say(turn, { kind: 'refused', reason }, { text: canned[reason], options: [options.human] })

/**
 * Danger now: the numbers come first and no form is asked for. Where the place also acts itself
 * (emergency.mode redirect_and_order), an order of the urgent class goes out in the same turn. A question in the same
 * breath ("老公打我怎么办") is answered after the numbers.
 */
const emergency: Step = async (turn) => {
  const { emergency: danger } = turn.read
  if (!danger) return null
  const text = emergencyText(danger)
  const outcome = { kind: 'emergency', reason: danger.kind } as const
  const also = await fileEmergency(turn, danger)
  if (also) return { ...also, outcome: { ...also.outcome, ...outcome }, replies: [{ text }, ...also.replies] }
  const answered = turn.read.asks ? await settleQuestion(turn, turn.read.text) : null
  if (answered?.outcome.kind === 'settled')
    return {
      ...answered,
      outcome: { ...answered.outcome, ...outcome },
      replies: [{ text }, ...answered.replies],
      dialogue: isBusy(turn) ? turn.conversation.dialogue : answered.dialogue,
    }
  const said = say(turn, outcome, { text, options: [options.human] })
  const told: TurnDraft = isBusy(turn)
    ? said
    : { ...said, dialogue: { kind: 'open', danger: { kind: danger.kind, told: turn.message.text.trim() } } }
  return turn.read.asks && !isBusy(turn) ? offerBeside(turn, told) : told
}

import type { Extracted } from '../../domain/matter.ts'
import {
  asksForHarm,
  detectCommand,
  detectSmallTalk,
  foreignDanger,
  isForeign,
  tellsOfQuarrel,
} from '../../domain/understanding/index.ts'
import { fileEmergency } from '../intake/file-emergency.ts'
import { type Step, say, type TurnContext, type TurnDraft } from '../turn/turn.ts'
import { canned, options } from '../wording/canned.ts'
import { emergencyText } from '../wording/emergency.ts'
import { offerBeside } from './offer-beside.ts'
import { settleQuestion } from './settle-question.ts'
import { isBusy } from './spoken-command.ts'

const longest = 4000
/** What is left after the steering clauses must be long enough to tell of something. */
const shortestMatter = 6

/** Step 1: emergencies before everything else, then what must not be followed. */
export const guard: Step = async (turn) => {
  const text = turn.message.text.trim()
  if (turn.read.emergency) return keptByPerson(turn, await emergency(turn))
  const foreign = inAnotherLanguage(turn, text)
  if (foreign) return keptByPerson(turn, foreign)
  if (turn.steered && text.length < shortestMatter) return refuse(turn, 'injection')
  if (text === '') return say(turn, { kind: 'refused', reason: 'empty' }, { text: canned.empty })
  if (text.length > longest)
    return say(turn, { kind: 'refused', reason: 'too-long' }, { text: canned.tooLong })
  if (asksForHarm(turn.read.text)) return refuse(turn, 'harmful')
  return null
}

/** What cannot be read is told so, with the lines for help. Within a form it may be a name or an address. */
const inAnotherLanguage = (turn: TurnContext, text: string): TurnDraft | null => {
  const human = { options: [options.human] }
  if (foreignDanger(text))
    return say(turn, { kind: 'emergency', reason: 'unread' }, { text: canned.foreignDanger, ...human })
  if (!isForeign(text) || isBusy(turn) || turn.conversation.dialogue.kind === 'handed-over') return null
  if (detectSmallTalk(text) !== null || detectCommand(text) !== null) return null
  return say(turn, { kind: 'clarify', reason: 'language' }, { text: canned.foreign, ...human })
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
  const more = turn.read.asks || (danger.kind !== 'suicide' && tellsOfQuarrel(turn.read.text))
  const answered = more ? await settleQuestion(turn, turn.read.text) : null
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
    : {
        ...said,
        dialogue: {
          kind: 'open',
          danger: { kind: danger.kind, told: turn.message.text.trim() },
          ...placeOf(turn),
        },
      }
  return turn.read.asks && !isBusy(turn) ? offerBeside(turn, told) : told
}

/** Where the danger was, for what is told of it afterwards. */
const placeOf = ({ read: { extracted } }: TurnContext): { readonly last?: Extracted } =>
  extracted.place === undefined ? {} : { last: { place: extracted.place } }

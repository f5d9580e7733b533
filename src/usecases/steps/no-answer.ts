import type { FirmTrouble } from '../../domain/understanding/index.ts'
import { say, type TurnContext, type TurnDraft } from '../turn/turn.ts'
import { canned, options } from '../wording/canned.ts'
import { isBusy } from './spoken-command.ts'

/** No business of the hotline, as far as one can see: asked back rather than declined; it can be registered all the same. */
export const outOfScope = (turn: TurnContext, question: string): TurnDraft =>
  unserved(turn, question, `${canned.unsure}${canned.registerAnyway}`)

/** Surely no business of a city: said so. */
export const declined = (turn: TurnContext, question: string): TurnDraft =>
  unserved(turn, question, `${canned.chitchat}${canned.registerAnyway}`)

/** Trouble with what a firm runs for its customers: who looks after that, and what the hotline may still do. */
export const leftToFirm = (turn: TurnContext, trouble: FirmTrouble): TurnDraft =>
  unserved(
    turn,
    turn.message.text.trim(),
    `${trouble === 'product' ? canned.firmProduct : canned.firmAccount}${canned.registerAnyway}`,
  )

const unserved = (turn: TurnContext, question: string, text: string): TurnDraft => {
  const outcome = { kind: 'out-of-scope', nature: '咨询' } as const
  if (isBusy(turn)) return say(turn, outcome, { text: canned.chitchat })
  return {
    outcome,
    replies: [{ text, options: [options.register, options.human] }],
    dialogue: { kind: 'offering', question },
  }
}

/** Nothing known: said plainly, with the two roads that are left. */
export const notFound = (question: string): TurnDraft => ({
  outcome: { kind: 'clarify', reason: 'not-found', nature: '咨询' },
  replies: [
    {
      text: '这个问题在现有的政策和答复里没有找到依据，不能随意回答您。可以把问题登记下来，由负责的单位答复您；也可以转人工。',
      options: [options.register, options.human],
    },
  ],
  dialogue: { kind: 'offering', question },
})

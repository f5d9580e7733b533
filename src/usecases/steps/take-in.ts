import { advance } from '../intake/advance.ts'
import { beginDraft } from '../intake/begin-draft.ts'
import { type Step, say } from '../turn.ts'
import { canned, options } from '../wording/canned.ts'
import { offerBeside } from './offer-beside.ts'

/** Step 6: what is not a consultation becomes an order to be, or is turned away by rule. Always ends the turn. */
export const takeIn: Step = async (turn) => {
  if (says(turn.read.text) < 2)
    return say(turn, { kind: 'clarify', reason: 'too-thin' }, { text: canned.help, options: [options.human] })
  return offerBeside(turn, advance(turn, beginDraft(turn)))
}

/** Characters that can carry meaning. */
const says = (text: string) => text.replaceAll(/[\s\p{P}\p{S}]/gu, '').length

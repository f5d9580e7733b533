import type { IntakeDraft } from '../../domain/conversation.ts'
import { bareWish } from '../../domain/understanding/index.ts'
import { advance } from '../intake/advance.ts'
import { beginDraft, draftOfWords } from '../intake/begin-draft.ts'
import { type Step, say, type TurnContext } from '../turn.ts'
import { canned, options } from '../wording/canned.ts'
import { offerBeside } from './offer-beside.ts'
import { askMatter } from './untold.ts'

/** Step 6: what is not a consultation becomes an order to be, or is turned away by rule. Always ends the turn. */
export const takeIn: Step = async (turn) => {
  if (says(turn.read.text) < 2)
    return say(turn, { kind: 'clarify', reason: 'too-thin' }, { text: canned.help, options: [options.human] })
  const wish = bareWish(turn.read.text)
  if (wish !== null) return askMatter(turn, wish)
  return offerBeside(turn, advance(turn, withWhatCameBefore(turn)))
}

/** Characters that can carry meaning. */
const says = (text: string) => text.replaceAll(/[\s\p{P}\p{S}]/gu, '').length

const leansBack = /^(?:他|她|他们|她们|对方|那边|还|也|而且|结果|但是?|可是|因为|所以)(?!家)/
const longest = 24

/** "他说我把墙弄脏了" goes on about the deposit that was just asked about. */
const withWhatCameBefore = (turn: TurnContext): IntakeDraft => {
  const { dialogue } = turn.conversation
  const { text } = turn.message
  const about = dialogue.kind === 'open' ? dialogue.about : undefined
  if (!about || text.length > longest || !leansBack.test(text.trim())) return beginDraft(turn)
  return { ...draftOfWords(turn, `${about.question}；${text.trim()}`), nature: turn.read.nature }
}

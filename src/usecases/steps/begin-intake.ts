import type { IntakeDraft } from '../../domain/conversation.ts'
import { bareWish, firmTrouble, type OrderAside, partOrderAsides } from '../../domain/understanding/index.ts'
import { beginDraft, draftOfWords } from '../intake/begin-draft.ts'
import { replyToDraft } from '../intake/reply-to-draft.ts'
import { type Step, say, type TurnContext } from '../turn/turn.ts'
import { canned, options } from '../wording/canned.ts'
import { askMatter } from './ask-matter.ts'
import { leftToFirm } from './no-answer.ts'
import { offerBeside } from './offer-beside.ts'
import { toldOnly, withAnswers } from './order-aside.ts'

/** Step 6: what is not a consultation becomes an order to be, or is turned away by rule. Always ends the turn. */
export const beginIntake: Step = async (turn) => {
  if (says(turn.read.text) < 2)
    return say(turn, { kind: 'clarify', reason: 'too-thin' }, { text: canned.help, options: [options.human] })
  const wish = bareWish(turn.read.text)
  if (wish !== null) return askMatter(turn, wish)
  const trouble = leavesNoContact(turn) ? firmTrouble(turn.read.text) : null
  if (trouble !== null) return leftToFirm(turn, trouble)
  const { told, asides } = partOrderAsides(turn.message.text)
  const ofName = asides.filter((aside) => !passing.includes(aside))
  if (ofName.length === 0 || says(told) < leastTold)
    return offerBeside(turn, replyToDraft(turn, withWhatCameBefore(turn)))
  const only = toldOnly(turn, told)
  const draft = withWhatCameBefore(only)
  return withAnswers(turn, draft, ofName, replyToDraft(only, draft))
}

/** Who gives a telephone or a place wants something registered. */
const leavesNoContact = ({ read: { extracted } }: TurnContext): boolean =>
  extracted.contactPhone === undefined && extracted.place === undefined

/** Asked of the matter itself rather than of its registering. */
const passing: readonly OrderAside[] = ['who', 'where', 'fee', 'changing']
const leastTold = 5

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

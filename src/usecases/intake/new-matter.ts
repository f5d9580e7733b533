import type { IntakeDraft } from '../../domain/conversation.ts'
import { detectCommand, readCorrection, summarise } from '../../domain/understanding/index.ts'
import type { TurnContext, TurnDraft } from '../turn/turn.ts'
import { resume } from './reply-to-draft.ts'

const opening =
  /^(?:(?:谢谢|好的?|哦|行)[，,\s]*)?(?:另外|再帮我(?:反映|投诉|登记|报)(?:个事|一下|一件事)?|还有(?:一|个|件)|再反映|再投诉|还要(?:投诉|举报|反映)|我还(?:要|想)|顺便)[^，,：:]{0,6}[，,：:]?/
/** Words left over when what answers a question is taken out; fewer tell of no matter. */
const least = 6

/** Another matter in the middle of this one. It says so, and it is more than one more detail (另外，电话是……). */
export const isNewMatter = (turn: TurnContext): boolean => {
  const text = turn.message.text.trim()
  if (!opening.test(text) || readCorrection(text) || detectCommand(text) !== null) return false
  const { contactPhone, contactName, place } = turn.read.extracted
  const detail = [contactPhone, contactName, place].reduce<string>(
    (rest, known) => (known === undefined ? rest : rest.replace(known, '')),
    text.replace(/^(?:另外|还有|顺便|我)+/, ''),
  )
  const words = detail.replaceAll(/地[址点]|位置|联系|电话|手机|[是在为说一下的]|[\s\p{P}]/gu, '')
  return words.length >= least
}

/** Keeps the other matter for later and goes on with this one. */
export const keepForLater = (turn: TurnContext, draft: IntakeDraft): TurnDraft => {
  const text = turn.message.text.trim().replace(/^(?:另外|顺便|还有)[，,：:\s]*/, '')
  const kept = { summary: summarise(text), text, nature: turn.read.nature }
  const on = resume(turn, { ...draft, waiting: [...draft.waiting, kept] })
  const [first, ...rest] = on.replies
  if (!first) return on
  return { ...on, replies: [{ ...first, text: `另一件事记下了，这件办好就接着说。${first.text}` }, ...rest] }
}

import type { IntakeDraft } from '../../domain/conversation.ts'
import { type Extracted, kindOfNature } from '../../domain/matter.ts'
import { mayBeAnonymous } from '../../rules/index.ts'
import type { TurnContext } from '../turn/turn.ts'

const wholly = /匿名|电话|手机|号码|联系方式/

/**
 * 匿名 takes back a name and a telephone given before, where the place lets them be kept back; a number given after it
 * is there to be used.
 */
export const heedingNameless = (turn: TurnContext, draft: IntakeDraft): IntakeDraft => {
  const { read } = turn
  const { contactPhone, contactName, anonymous, ...rest } = draft.extracted
  if (read.extracted.contactPhone !== undefined && read.extracted.anonymous !== true)
    return anonymous === undefined ? draft : { ...draft, extracted: without(draft.extracted, 'anonymous') }
  if (read.extracted.anonymous !== true || !mayBeAnonymous(turn.pack, draft.nature, turn.day)) return draft
  if (!wholly.test(read.text)) return { ...draft, extracted: without(draft.extracted, 'contactName') }
  return read.extracted.contactPhone === undefined
    ? { ...draft, extracted: { ...rest, anonymous: true } }
    : draft
}

const without = (extracted: Extracted, key: keyof Extracted): Extracted => {
  const { [key]: _, ...rest } = extracted
  return rest
}

/** Who wants to be nameless wants secrecy, where the place lets it be asked for. */
export const withSecrecy = ({ rules }: TurnContext, draft: IntakeDraft): IntakeDraft => {
  const { anonymous, confidential } = draft.extracted
  const mayAsk = rules.intake.confidentiality?.value.requestableFor.includes(kindOfNature[draft.nature])
  return anonymous === true && confidential === undefined && mayAsk
    ? { ...draft, extracted: { ...draft.extracted, confidential: true } }
    : draft
}

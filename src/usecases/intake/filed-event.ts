import type { IntakeDraft } from '../../domain/conversation.ts'
import type { Classification, Decision } from '../../domain/decision.ts'
import { kindOfNature } from '../../domain/matter.ts'
import { optional } from '../../domain/optional.ts'
import type { Unit } from '../../domain/unit.ts'
import type { EventOf } from '../../domain/work-order/event.ts'
import { complainedOf } from '../../rules/complained-of.ts'
import type { Route } from '../../rules/index.ts'
import type { TurnContext } from '../turn/turn.ts'
import { maskedFields, maskedWords } from '../wording/masked-fields.ts'

type FiledEvent = EventOf<'filed'>

export const filedEvent = (
  turn: TurnContext,
  draft: IntakeDraft,
  classification: Classification,
  decision: Decision,
): FiledEvent => {
  const told = maskedFields(draft.extracted)
  return {
    type: 'filed',
    title: maskedWords(draft.summary, draft.extracted),
    nature: draft.nature,
    complainant: draft.extracted.complainantKind ?? 'citizen',
    text: maskedWords([...draft.told, ...contactWishLine(draft)].join('\n'), draft.extracted),
    ...optional('where', told.place),
    ...optional('when', told.when),
    ...optional('target', told.target),
    ...optional('demand', told.demand),
    channel: turn.message.channel,
    conversationId: turn.message.conversationId,
    /** Whom the place protects of its own accord is protected unless they say otherwise. */
    confidential: draft.extracted.confidential ?? isProtected(turn, draft),
    replyWanted: draft.extracted.replyWanted ?? turn.rules.intake.replyWantedDefault?.value ?? true,
    anonymous: draft.extracted.contactPhone === undefined,
    classification,
    packDay: turn.day,
    article: decision.article ?? classification.article,
  }
}

/** How to be reached, for the unit to read, unless the telling says it already. */
const contactWishLine = ({ told, extracted: { contactWish } }: IntakeDraft): readonly string[] => {
  const parts = contactWish?.split('，') ?? []
  return parts.every((part) => told.some((text) => text.includes(part))) ? [] : [`联系要求：${contactWish}`]
}

const isProtected = ({ rules }: TurnContext, { nature }: IntakeDraft): boolean =>
  rules.intake.confidentiality?.value.byDefaultFor.includes(kindOfNature[nature]) ?? nature === '举报'

/** The line of the catalogue it falls under, and whose own conduct it is about. */
export const markedBy = (
  turn: TurnContext,
  draft: IntakeDraft,
  units: readonly Unit[],
  routed: Route,
): Pick<FiledEvent, 'duty' | 'complainedOf' | 'origin'> => {
  const text = draft.told.join('\n')
  const about = complainedOf(units, {
    nature: draft.nature,
    text,
    ...optional('target', draft.extracted.target),
  })
  const barred = units.filter(({ id }) => about.has(id)).map(({ id }) => id)
  return {
    ...optional('duty', routed.duty?.id),
    ...(barred.length === 0 ? {} : { complainedOf: barred }),
    ...originOf(turn),
  }
}

/** What came from a platform above keeps its own time where the place has a rule for it. */
export const originOf = ({ pack, message }: TurnContext): { origin?: 'provincial' } =>
  message.channel === 'upstream' && pack.deadlines.some(({ when }) => when.origin?.includes('provincial'))
    ? { origin: 'provincial' }
    : {}

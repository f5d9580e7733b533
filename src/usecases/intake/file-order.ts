import type { OrderCard } from '../../domain/answer.ts'
import type { IntakeDraft } from '../../domain/conversation.ts'
import type { Deadline } from '../../domain/deadline.ts'
import type { Classification, Decision } from '../../domain/decision.ts'
import { maskPersonal } from '../../domain/masking.ts'
import { kindOfNature } from '../../domain/matter.ts'
import type { Duty, Unit } from '../../domain/unit.ts'
import type { EventOf, OrderEvent } from '../../domain/work-order/event.ts'
import type { OrderCommit } from '../../ports/conversation-store.ts'
import { complainedOf } from '../../rules/complained-of.ts'
import { classify, deadlinesFor, type Route, route } from '../../rules/index.ts'
import { noticesOf } from '../../rules/order/notices.ts'
import { deliveriesOf } from '../deliveries-of.ts'
import { newOrder } from '../linked-orders.ts'
import type { TurnContext } from '../turn.ts'
import { decide } from './advance.ts'
import { incidentOf } from './incident.ts'
import { maskedFields, maskedWords } from './masked-fields.ts'
import { repeatOf } from './repeat-of.ts'
import { runningClocks, sentTo } from './sent-to.ts'

export type FiledOrder = { readonly card: OrderCard; readonly commit: OrderCommit; readonly notice: string }

const codeDigits = 6

/**
 * Turns a confirmed draft into an order: number, code, events, running clocks. Stores nothing itself. `kind`: the duty
 * that was chosen on a form; it says by whom the matter is handled, and nothing of what happened.
 */
export const fileOrder = async (turn: TurnContext, draft: IntakeDraft, kind?: Duty): Promise<FiledOrder> => {
  const { deps, message, now, day } = turn
  const [no, units, duties] = await Promise.all([
    deps.orders.nextNumber(message.place, day),
    deps.units.units(message.place),
    deps.units.duties(message.place),
  ])
  const text = draft.told.join('\n')
  const decision = decide(turn, draft)
  const routed = route(
    turn.pack,
    units,
    kind ? [kind] : duties,
    {
      text: kind ? `${kind.title}：${text}` : text,
      nature: draft.nature,
      facts: draft.facts,
      ...optional('place', draft.extracted.place),
      ...optional('target', draft.extracted.target),
      ...(decision.outcome === 'internal' ? { internal: decision } : {}),
    },
    now,
  )
  const classification = classify(
    turn.pack,
    {
      nature: draft.nature,
      text,
      extracted: draft.extracted,
      facts: draft.facts,
      ...optional('duty', routed.duty),
    },
    now,
  )
  const told = {
    ...filedEvent(turn, draft, classification, decision),
    ...markedBy(turn, draft, units, routed),
  }
  const queryCode = deps.randomDigits(codeDigits)
  const events: readonly OrderEvent[] = [
    told,
    ...incidentOf(turn, told),
    ...(await repeatOf(turn, draft, told)),
    ...runningClocks(turn, no, told, sentTo(turn, no, told, routed, units), units),
  ]
  const order = newOrder(no, events, now)
  const notices = noticesOf({ pack: turn.pack, units }, null, order, events)
  return {
    notice: noticeOf(decision, routed),
    card: cardOf(
      no,
      queryCode,
      draft,
      routed,
      deadlinesFor(
        turn.pack,
        { ...conditionsOf(draft, classification, routed.decided), ...originOf(turn) },
        now,
      ),
    ),
    commit: {
      no,
      expectedVersion: 0,
      events: events.map((event) => ({ actor: { role: 'system' as const }, event })),
      personal: personalOf(draft),
      queryCode,
      deliveries: deliveriesOf(order, notices),
      ...openFactOf(decision),
    },
  }
}

/** Asked as often as is bearable: filed all the same, and a person looks at it. */
const openFactOf = ({ outcome, missing: [open] = [], article }: Decision): Pick<OrderCommit, 'openFact'> =>
  outcome === 'ask' && open ? { openFact: { ...open, ...optional('article', article) } } : {}

/**
 * The fixed notice names the unit; where the rule names none, it is the one the order went to. A question left open is
 * a person's to clear up now, and not asked once more below the receipt.
 */
const noticeOf = ({ outcome, notice }: Decision, routed: Route): string => {
  if (outcome === 'ask') return ''
  const lead = routed.decided ? routed.candidates.find(({ role }) => role === 'lead') : undefined
  if (outcome !== 'internal' || notice.unit !== undefined || !lead) return notice.text
  return notice.text.replace('承办单位', lead.name)
}

const optional = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined ? {} : { [key]: value }) as Partial<Record<K, V>>

/** What came from a platform above keeps its own time where the place has a rule for it. */
const originOf = ({ pack, message }: TurnContext): { origin?: 'provincial' } =>
  message.channel === 'upstream' && pack.deadlines.some(({ when }) => when.origin?.includes('provincial'))
    ? { origin: 'provincial' }
    : {}

/** The line of the catalogue it falls under, and whose own conduct it is about. */
const markedBy = (
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

const conditionsOf = (draft: IntakeDraft, classification: Classification, dispatched: boolean) => ({
  kind: kindOfNature[draft.nature],
  complainant: draft.extracted.complainantKind ?? ('citizen' as const),
  ...(classification.class === undefined ? {} : { class: classification.class }),
  publicity: classification.publicity === 'internal' ? ('internal' as const) : ('public' as const),
  tier: dispatched ? ('unit' as const) : ('center' as const),
})

/** How to be reached, for the unit to read, unless the telling says it already. */
const contactWishLine = ({ told, extracted: { contactWish } }: IntakeDraft): readonly string[] => {
  const parts = contactWish?.split('，') ?? []
  return parts.every((part) => told.some((text) => text.includes(part))) ? [] : [`联系要求：${contactWish}`]
}

type FiledEvent = EventOf<'filed'>

const filedEvent = (
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
    /** A reporter is protected unless they say otherwise. */
    confidential: draft.extracted.confidential ?? draft.nature === '举报',
    replyWanted: draft.extracted.replyWanted ?? turn.rules.intake.replyWantedDefault?.value ?? true,
    anonymous: draft.extracted.contactPhone === undefined,
    classification,
    packDay: turn.day,
    article: decision.article ?? classification.article,
  }
}

const cardOf = (
  no: string,
  queryCode: string,
  draft: IntakeDraft,
  routed: Route,
  deadlines: readonly Deadline[],
): OrderCard => ({
  no,
  queryCode,
  title: maskPersonal(draft.summary),
  nature: draft.nature,
  ...(routed.decided ? optional('lead', routed.candidates.find(({ role }) => role === 'lead')?.name) : {}),
  deadlines: deadlines.map(({ type, dueAt, article, explanation }) => ({
    type,
    dueAt,
    article,
    explanation,
  })),
})

const personalOf = (draft: IntakeDraft) => ({
  verbatim: draft.told.join('\n'),
  ...optional('contactName', draft.extracted.contactName),
  ...optional('contactPhone', draft.extracted.contactPhone),
})

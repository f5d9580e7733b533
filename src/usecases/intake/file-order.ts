import type { OrderCard } from '../../domain/answer.ts'
import type { IntakeDraft } from '../../domain/conversation.ts'
import type { Deadline } from '../../domain/deadline.ts'
import type { Classification, Decision, RouteCandidate } from '../../domain/decision.ts'
import { maskPersonal } from '../../domain/masking.ts'
import { kindOfNature } from '../../domain/matter.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { OrderCommit } from '../../ports/conversation-store.ts'
import { classify, deadlinesFor, route } from '../../rules/index.ts'
import type { TurnContext } from '../turn.ts'
import { decide } from './advance.ts'
import { maskedFields, maskedWords } from './masked-fields.ts'

export type FiledOrder = { readonly card: OrderCard; readonly commit: OrderCommit; readonly notice: string }

const codeDigits = 6

/** Turns a confirmed draft into an order: number, code, events, running clocks. Stores nothing itself. */
export const fileOrder = async (turn: TurnContext, draft: IntakeDraft): Promise<FiledOrder> => {
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
    duties,
    {
      text,
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
  const deadlines = deadlinesFor(turn.pack, conditionsOf(draft, classification, routed.decided), now)
  const queryCode = deps.randomDigits(codeDigits)
  const events: OrderEvent[] = [
    filedEvent(turn, draft, classification, decision),
    routingEvent(routed),
    { type: 'clocks-started', deadlines },
  ]
  return {
    notice: noticeOf(decision, routed),
    card: cardOf(no, queryCode, draft, routed, deadlines),
    commit: {
      no,
      expectedVersion: 0,
      events: events.map((event) => ({ actor: { role: 'system' as const }, event })),
      personal: personalOf(draft),
      queryCode,
      deadlines,
    },
  }
}

/** The fixed notice names the unit; where the rule names none, it is the one the order went to. */
const noticeOf = ({ outcome, notice }: Decision, routed: Routed): string => {
  const lead = routed.decided ? routed.candidates.find(({ role }) => role === 'lead') : undefined
  if (outcome !== 'internal' || notice.unit !== undefined || !lead) return notice.text
  return notice.text.replace('承办单位', lead.name)
}

const optional = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined ? {} : { [key]: value }) as Partial<Record<K, V>>

type Routed = {
  readonly candidates: readonly RouteCandidate[]
  readonly decided: boolean
  readonly why: string
}

const conditionsOf = (draft: IntakeDraft, classification: Classification, dispatched: boolean) => ({
  kind: kindOfNature[draft.nature],
  complainant: draft.extracted.complainantKind ?? ('citizen' as const),
  ...(classification.class === undefined ? {} : { class: classification.class }),
  publicity: classification.publicity === 'internal' ? ('internal' as const) : ('public' as const),
  tier: dispatched ? ('unit' as const) : ('center' as const),
})

const filedEvent = (
  turn: TurnContext,
  draft: IntakeDraft,
  classification: Classification,
  decision: Decision,
): OrderEvent => {
  const told = maskedFields(draft.extracted)
  return {
    type: 'filed',
    title: maskedWords(draft.summary, draft.extracted),
    nature: draft.nature,
    complainant: draft.extracted.complainantKind ?? 'citizen',
    text: maskedWords(draft.told.join('\n'), draft.extracted),
    ...optional('where', told.place),
    ...optional('when', told.when),
    ...optional('target', told.target),
    ...optional('demand', told.demand),
    channel: turn.message.channel,
    conversationId: turn.message.conversationId,
    /** A reporter is protected unless they say otherwise. */
    confidential: draft.extracted.confidential ?? draft.nature === '举报',
    replyWanted: draft.extracted.replyWanted ?? true,
    anonymous: draft.extracted.contactPhone === undefined,
    classification,
    packDay: turn.day,
    article: decision.article ?? classification.article,
  }
}

const routingEvent = (routed: Routed): OrderEvent => {
  const lead = routed.candidates.find(({ role }) => role === 'lead')
  if (!routed.decided || !lead) return { type: 'queued', why: routed.why }
  return {
    type: 'dispatched',
    lead: lead.unit,
    co: routed.candidates.filter(({ role }) => role === 'co').map(({ unit }) => unit),
    why: routed.why,
  }
}

const cardOf = (
  no: string,
  queryCode: string,
  draft: IntakeDraft,
  routed: Routed,
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

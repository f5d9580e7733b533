import type { OrderCard } from '../../domain/answer.ts'
import type { IntakeDraft } from '../../domain/conversation.ts'
import type { Classification, Decision } from '../../domain/decision.ts'
import { optional } from '../../domain/optional.ts'
import type { Duty, Unit } from '../../domain/unit.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { OrderCommit } from '../../ports/conversation-store.ts'
import { complainedOf } from '../../rules/complained-of.ts'
import { classify, type Route, route } from '../../rules/index.ts'
import { noticesOf } from '../../rules/order/notices.ts'
import { mayStopDispatch } from '../../rules/order/repeats.ts'
import { newOrder } from '../commands/linked-orders.ts'
import { deliveriesOf } from '../deliveries/deliveries-of.ts'
import type { TurnContext } from '../turn/turn.ts'
import { filedEvent, markedBy } from './filed-event.ts'
import { incidentOf, massOf } from './incident.ts'
import { cardOf, expectedOf } from './order-card.ts'
import { repeatOf } from './repeat-of.ts'
import { decide } from './reply-to-draft.ts'
import { runningClocks, sentTo } from './sent-to.ts'

export type FiledOrder = { readonly card: OrderCard; readonly commit: OrderCommit; readonly notice: string }

export type Filing = {
  /** The duty that was chosen on a form; it says by whom the matter is handled, and nothing of what happened. */
  readonly kind?: Duty | undefined
  /** A person of the hotline takes it down and has seen what stayed open. */
  readonly factsSeen?: boolean | undefined
}

const codeDigits = 6

/**
 * Turns a confirmed draft into an order: number, code, events, running clocks. Stores nothing itself.
 */
export const fileOrder = async (
  turn: TurnContext,
  draft: IntakeDraft,
  { kind, factsSeen = false }: Filing = {},
): Promise<FiledOrder> => {
  const { deps, message, now, day } = turn
  const [no, units, duties] = await Promise.all([
    deps.orders.nextNumber(message.place, day),
    deps.units.units(message.place),
    deps.units.duties(message.place),
  ])
  const decision = decide(turn, draft)
  const open = factsSeen ? undefined : openFactOf(decision)
  const suggested = suggestedRoute(turn, draft, decision, units, kind ?? duties)
  const routed = open ? heldFor(open, suggested) : suggested
  const classification = classified(turn, draft, routed)
  const told = {
    ...filedEvent(turn, draft, classification, decision),
    ...markedBy(turn, draft, units, routed),
  }
  const repeats = await repeatOf(turn, draft, told)
  const sent = leftToPerson(turn, newOrder(no, [told, ...repeats], now), routed)
  const queryCode = deps.randomDigits(codeDigits)
  const events: readonly OrderEvent[] = [
    told,
    ...incidentOf(turn, told),
    ...massOf(turn, told),
    ...repeats,
    ...runningClocks(turn, no, told, sentTo(turn, no, told, sent, units), units),
  ]
  const order = newOrder(no, events, now)
  const notices = noticesOf({ pack: turn.pack, units }, null, order, events)
  return {
    notice: noticeOf(decision, sent),
    card: cardOf(no, queryCode, draft, sent, expectedOf(turn, draft, classification, sent)),
    commit: {
      no,
      expectedVersion: 0,
      events: events.map((event) => ({ actor: { role: 'system' as const }, event })),
      personal: personalOf(draft),
      queryCode,
      deliveries: deliveriesOf(order, notices),
      ...optional('openFact', open),
    },
  }
}

/** Where the draft would go if it were filed as it stands. */
export const foreseenRoute = async (turn: TurnContext, draft: IntakeDraft): Promise<Route> => {
  const { units } = turn.deps
  const [all, duties] = await Promise.all([units.units(turn.message.place), units.duties(turn.message.place)])
  const decision = decide(turn, draft)
  const suggested = suggestedRoute(turn, draft, decision, all, duties)
  const open = openFactOf(decision)
  const barred = complainedOf(all, {
    nature: draft.nature,
    text: draft.told.join('\n'),
    ...optional('target', draft.extracted.target),
  })
  const leads = suggested.candidates.some(({ role, unit }) => role === 'lead' && barred.has(unit))
  return open ? heldFor(open, suggested) : { ...suggested, decided: suggested.decided && !leads }
}

/** `by`: the catalogue, or the one duty of it that was chosen. */
const suggestedRoute = (
  { pack, now }: TurnContext,
  { told, nature, facts, extracted }: IntakeDraft,
  decision: Decision,
  units: readonly Unit[],
  by: Duty | readonly Duty[],
): Route => {
  const text = told.join('\n')
  const chosen = 'title' in by
  return route(
    pack,
    units,
    chosen ? [by] : by,
    {
      text: chosen ? `${by.title}：${text}` : text,
      ...{ nature, facts },
      ...optional('place', extracted.place),
      ...optional('target', extracted.target),
      ...(decision.outcome === 'internal' ? { internal: decision } : {}),
    },
    now,
  )
}

const classified = (
  { pack, now }: TurnContext,
  { told, nature, facts, extracted }: IntakeDraft,
  { duty }: Route,
): Classification =>
  classify(pack, { text: told.join('\n'), nature, facts, extracted, ...optional('duty', duty) }, now)

type OpenFact = NonNullable<OrderCommit['openFact']>

/** Asked as often as is bearable: filed all the same, and a person looks at it. */
const openFactOf = ({ outcome, missing: [open] = [], article }: Decision): OpenFact | undefined =>
  outcome === 'ask' && open ? { ...open, ...optional('article', article) } : undefined

/** No unit gets it before a person has said whether it is taken on. */
const heldFor = ({ question }: OpenFact, routed: Route): Route => ({
  ...routed,
  decided: false,
  why: `“${question}”没有问清，先由工作人员核实是否受理，再派单。`,
})

/** Where the place lets a person decide whether the same is dispatched once more, no unit gets it before. */
const leftToPerson = ({ pack }: TurnContext, order: WorkOrder, routed: Route): Route =>
  mayStopDispatch(pack, order)
    ? { ...routed, decided: false, why: '同一人同一问题已多次按时答复，由人决定是否再批转。' }
    : routed

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

const personalOf = (draft: IntakeDraft) => ({
  verbatim: draft.told.join('\n'),
  ...optional('contactName', draft.extracted.contactName),
  ...optional('contactPhone', draft.extracted.contactPhone),
})

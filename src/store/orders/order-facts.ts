import { MOST_TERMS, shelfTerm, tokenise } from '../../domain/lexical/index.ts'
import { isFinished, type WorkOrder } from '../../domain/work-order/work-order.ts'

/** Kinds of requests that wait for a decision. */
export type Pending =
  | 'return'
  | 'extension'
  | 'termination'
  | 'letter'
  | 'rating'
  | 'filing'
  | 'explanation'
  | 'supervision'

/** The last two of the five grades are bad ones wherever the national scale is used. */
const badFrom = 4

export const pendingOf = (order: WorkOrder): readonly Pending[] => {
  const rating = order.ratings.at(-1)
  const waits: Readonly<Record<Pending, boolean>> = {
    return: order.returns.some(({ decision }) => decision === 'pending'),
    extension: order.extensions.some(({ decision }) => decision === 'pending'),
    termination: order.termination?.decision === 'pending',
    letter: order.letter !== null && order.letter.accepted === null,
    rating: rating !== undefined && rating.review === null && (rating.score >= badFrom || !!rating.appeal),
    filing: order.filing === 'filed',
    explanation: order.explanationDue && !isFinished(order),
    supervision: awaitsSupervisor(order),
  }
  return (Object.keys(waits) as Pending[]).filter((kind) => waits[kind])
}

/** A trigger was noted and nothing has been decreed since. */
const awaitsSupervisor = (order: WorkOrder): boolean => {
  const proposed = order.proposals.at(-1)
  const decreed = order.supervisions.at(-1)
  return proposed !== undefined && !isFinished(order) && (decreed === undefined || decreed.at < proposed.at)
}

/** What the unit owes is late now: a clock ran out that still runs, or the answer's did and there is none yet. */
export const isLate = (order: WorkOrder): boolean => {
  if (isFinished(order) || order.state === 'replied') return false
  const running = new Set<string>(order.deadlines.map(({ type }) => type))
  return order.overdue.some(({ clock }) => running.has(clock) || answering.has(clock))
}

const answering: ReadonlySet<string> = new Set(['handle', 'rework'])

/** An order counts as answered in time once, when the citizen was answered and no clock of answering ran out. */
export const answeredInTime = (order: WorkOrder): number => {
  if (order.reply === null) return 0
  const late =
    order.met.some(({ type, late }) => late && answering.has(type)) ||
    order.overdue.some(({ clock }) => answering.has(clock))
  return late ? 0 : 1
}

/** Label of the supervision in force, the latest of several. */
export const supervisedAs = (order: WorkOrder): string | null =>
  order.supervisions.findLast(({ lifted }) => !lifted)?.label ?? null

/** The earliest end among the running clocks. */
export const firstEnd = (order: WorkOrder): string | null =>
  order.deadlines
    .flatMap(({ dueAt }) => dueAt ?? [])
    .toSorted()
    .at(0) ?? null

/** Distinct terms of some texts, as they are kept for this place. */
export const termsOf = (place: string, texts: readonly string[]): number[] => {
  const distinct = [...new Set(tokenise(texts.join('\n')))].slice(0, MOST_TERMS)
  return [...new Set(distinct.map(shelfTerm(place)))]
}

/** The texts an order is searched by. */
export const searchedTexts = (order: WorkOrder): readonly string[] =>
  [order.title, order.text, order.where, order.target, order.demand, ...order.supplements].filter(
    (text) => text !== null,
  )

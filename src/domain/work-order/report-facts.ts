import { dayInChina } from '../place-day.ts'
import type { EventOf, RecordedEvent } from './event.ts'
import type { WorkOrder } from './work-order.ts'

const factKinds = [
  'filed',
  'dispatched',
  'handled',
  'closed',
  'overdue',
  'returned',
  'return-refused',
  'extended',
  'reworked',
  'rated',
  'called-back',
  'supervised',
  'accountability',
] as const
export type FactKind = (typeof factKinds)[number]

/** One step that reports count, as the whole order makes it look today. */
export type ReportFact = {
  readonly seq: number
  /** Calendar day in China, YYYY-MM-DD. */
  readonly day: string
  readonly kind: FactKind
  /** Whose step it is; null = the hotline itself. */
  readonly unit: string | null
  /**
   * closed: nothing in it was late. dispatched: the citizen was contacted or answered. handled: on the day its time
   * began. called-back: solved.
   */
  readonly good: boolean | null
  readonly score: number | null
  /** Kind of handling that was rated. */
  readonly category: string | null
  /** The rating was found mistaken or malicious. */
  readonly void: boolean
}

type Told = Partial<Pick<ReportFact, 'unit' | 'good' | 'score' | 'category' | 'void'>>
type Line = { readonly at: number; readonly events: readonly RecordedEvent[]; readonly lead: string | null }

/** What reports count of an order: its events with what came of them since. */
export const reportFacts = (events: readonly RecordedEvent[], order: WorkOrder): readonly ReportFact[] =>
  events.flatMap((recorded, at) => {
    const counted = countedAs({ at, events, lead: order.lead })
    if (counted === null) return []
    const [kind, told] = counted
    const { seq } = recorded
    const plain = { unit: null, good: null, score: null, category: null, void: false }
    return [{ ...plain, ...told, seq, day: dayInChina(new Date(recorded.at)), kind }]
  })

/** A step belongs to the unit its event names; what names none to the unit that leads the order now. */
const countedAs = (line: Line): readonly [FactKind, Told] | null => {
  const { events, at, lead } = line
  const event = events[at]?.event
  switch (event?.type) {
    case 'filed':
      return ['filed', { unit: lead }]
    case 'dispatched':
      return isFirst(line) ? ['dispatched', { unit: lead, good: wasReached(events) }] : null
    case 'clocks-stopped':
      return event.met && event.clocks.includes('handle')
        ? ['handled', { unit: lead, good: isOnItsDay(line) }]
        : null
    case 'closed':
      return ['closed', { unit: lead, good: !events.some(is('overdue-noted')) }]
    case 'overdue-noted':
      return ['overdue', { unit: event.unit ?? null }]
    case 'return-requested':
      return ['returned', { unit: event.unit }]
    case 'return-refused':
      return ['return-refused', { unit: lastBefore(line, 'return-requested')?.unit ?? null }]
    case 'extension-granted':
      return ['extended', { unit: lead }]
    case 'rework-ordered':
      return ['reworked', { unit: lead }]
    case 'rated':
      return ['rated', { unit: lead, score: event.score, ...ratedAs(line) }]
    case 'called-back':
      return event.reached && event.resolved !== undefined
        ? ['called-back', { unit: lead, good: event.resolved }]
        : null
    case 'supervised':
      return ['supervised', { unit: lead }]
    case 'accountability-noted':
      return ['accountability', { unit: event.unit ?? null }]
    default:
      return null
  }
}

const is =
  (type: RecordedEvent['event']['type']) =>
  ({ event }: RecordedEvent): boolean =>
    event.type === type

const isFirst = ({ events, at }: Line): boolean => !events.slice(0, at).some(is('dispatched'))

const sameDay = (one: string, other: string): boolean =>
  dayInChina(new Date(one)) === dayInChina(new Date(other))

/** The time of handling began on the calendar day on which it was met: with the latest level that got the order. */
const isOnItsDay = ({ events, at }: Line): boolean => {
  const began = events
    .slice(0, at)
    .flatMap(({ event, at: noted }) =>
      event.type === 'clocks-started'
        ? event.deadlines.filter(({ type }) => type === 'handle').map(({ startedAt = noted }) => startedAt)
        : [],
    )
    .at(-1)
  const met = events[at]?.at
  return began !== undefined && met !== undefined && sameDay(began, met)
}

const wasReached = (events: readonly RecordedEvent[]): boolean =>
  events.some(({ event }) => event.type === 'citizen-contacted' || (event.type === 'replied' && event.told))

const lastBefore = <T extends 'return-requested' | 'reply-submitted'>(
  { events, at }: Line,
  type: T,
): EventOf<T> | undefined => events.slice(0, at).findLast(is(type))?.event as EventOf<T> | undefined

/** The kind of handling that was rated, and whether the rating stood: reviews until the next rating are its own. */
const ratedAs = (line: Line): Told => {
  const later = line.events.slice(line.at + 1)
  const next = later.findIndex(is('rated'))
  const void_ = (next === -1 ? later : later.slice(0, next)).some(
    ({ event }) => event.type === 'rating-reviewed' && event.verdict !== 'valid',
  )
  return { category: lastBefore(line, 'reply-submitted')?.reply.category ?? null, void: void_ }
}

import type { EventOf } from '../event.ts'
import type { Change, Evolver, WorkOrder } from '../work-order.ts'

export const evolveOversight: Evolver = (order, event, at) => {
  switch (event.type) {
    case 'clocks-started': {
      const anew = new Set(event.deadlines.map(({ type }) => type))
      return {
        deadlines: [...order.deadlines.filter(({ type }) => !anew.has(type)), ...event.deadlines],
        // A closed order on which something is owed again is answered, no more.
        ...(order.state === 'closed' ? { state: 'replied', closedBecause: null } : {}),
      }
    }
    case 'clocks-stopped':
      return stopped(order, event, at)
    case 'clock-recounted':
      return {
        deadlines: order.deadlines.map((clock) =>
          clock.type === event.deadline.type ? event.deadline : clock,
        ),
      }
    case 'warned':
      return { warnings: [...order.warnings, { ...event, at }] }
    case 'overdue-noted':
      return {
        overdue: [
          ...order.overdue,
          { clock: event.clock, kind: event.kind ?? null, unit: event.unit ?? null, at },
        ],
      }
    case 'escalated':
      return { escalations: [...order.escalations, { ...event, at, answer: null }] }
    case 'escalation-answered':
      return {
        escalations: order.escalations.map((step, i) =>
          i === order.escalations.length - 1 ? { ...step, answer: event.text } : step,
        ),
      }
    case 'supervision-proposed':
      return { proposals: [...order.proposals, ...proposedBy(event, at)] }
    case 'supervised':
      return { supervisions: [...order.supervisions, { ...event, at, answers: [], lifted: false }] }
    case 'supervision-answered':
      return supervision(order, event.n, (one) => ({ ...one, answers: [...one.answers, { ...event, at }] }))
    case 'supervision-lifted':
      return supervision(order, event.n, (one) => ({ ...one, lifted: true }))
    case 'accountability-noted':
      return { accountability: [...order.accountability, { ...event, at }] }
    case 'handed-over':
      return { handedOver: [...order.handedOver, { ...event, at }] }
    default:
      return null
  }
}

const stopped = (order: WorkOrder, event: EventOf<'clocks-stopped'>, at: string): Change => {
  const ending = order.deadlines.filter(({ type }) => event.clocks.includes(type))
  const met = ending.map(({ type, dueAt }) => ({
    type,
    dueAt,
    metAt: at,
    late: dueAt !== null && dueAt < at,
  }))
  return {
    deadlines: order.deadlines.filter(({ type }) => !event.clocks.includes(type)),
    met: event.met ? [...order.met, ...met] : order.met,
  }
}

const supervision = (
  order: WorkOrder,
  n: number,
  change: (one: WorkOrder['supervisions'][number]) => WorkOrder['supervisions'][number],
): Change => ({ supervisions: order.supervisions.map((one) => (one.n === n ? change(one) : one)) })

/** Every level and trigger of the moment. */
const proposedBy = (
  { level, trigger, article, also = [] }: EventOf<'supervision-proposed'>,
  at: string,
): WorkOrder['proposals'] => [{ level, trigger, article }, ...also].map((one) => ({ ...one, at }))

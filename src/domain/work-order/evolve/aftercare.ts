import type { Evolver } from '../work-order.ts'

/** The last of a list, changed. */
const withLast = <T>(items: readonly T[], change: (last: T) => T): readonly T[] =>
  items.map((item, i) => (i === items.length - 1 ? change(item) : item))

export const evolveAftercare: Evolver = (order, event, at) => {
  switch (event.type) {
    case 'called-back':
      return { callbacks: [...order.callbacks, { ...event, at }] }
    case 'rated':
      return { ratings: [...order.ratings, { ...event, at, review: null, appeal: null }] }
    case 'rating-appealed':
      return {
        ratings: withLast(order.ratings, (rating) => ({ ...rating, appeal: event.reason, review: null })),
      }
    case 'rating-reviewed':
      return { ratings: withLast(order.ratings, (rating) => ({ ...rating, review: event })) }
    case 'objected':
      return { objections: [...order.objections, { ...event, at }] }
    case 'letter-sent':
      return { letter: { ...event, at, accepted: null } }
    case 'letter-reviewed':
      return { letter: order.letter ? { ...order.letter, accepted: event.accepted } : null }
    case 'termination-requested':
      return { termination: { ...event, at, decision: 'pending' } }
    case 'termination-refused':
      return { termination: order.termination ? { ...order.termination, decision: 'refused' } : null }
    case 'terminated':
      return {
        state: 'terminated',
        terminated: { ...event, at },
        termination: order.termination ? { ...order.termination, decision: 'granted' } : null,
        deadlines: [],
      }
    case 'closed':
      return { state: 'closed', closedBecause: event.why, deadlines: [] }
    case 'archived':
      return { state: 'archived', deadlines: [] }
    case 'reopened':
      return {
        state: order.lead === null ? 'pending_dispatch' : 'handling',
        closedBecause: null,
        callbacks: [],
        filing: 'none',
        reworkBecause: null,
      }
    default:
      return null
  }
}

import type { EventOf } from '../event.ts'
import type { Change, Evolver, Hop, ReturnRequest, WorkOrder } from '../work-order.ts'

export const evolveDispatch: Evolver = (order, event, at) => {
  switch (event.type) {
    case 'queued':
      return { state: 'pending_dispatch', lead: null, co: [], holder: null }
    case 'dispatched':
      return dispatched(order, event, at)
    case 'forwarded':
      return {
        state: 'dispatched',
        lead: event.to,
        holder: event.to,
        requirement: event.requirement ?? order.requirement,
        hops: [...order.hops, { from: event.from, to: event.to, at, signedAt: null }],
      }
    case 'signed':
      return {
        state: order.state === 'dispatched' ? 'handling' : order.state,
        hops: order.hops.map((hop, i) => (i === order.hops.length - 1 ? { ...hop, signedAt: at } : hop)),
        firstHandler: order.firstHandler ?? { unit: event.unit, person: event.person ?? null },
      }
    case 'return-requested':
      return {
        state: 'return_requested',
        returns: [...order.returns, { ...event, at, decision: 'pending' }],
      }
    case 'return-approved':
      return { ...backUp(order), returns: decided(order.returns, 'approved') }
    case 'return-refused':
      return {
        state: order.hops.at(-1)?.signedAt ? 'handling' : 'dispatched',
        returns: decided(order.returns, event.silent ? 'refused_by_silence' : 'refused'),
      }
    case 'return-locked':
      return { returnLock: { after: event.after, article: event.article, unit: event.unit ?? null } }
    case 'co-units-set':
      return { co: event.co }
    case 'co-answered':
      return { coAnswers: [...order.coAnswers, { ...event, at }] }
    case 'split':
      return {
        state: 'split',
        lead: null,
        co: [],
        holder: null,
        children: event.children.map((child) => ({ ...child, finished: false })),
        deadlines: [],
      }
    case 'child-finished':
      return {
        children: order.children.map((child) =>
          child.no === event.child ? { ...child, finished: true } : child,
        ),
      }
    default:
      return null
  }
}

const dispatched = (order: WorkOrder, event: EventOf<'dispatched'>, at: string): Change => {
  const holder = event.holder ?? event.lead
  const hop: Hop = { from: null, to: holder, at, signedAt: null }
  return {
    state: 'dispatched',
    lead: event.lead,
    co: event.co,
    holder,
    method: event.method ?? 'catalogue',
    requirement: event.requirement ?? order.requirement,
    hops: [...order.hops, hop],
    dispatches: order.dispatches + 1,
    // Whoever gets it now begins anew: what the unit before was refused or still waited for is over.
    returnLock: keptLock(order, holder),
    reworkBecause: holder === order.holder ? order.reworkBecause : null,
    returns: decided(order.returns, 'approved'),
    ...nothingWaits(order),
  }
}

/** Who was refused a return may not try again because the same order is given to it once more. */
const keptLock = ({ returnLock }: WorkOrder, holder: string): WorkOrder['returnLock'] =>
  returnLock?.after === 'return_refused' && returnLock.unit === holder ? returnLock : null

/** What the unit that loses the order still waited for. */
const nothingWaits = ({ extensions, termination }: WorkOrder): Change => ({
  extensions: extensions.map((request) =>
    request.decision === 'pending' ? { ...request, decision: 'refused' } : request,
  ),
  termination: termination?.decision === 'pending' ? { ...termination, decision: 'refused' } : termination,
})

/** One level up: to the level it came from, or to the hotline's queue. Its way down ends at that level again. */
const backUp = (order: WorkOrder): Change => {
  const from = order.hops.at(-1)?.from ?? null
  const rest = nothingWaits(order)
  if (from === null) return { ...rest, state: 'pending_dispatch', lead: null, co: [], holder: null }
  return { ...rest, state: 'handling', lead: from, holder: from, hops: order.hops.slice(0, -1) }
}

const decided = (
  returns: readonly ReturnRequest[],
  decision: ReturnRequest['decision'],
): readonly ReturnRequest[] =>
  returns.map((request) => (request.decision === 'pending' ? { ...request, decision } : request))

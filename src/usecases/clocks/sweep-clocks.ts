import type { Stage } from '../../domain/deadline.ts'
import type { PlaceId, UnitId } from '../../domain/place.ts'
import { dayInChina } from '../../domain/place-day.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import { applied } from '../../domain/work-order/evolve.ts'
import { nextDue } from '../../domain/work-order/next-due.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { OrderCommit } from '../../ports/conversation-store.ts'
import type { DueClock, Sweeper } from '../../ports/sweeper.ts'
import type { Scene } from '../../rules/order/context.ts'
import { decideDue } from '../../rules/order/due.ts'
import { noticesOf } from '../../rules/order/notices.ts'
import { deliveriesOf } from '../deliveries/deliveries-of.ts'
import type { Deps } from '../deps.ts'
import { loadOrder } from '../orders/load-order.ts'
import { sceneOf } from '../orders/order-scene.ts'

export type SweepDeps = Deps & {
  readonly sweeper: Sweeper
  /** Told of a clock that could not be dealt with; the others are. */
  readonly onFault?: (clock: DueClock, fault: unknown) => void
}

const batch = 200
/** Somebody else may change an order again and again: its clock is then left for the next sweep. */
const mostRounds = 5

const system = { role: 'system' } as const

/**
 * Does what is due on every running clock by `now`: warnings, ends, red cards and what follows from them, the earliest
 * first. May be broken off and begun again; two at once act on each clock once. `handled` is the number of clocks.
 */
export const sweepClocks = async (deps: SweepDeps, now: Date): Promise<{ readonly handled: number }> => {
  const scenes = scenesOf(deps, now)
  const rounds = new Map<string, number>()
  const left = new Set<string>()
  let handled = 0
  for (;;) {
    const found = await deps.sweeper.due(now, batch + left.size)
    const due = found.filter((clock) => !left.has(nameOf(clock)))
    if (due.length === 0) return { handled }
    for (const clock of due) {
      const name = nameOf(clock)
      const outcome = await actSafely(deps, await scenes(clock.place), clock)
      if (outcome === 'acted') handled += 1
      const round = (rounds.get(name) ?? 0) + 1
      rounds.set(name, round)
      if (outcome === 'failed' || round === mostRounds) left.add(name)
    }
  }
}

const nameOf = ({ place, orderNo, type }: DueClock): string => `${place}/${orderNo}/${type}`

/** Units and rules of a place are read once a sweep. */
const scenesOf = (deps: Deps, now: Date) => {
  const known = new Map<PlaceId, Promise<Scene>>()
  return (place: PlaceId): Promise<Scene> => {
    const scene = known.get(place) ?? sceneOf(deps, place, system, now)
    known.set(place, scene)
    return scene
  }
}

type Outcome = 'acted' | 'passed' | 'stale' | 'failed'

const actSafely = async (deps: SweepDeps, scene: Scene, clock: DueClock): Promise<Outcome> => {
  try {
    return await actOn(deps, scene, clock)
  } catch (fault) {
    deps.onFault?.(clock, fault)
    return 'failed'
  }
}

const actOn = async (deps: SweepDeps, general: Scene, clock: DueClock): Promise<Outcome> => {
  const { place, orderNo, type } = clock
  const { now } = general
  const loaded = await loadOrder(deps, place, orderNo)
  if (!loaded) throw new Error(`a clock runs for order ${orderNo}, which does not exist`)
  const { order } = loaded
  const overdueThisMonth = order.holder === null ? {} : await overdueOf(deps, place, order.holder, now)
  const scene = { ...general, elsewhere: { ...general.elsewhere, overdueThisMonth } }
  const { events } = decideDue(scene, order, type)
  if (events.length === 0) return passOver(deps, order.version, clock, now)
  const after = events.reduce((so, event) => applied(so, event, now.toISOString()), order)
  const change: OrderCommit = {
    no: orderNo,
    expectedVersion: order.version,
    events: events.map((event) => ({ actor: system, event })),
    deliveries: deliveriesOf(after, noticesOf(scene, order, after, events)),
    ...(await tallyOf(deps, place, scene, order, events)),
  }
  if ((await deps.orders.appendAll(place, [change], now)) === 'stale') return 'stale'
  const next = nextOf(after, type)
  if (next !== null && next === nextOf(order, type))
    await passOver(deps, order.version + events.length, { ...clock, at: next }, now)
  return 'acted'
}

const nextOf = (order: WorkOrder, stage: Stage): string | null => {
  const deadline = order.deadlines.find(({ type }) => type === stage)
  return deadline ? nextDue(order, deadline) : null
}

/** Nothing (more) was decided: without this the same clock would be found again at once, for ever. */
const passOver = async (deps: SweepDeps, version: number, clock: DueClock, now: Date): Promise<Outcome> => {
  await deps.sweeper.passed(clock, version, now)
  return 'passed'
}

const monthOf = (at: Date): string => dayInChina(at).slice(0, 7)

const overdueOf = (deps: Deps, place: PlaceId, unit: UnitId, now: Date) =>
  deps.orders.overdueInMonth(place, unit, monthOf(now))

/** The count that the overdue step of a unit makes, this one included; nothing when there is none. */
const tallyOf = async (
  deps: Deps,
  place: PlaceId,
  { now, elsewhere }: Scene,
  order: WorkOrder,
  events: readonly OrderEvent[],
): Promise<Pick<OrderCommit, 'tally'>> => {
  const noted = events.find((event) => event.type === 'overdue-noted')
  if (noted?.type !== 'overdue-noted' || noted.unit === undefined) return {}
  const { unit, clock: stage } = noted
  // What the decision looked at is what must still hold; another unit's count it did not look at.
  const known = unit === order.holder ? elsewhere.overdueThisMonth : await overdueOf(deps, place, unit, now)
  return { tally: { unit, stage, month: monthOf(now), count: (known[stage] ?? 0) + 1 } }
}

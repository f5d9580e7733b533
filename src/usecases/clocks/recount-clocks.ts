import { applied } from '../../domain/work-order/evolve.ts'
import type { DueClock } from '../../ports/sweeper.ts'
import { noticesOf } from '../../rules/order/notices.ts'
import { recount } from '../../rules/order/recount.ts'
import { deliveriesOf } from '../deliveries/deliveries-of.ts'
import { loadOrder } from '../orders/load-order.ts'
import { sceneOf } from '../orders/order-scene.ts'
import type { SweepDeps } from './sweep-clocks.ts'

const batch = 200
const system = { role: 'system' } as const

/**
 * Counts every running clock again that was counted before the holidays of its year were published. `recounted` is
 * the number of clocks whose end or certainty has changed.
 */
export const recountClocks = async (deps: SweepDeps, now: Date): Promise<{ readonly recounted: number }> => {
  let recounted = 0
  let last: DueClock | undefined
  for (;;) {
    const clocks = await deps.sweeper.provisional(batch, last)
    for (const clock of clocks) if (await recountSafely(deps, clock, now)) recounted += 1
    last = clocks.at(-1)
    if (last === undefined) return { recounted }
  }
}

const recountSafely = async (deps: SweepDeps, clock: DueClock, now: Date): Promise<boolean> => {
  try {
    return await recountOne(deps, clock, now)
  } catch (fault) {
    deps.onFault?.(clock, fault)
    return false
  }
}

/** False when nothing changed, or when somebody else changed the order meanwhile: the next run finds it again. */
const recountOne = async (
  deps: SweepDeps,
  { place, orderNo, type }: DueClock,
  now: Date,
): Promise<boolean> => {
  const loaded = await loadOrder(deps, place, orderNo)
  if (!loaded) return false
  const { order } = loaded
  const scene = await sceneOf(deps, place, system, now)
  const { events } = recount(scene, order, type)
  if (events.length === 0) return false
  const after = events.reduce((so, event) => applied(so, event, now.toISOString()), order)
  const change = {
    no: orderNo,
    expectedVersion: order.version,
    events: events.map((event) => ({ actor: system, event })),
    deliveries: deliveriesOf(after, noticesOf(scene, order, after, events)),
  }
  return (await deps.orders.appendAll(place, [change], now)) === 'appended'
}

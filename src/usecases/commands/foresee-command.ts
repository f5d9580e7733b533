import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { OrderCommit } from '../../ports/conversation-store.ts'
import type { Deps } from '../deps.ts'
import { loadOrder } from '../orders/load-order.ts'
import { decidedOn, type GivenCommand } from './give-command.ts'
import { newOrder, stepOf } from './linked-orders.ts'
import { orderCommits } from './order-commits.ts'

/** What would come of a command: the order afterwards, other orders it makes or changes, what the rules point out. */
export type Foreseen = {
  readonly after: WorkOrder
  /** New ones are called 第1件, 第2件 …: they have no numbers yet. */
  readonly others: readonly WorkOrder[]
  readonly warnings: readonly string[]
}

/** Looks ahead without storing anything; throws what `giveCommand` would throw. */
export const foreseeCommand = async (deps: Deps, given: GivenCommand): Promise<Foreseen> => {
  const now = deps.clock.now()
  const { order, scene, result } = await decidedOn(deps, given, now)
  const [, ...linked] = await orderCommits(deps, scene, order, result.events, given.command)
  const others = await Promise.all(linked.map((commit) => afterwards(deps, given, commit, now)))
  return { after: stepOf(order, result.events, now).after, others, warnings: result.warnings }
}

const afterwards = async (
  deps: Deps,
  { place }: GivenCommand,
  { no, expectedVersion, events }: OrderCommit,
  now: Date,
): Promise<WorkOrder> => {
  const happened = events.map(({ event }) => event)
  if (expectedVersion === 0) return newOrder(no, happened, now)
  const loaded = await loadOrder(deps, place, no)
  if (!loaded) throw new Error(`order ${no} is linked and cannot be found`)
  return stepOf(loaded.order, happened, now).after
}

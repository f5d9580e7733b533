import type { PlaceId } from '../../domain/place.ts'
import { dayInChina } from '../../domain/place-day.ts'
import type { Actor } from '../../domain/staff.ts'
import type { OrderCommand } from '../../domain/work-order/command.ts'
import { packOf } from '../../rules/index.ts'
import { nothingElsewhere, type Scene } from '../../rules/order/context.ts'
import type { Deps } from '../deps.ts'

/** What a decision on an order looks at. For a split, numbers of the orders to come are set aside. */
export const sceneOf = async (
  deps: Deps,
  place: PlaceId,
  actor: Actor,
  now: Date,
  command?: OrderCommand,
): Promise<Scene> => {
  const wanted = command?.type === 'split' ? command.matters.length : 0
  const day = dayInChina(now)
  const [units, duties, newNumbers] = await Promise.all([
    deps.units.units(place),
    deps.units.duties(place),
    Promise.all(Array.from({ length: wanted }, () => deps.orders.nextNumber(place, day))),
  ])
  return { pack: packOf(place), units, duties, actor, now, newNumbers, elsewhere: nothingElsewhere }
}

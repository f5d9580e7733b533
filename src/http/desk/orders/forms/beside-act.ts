import type { CommandType } from '../../../../domain/work-order/command.ts'
import type { Deps } from '../../../../usecases/deps.ts'
import type { OrderAtDesk } from '../../../../usecases/orders/order-at-desk.ts'
import { type OrderLike, ordersLike } from '../../../../usecases/orders/orders-like.ts'
import { type SuggestedUnits, suggestUnit } from '../../../../usecases/suggesting/suggest-unit.ts'
import type { DeskVisit } from '../../desk-visit.ts'

/** What a model thinks: none is configured, it has not been asked, it had nothing to say, or what it says. */
export type ModelView =
  | { readonly kind: 'none' }
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'said'; readonly suggested: SuggestedUnits }

/** What stands beside the form of an act, looked up for this order. */
export type Beside = { readonly like: readonly OrderLike[]; readonly model: ModelView }

const compared: readonly CommandType[] = ['dispatch', 'split', 'merge', 'stop-dispatch']

/** Earlier orders where they help to decide; a model is asked only when this person wants it. */
export const besideAct = async (
  deps: Deps,
  { place, staff }: DeskVisit,
  { order }: OrderAtDesk,
  type: CommandType,
  askModel: boolean,
): Promise<Beside> => {
  const [like, model] = await Promise.all([
    compared.includes(type) ? ordersLike(deps, place, staff, order) : [],
    type === 'dispatch' ? modelView(deps, place, order, askModel) : ({ kind: 'none' } as const),
  ])
  return { like, model }
}

const modelView = async (
  deps: Deps,
  place: DeskVisit['place'],
  { nature, text }: OrderAtDesk['order'],
  ask: boolean,
): Promise<ModelView> => {
  if (!deps.chatModel) return { kind: 'none' }
  if (!ask) return { kind: 'not-asked' }
  const suggested = await suggestUnit(deps, place, nature, text)
  return suggested === null ? { kind: 'nothing' } : { kind: 'said', suggested }
}

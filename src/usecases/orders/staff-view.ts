import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Actor, Role, Staff } from '../../domain/staff.ts'
import { type CommandType, commandTypes } from '../../domain/work-order/command.ts'
import type { RecordedEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { unitName } from '../../rules/order/context.ts'
import { mayAct } from '../../rules/order/standing.ts'
import { stateNames, steps } from '../../rules/order/steps.ts'
import type { Deps } from '../deps.ts'
import { type LoadedOrder, loadOrder } from './load-order.ts'
import { maySee } from './may-see.ts'
import { whySealed } from './why-sealed.ts'

/** An order as people who work on it see it. Who reported it stays sealed; the conversation is nobody's but theirs. */
export type StaffOrder = Omit<WorkOrder, 'conversationId'> & {
  readonly stateName: string
  /** Names of the units in it, by id. */
  readonly unitNames: Readonly<Record<string, string>>
  readonly contact: {
    /** Something was left by which the citizen can be reached. */
    readonly given: boolean
    /** This person may have it opened; it is recorded who did and why. */
    readonly mayReveal: boolean
  }
  /** Commands this person may give as the order stands; the rules decide on each. */
  readonly actions: readonly { readonly type: CommandType; readonly name: string }[]
  readonly events: readonly RecordedEvent[]
}

export const actorOf = ({ role, id, unit }: Pick<Staff, 'role' | 'id' | 'unit'>): Actor => ({
  role,
  id,
  ...(unit === null ? {} : { unit }),
})

/** They work with knowledge and accounts, not with what citizens tell. */
export const withoutOrders: readonly Role[] = ['knowledge-editor', 'system-admin']

/**
 * The order for somebody at work. Throws not_allowed for those whose work is not with orders, unknown_order where there
 * is none or it is none of their business: another unit's, or one that complains of their own.
 */
export const staffView = async (
  deps: Deps,
  place: PlaceId,
  no: string,
  staff: Staff,
): Promise<StaffOrder> => {
  const { order, events } = await seenBy(deps, place, no, staff)
  const actor = actorOf(staff)
  const units = await deps.units.units(place)
  const { conversationId: _hidden, ...shown } = order
  return {
    ...shown,
    stateName: stateNames[order.state],
    unitNames: Object.fromEntries(unitsIn(order).map((id) => [id, unitName(units, id)])),
    contact: {
      given: !order.anonymous,
      mayReveal: !order.anonymous && whySealed(place, order, actor) === null,
    },
    actions: actionsOf(order, actor),
    events: events.map(withoutConversation),
  }
}

/** The order, where it is this person's business; throws as `staffView` does. */
export const seenBy = async (deps: Deps, place: PlaceId, no: string, staff: Staff): Promise<LoadedOrder> => {
  if (withoutOrders.includes(staff.role))
    throw new DomainError('not_allowed', '您的角色不查看工单。请由热线或承办单位的人员查看。', {
      role: staff.role,
    })
  const loaded = await loadOrder(deps, place, no)
  if (loaded && staff.place === place && maySee(loaded.order, actorOf(staff))) return loaded
  throw new DomainError('unknown_order', '没有找到这个编号的工单，或者它不由您的单位办理，请核对编号。', {
    no,
  })
}

const unitsIn = (order: WorkOrder): readonly string[] => [
  ...new Set(
    [order.lead, order.holder, ...order.co, ...order.hops.flatMap(({ from, to }) => [from, to])].filter(
      (id) => id !== null,
    ),
  ),
]

const actionsOf = (order: WorkOrder, actor: Actor): StaffOrder['actions'] =>
  commandTypes
    .filter((type) => steps[type].from.includes(order.state) && mayAct(order, actor, type))
    .map((type) => ({ type, name: steps[type].name }))

/** Whoever has the id of a conversation can read it: it is the citizen's own. */
const withoutConversation = (recorded: RecordedEvent): RecordedEvent =>
  recorded.event.type === 'filed'
    ? { ...recorded, event: { ...recorded.event, conversationId: '' } }
    : recorded

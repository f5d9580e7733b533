import { z } from 'zod'
import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import { isUnitRole, type Staff, type StaffRole, unitRoles } from '../../domain/staff.ts'
import { type OrderState, orderStates } from '../../domain/work-order/work-order.ts'
import { addWorkdays, dayOf } from '../../domain/working-time.ts'
import type { OrderFilter, OrderPage } from '../../ports/order-store.ts'
import { chinaCalendar } from '../../rules/calendars/index.ts'
import type { Deps } from '../deps.ts'
import { roleNames } from '../wording/role-names.ts'

export const orderListSchema = z.enum([
  'my-unit',
  'due',
  'overdue',
  'supervised',
  'to-dispatch',
  'returns',
  'extensions',
  'to-audit',
  'to-call-back',
  'to-file',
  'terminations',
  'letters',
  'ratings',
  'explanations',
  'to-supervise',
  'all',
])
export type OrderListName = z.infer<typeof orderListSchema>

export const listQuerySchema = z.object({
  /** Words in title and text, or the beginning of a number. */
  q: z.string().trim().max(200).optional(),
  /** Only orders at this step. */
  state: z.enum(orderStates).optional(),
  /**
   * due: what is overdue, then what ends first, then what no clock runs for. filed: the latest filed first. Not given: due in
   * lists of work, filed among all orders.
   */
  sort: z.enum(['filed', 'due']).optional(),
  /** Where the page before ended. */
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export type ListQuery = z.infer<typeof listQuerySchema>

type OrderList = {
  readonly name: string
  readonly roles: readonly StaffRole[]
  readonly filter: (now: Date) => Omit<OrderFilter, 'limit'>
}

const atHotline = (...roles: StaffRole[]): readonly StaffRole[] => [...roles, 'hotline-lead']
const everyone: readonly StaffRole[] = [
  ...atHotline('agent', 'dispatcher', 'auditor', 'supervisor'),
  ...unitRoles,
]
/** Levels that dispatch further down decide on what the level below asks for. */
const deciding = (...roles: StaffRole[]): readonly StaffRole[] => [...atHotline(...roles), ...unitRoles]

const inWork: readonly OrderState[] = [
  'dispatched',
  'handling',
  'return_requested',
  'unit_approval',
  'auditing',
  'rework',
  'replied',
]

/** What is due by the end of the next working day. */
const soon = (now: Date): Date => addWorkdays(chinaCalendar, dayOf(now), 1).endsAt

/** The lists of work, who has which, and what stands in each. */
export const orderLists: Readonly<Record<OrderListName, OrderList>> = {
  'my-unit': { name: '本单位在办', roles: unitRoles, filter: () => ({ states: inWork }) },
  due: { name: '临期和逾期', roles: everyone, filter: (now) => ({ dueBefore: soon(now) }) },
  overdue: { name: '已逾期', roles: everyone, filter: () => ({ overdue: true }) },
  supervised: { name: '督办中', roles: everyone, filter: () => ({ supervised: true }) },
  'to-dispatch': {
    name: '待派单',
    roles: atHotline('agent', 'dispatcher'),
    filter: () => ({ states: ['accepted', 'pending_dispatch'] }),
  },
  returns: { name: '退单待审核', roles: deciding('dispatcher'), filter: () => ({ pending: 'return' }) },
  extensions: { name: '延期待审批', roles: deciding('dispatcher'), filter: () => ({ pending: 'extension' }) },
  'to-audit': { name: '答复待审核', roles: deciding('auditor'), filter: () => ({ states: ['auditing'] }) },
  'to-call-back': {
    name: '待回访',
    roles: deciding('agent', 'auditor'),
    filter: () => ({ states: ['replied'] }),
  },
  'to-file': { name: '待备案', roles: atHotline('auditor'), filter: () => ({ pending: 'filing' }) },
  terminations: {
    name: '终止办理待审核',
    roles: atHotline('auditor'),
    filter: () => ({ pending: 'termination' }),
  },
  letters: {
    name: '函告待审核',
    roles: atHotline('auditor', 'supervisor'),
    filter: () => ({ pending: 'letter' }),
  },
  ratings: {
    name: '差评待核实',
    roles: deciding('auditor', 'supervisor'),
    filter: () => ({ pending: 'rating' }),
  },
  explanations: { name: '待作出说明', roles: everyone, filter: () => ({ pending: 'explanation' }) },
  'to-supervise': {
    name: '待决定督办',
    roles: atHotline('supervisor'),
    filter: () => ({ toSupervise: true }),
  },
  all: { name: '全部工单', roles: everyone, filter: () => ({}) },
}

/** The lists this role has, in the order of work. */
export const listsOf = (role: StaffRole): readonly OrderListName[] =>
  orderListSchema.options.filter((list) => orderLists[list].roles.includes(role))

/**
 * One page of a list. People of a unit find their unit's orders only, never one that complains of it. Throws not_allowed
 * where the list is not this role's.
 */
export const listOrders = async (
  deps: Deps,
  place: PlaceId,
  staff: Staff,
  list: OrderListName,
  query: ListQuery,
): Promise<OrderPage> => {
  const { after, limit } = query
  const filter = { ...filterOf(deps, place, staff, list, query), sort: sortOf(list, query) }
  return deps.orders.list(place, { ...filter, ...(after === undefined ? {} : { after }), limit })
}

/** How many orders a list with these words and at this step has, counted no further than `mostCounted`; throws as `listOrders`. */
export const countFound = async (
  deps: Deps,
  place: PlaceId,
  staff: Staff,
  list: OrderListName,
  query: ListQuery,
): Promise<number> => {
  const [count] = await deps.orders.counts(place, [filterOf(deps, place, staff, list, query)], mostCounted)
  return count ?? 0
}

/** The order a list comes in unless another is asked for. */
export const sortOf = (list: OrderListName, { sort }: Pick<ListQuery, 'sort'>): 'filed' | 'due' =>
  sort ?? (list === 'all' ? 'filed' : 'due')

const filterOf = (
  deps: Deps,
  place: PlaceId,
  staff: Staff,
  list: OrderListName,
  { q, state }: ListQuery,
): Omit<OrderFilter, 'limit'> => {
  const { name, roles, filter } = orderLists[list]
  if (staff.place !== place || !roles.includes(staff.role)) {
    const who = roles.map((role) => roleNames[role]).join('、')
    throw new DomainError('not_allowed', `您不能查看“${name}”。可以查看的是：${who}。`, {
      list,
      roles: [...roles],
    })
  }
  const own = filter(deps.clock.now())
  const states = state === undefined ? own.states : [state].filter((one) => own.states?.includes(one) ?? true)
  return {
    ...own,
    ...(states === undefined ? {} : { states }),
    ...(isUnitRole(staff.role) ? { unit: unitOf(staff) } : {}),
    ...(q === undefined || q === '' ? {} : { q }),
  }
}

/** Counted no further: a desk with more is told 99+. */
export const mostCounted = 100

/** How many orders stand in each list of this person, in the order of work. */
export const countLists = async (
  deps: Deps,
  place: PlaceId,
  staff: Staff,
): Promise<readonly { readonly list: OrderListName; readonly name: string; readonly count: number }[]> => {
  const lists = listsOf(staff.role)
  const now = deps.clock.now()
  const own = isUnitRole(staff.role) ? { unit: unitOf(staff) } : {}
  const filters = lists.map((list) => ({ ...orderLists[list].filter(now), ...own }))
  const counts = await deps.orders.counts(place, filters, mostCounted)
  return lists.map((list, i) => ({ list, name: orderLists[list].name, count: counts[i] ?? 0 }))
}

const unitOf = ({ id, unit }: Staff) => {
  if (unit !== null) return unit
  throw new DomainError('not_allowed', `账号“${id}”没有所属单位，请由管理员补齐。`, { id })
}

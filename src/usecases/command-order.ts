import { assertNever, DomainError } from '../domain/errors.ts'
import type { PlaceId } from '../domain/place.ts'
import type { CitizenCommand } from '../domain/work-order/command.ts'
import { decideCitizen, isRefusal } from '../domain/work-order/decide.ts'
import { replay } from '../domain/work-order/evolve.ts'
import type { OrderCommit } from '../ports/conversation-store.ts'
import { countLook } from './count-look.ts'
import type { Deps } from './deps.ts'
import { type CitizenOrder, readOrder } from './look-up-order.ts'

/**
 * A citizen's command on an order of theirs. Throws unknown_order for a wrong number or code, version_conflict when
 * the order moved on, forbidden_by_rule with the article when a rule is against it, rate_limited after too many looks.
 */
export const commandOrder = async (
  deps: Deps,
  place: PlaceId,
  no: string,
  code: string,
  command: CitizenCommand,
  expectedVersion?: number,
): Promise<CitizenOrder> => {
  const unknown = () =>
    new DomainError('unknown_order', '没有找到这个编号和查询码对应的工单，请核对后再试。', { no })
  countLook(deps, place, no)
  if (!(await deps.orders.codeMatches(place, no, code))) throw unknown()
  const stored = await deps.orders.load(place, no)
  const order = stored ? replay(stored.events, no) : null
  if (!order) throw unknown()
  if (expectedVersion !== undefined && expectedVersion !== order.version) throw conflict(no, order.version)
  const now = deps.clock.now()
  const result = decideCitizen(order, command, now)
  if (isRefusal(result))
    throw new DomainError('forbidden_by_rule', `${result.refused}${result.instead}`, {
      instead: result.instead,
      ...(result.article === undefined ? {} : { article: result.article }),
    })
  const appended = await deps.orders.append(
    place,
    {
      no,
      expectedVersion: order.version,
      events: result.map((event) => ({ actor: { role: 'citizen' as const }, event })),
      ...besides(command),
    },
    now,
  )
  if (appended === 'stale') throw conflict(no, order.version)
  const after = await readOrder(deps, place, no)
  if (!after) throw unknown()
  return after
}

/** What goes with the events of a command: the words as written are kept sealed, a withdrawn order has no clocks. */
export const besides = (command: CitizenCommand): Pick<OrderCommit, 'deadlines' | 'personal'> => {
  switch (command.type) {
    case 'supplement':
      return { personal: { verbatim: command.text } }
    case 'withdraw':
      return { deadlines: [] }
    case 'demand-explanation':
    case 'rate':
      return {}
    default:
      return assertNever(command)
  }
}

const conflict = (no: string, version: number) =>
  new DomainError('version_conflict', '这件工单刚刚有了变化，请刷新后再试。', { no, version })

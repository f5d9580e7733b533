import { assertNever } from '../../domain/errors.ts'
import type { UnitId } from '../../domain/place.ts'
import { type Actor, isUnitRole } from '../../domain/staff.ts'
import type { CommandType } from '../../domain/work-order/command.ts'
import { rights, type Standing } from '../../domain/work-order/rights.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'

/** The level the order came to its holder from; null = the hotline. */
export const superiorOf = (order: WorkOrder): UnitId | null => order.hops.at(-1)?.from ?? null

const isInvolved = (order: WorkOrder, unit: UnitId): boolean =>
  order.lead === unit || order.holder === unit || order.co.includes(unit)

/** Where somebody stands to an order. People of the hotline stand above what the hotline dispatched itself. */
const stands = (order: WorkOrder, actor: Actor, standing: Standing): boolean => {
  const { unit, role } = actor
  const atHotline = role !== 'citizen' && role !== 'system' && !isUnitRole(role)
  switch (standing) {
    case 'citizen':
      return role === 'citizen' || atHotline
    case 'hotline':
      return atHotline
    case 'holder':
      return unit !== undefined && order.holder === unit
    case 'lead':
      // Meant for a unit and still with the level above: that unit has nothing to act on yet.
      return unit !== undefined && order.lead === unit && order.holder === unit
    case 'co':
      return unit !== undefined && order.co.includes(unit)
    case 'superior':
      // What a bureau has passed and the city audits again lies with the hotline.
      return unit === undefined
        ? atHotline && (superiorOf(order) === null || order.cityAudit)
        : superiorOf(order) === unit
    case 'above':
      return unit === undefined ? atHotline : superiorOf(order) === unit
    case 'involved':
      return unit === undefined ? atHotline : isInvolved(order, unit)
    default:
      return assertNever(standing)
  }
}

/**
 * Whether this person may give this command on this order: the table of rights, asked in this one place. The system
 * itself gives no commands.
 */
export const mayAct = (order: WorkOrder, actor: Actor, command: CommandType): boolean => {
  const right = rights[command]
  if (actor.unit !== undefined && order.complainedOf.includes(actor.unit)) return false
  return right.roles.includes(actor.role) && stands(order, actor, right.standing)
}

import type { UnitId } from '../../domain/place.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { route } from '../route.ts'
import { type Refusal, type Scene, unitName } from './context.ts'
import { whyNotLead } from './why-not.ts'

/** A unit that might get the order, why, and what the rules have against it. */
export type UnitSuggestion = {
  readonly unit: UnitId
  readonly name: string
  readonly role: 'lead' | 'co'
  readonly why: string
  readonly refusal: Refusal | null
}

/** Units for a dispatcher to choose from: what a unit that sent it back proposed, then those of the duty catalogue. Pure. */
export const suggestedUnits = (scene: Scene, order: WorkOrder): readonly UnitSuggestion[] => {
  const { text, nature, where, target } = order
  const { candidates } = route(
    scene.pack,
    scene.units,
    scene.duties,
    { text, nature, ...(where === null ? {} : { place: where }), ...(target === null ? {} : { target }) },
    new Date(order.filedAt),
  )
  const found = [
    ...proposedByUnits(scene, order),
    ...candidates.map(({ unit, role, why }) => ({ unit, role, why })),
  ]
  return found
    .filter(({ unit }, i) => found.findIndex((other) => other.unit === unit) === i)
    .map((one) => ({
      ...one,
      name: unitName(scene.units, one.unit),
      refusal: whyNotLead(scene, order, one.unit),
    }))
}

const proposedByUnits = ({ units }: Scene, { returns }: WorkOrder) =>
  returns
    .toReversed()
    .flatMap(({ unit, suggestedUnit }) =>
      suggestedUnit === undefined
        ? []
        : [{ unit: suggestedUnit, role: 'lead' as const, why: `${unitName(units, unit)}申请退单时建议` }],
    )

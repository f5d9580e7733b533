import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Staff, StaffRole } from '../../domain/staff.ts'
import type { Reveal, RevealFilter } from '../../ports/reveal-log.ts'
import type { Deps } from '../deps.ts'

/** Who looks after what others open. */
export const seesReveals: readonly StaffRole[] = ['supervisor', 'hotline-lead']

const page = 50

export type RevealPage = {
  readonly reveals: readonly (Reveal & { readonly name: string | null; readonly unit: string | null })[]
  /** Read on before this one; null at the end. */
  readonly before: number | null
}

/** Who opened which order's contact data, when and why. Throws not_allowed. */
export const listReveals = async (
  deps: Pick<Deps, 'orders' | 'staff' | 'units'>,
  place: PlaceId,
  staff: Staff,
  filter: Omit<RevealFilter, 'limit'>,
): Promise<RevealPage> => {
  if (staff.place !== place || !seesReveals.includes(staff.role))
    throw new DomainError('not_allowed', '查看记录由督办人员和热线负责人查看。', { role: staff.role })
  const found = await deps.orders.reveals(place, { ...filter, limit: page + 1 })
  const shown = found.slice(0, page)
  const [people, units] = await Promise.all([deps.staff.list(place, {}), deps.units.units(place)])
  const personOf = new Map(people.map((person) => [person.id, person]))
  return {
    reveals: shown.map((reveal) => {
      const person = personOf.get(reveal.who)
      const unit = units.find(({ id }) => id === person?.unit)?.name ?? null
      return { ...reveal, name: person?.name ?? null, unit }
    }),
    before: found.length > page ? (shown.at(-1)?.id ?? null) : null,
  }
}

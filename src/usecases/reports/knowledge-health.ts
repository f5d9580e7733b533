import type { Staff } from '../../domain/staff.ts'
import type { Deps } from '../deps.ts'
import { unitStanding } from '../knowledge/unit-standing.ts'

/** How the knowledge base stands today, all units together. */
export type KnowledgeHealth = {
  readonly entries: number
  readonly overdueReviews: number
  readonly expired: number
  readonly dueSoon: number
  readonly openCorrections: number
  readonly lateCorrections: number
  readonly gaps: number
}

export const knowledgeHealth = async (deps: Deps, staff: Staff): Promise<KnowledgeHealth> => {
  const { units } = await unitStanding(deps, staff)
  const sum = (part: keyof KnowledgeHealth) => units.reduce((total, unit) => total + unit[part], 0)
  return {
    entries: sum('entries'),
    overdueReviews: sum('overdueReviews'),
    expired: sum('expired'),
    dueSoon: sum('dueSoon'),
    openCorrections: sum('openCorrections'),
    lateCorrections: sum('lateCorrections'),
    gaps: sum('gaps'),
  }
}

import type { PlaceId } from '../../domain/place.ts'
import type { Duty } from '../../domain/unit.ts'
import type { DutyCorrection } from '../../ports/duty-corrections.ts'
import { rankDuties } from '../../rules/rank-duties.ts'
import type { Deps } from '../deps.ts'

const mostCorrections = 500

/** A line of the catalogue with the returns that speak against its lead. */
export type CorrectedDuty = Duty & { readonly corrections: readonly DutyCorrection[] }

/**
 * The duty catalogue as it stands, each line with the approved returns by its lead ("not ours") of matters it names best.
 * `other` are returns of matters that no line with that lead names.
 */
export const correctedCatalogue = async (
  { units, dutyCorrections }: Pick<Deps, 'units' | 'dutyCorrections'>,
  place: PlaceId,
): Promise<{ readonly duties: readonly CorrectedDuty[]; readonly other: readonly DutyCorrection[] }> => {
  const [duties, corrections] = await Promise.all([
    units.duties(place),
    dutyCorrections.list(place, mostCorrections),
  ])
  const placed = corrections.map((correction) => ({ correction, duty: dutyOf(duties, correction) }))
  return {
    duties: duties.map((duty) => ({
      ...duty,
      corrections: placed.filter((each) => each.duty === duty.id).map(({ correction }) => correction),
    })),
    other: placed.filter(({ duty }) => duty === null).map(({ correction }) => correction),
  }
}

const dutyOf = (duties: readonly Duty[], { title, from }: DutyCorrection): string | null =>
  rankDuties(
    duties.filter(({ lead }) => lead === from),
    title,
  )[0]?.duty.id ?? null

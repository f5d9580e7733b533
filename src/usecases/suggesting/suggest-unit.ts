import { suggestUnitPrompt } from '../../../prompts/suggest-unit.ts'
import type { Generated } from '../../domain/answer.ts'
import type { Nature } from '../../domain/matter.ts'
import type { PlaceId, UnitId } from '../../domain/place.ts'
import type { Duty, Unit } from '../../domain/unit.ts'
import { complainedOf } from '../../rules/complained-of.ts'
import type { Deps } from '../deps.ts'
import { suggestWithinMs } from './suggest-fields.ts'

/** As many as a model can weigh; units that the catalogue gives duties come first. */
const mostUnits = 80
const mostDuties = 12
const mostSuggested = 3

export type SuggestedUnit = { readonly unit: UnitId; readonly name: string; readonly because?: string }
export type SuggestedUnits = { readonly units: readonly SuggestedUnit[]; readonly generated: Generated }

/** Units that a model thinks fit, never one that is complained of; the dispatcher decides. Null when there is nothing. */
export const suggestUnit = async (
  { chatModel, units: store }: Pick<Deps, 'chatModel' | 'units'>,
  place: PlaceId,
  nature: Nature,
  text: string,
): Promise<SuggestedUnits | null> => {
  if (!chatModel) return null
  const [units, duties] = await Promise.all([store.units(place), store.duties(place)])
  const barred = complainedOf(units, { nature, text })
  const candidates = candidatesOf(
    units.filter(({ id, onboarded }) => onboarded && !barred.has(id)),
    duties,
  )
  if (candidates.length === 0) return null
  const made = await chatModel.ask(place, suggestUnitPrompt, { text, units: candidates }, suggestWithinMs)
  if (made.kind !== 'made') return null
  const byId = new Map(candidates.map((candidate) => [candidate.id as string, candidate]))
  const reasons = new Map(made.output.units.map(({ id, because }) => [id, because]))
  const suggested = [...reasons].flatMap(([id, because]): SuggestedUnit[] => {
    const unit = byId.get(id)
    if (!unit) return []
    return [{ unit: unit.id, name: unit.name, ...(unit.duties.includes(because) ? { because } : {}) }]
  })
  if (suggested.length === 0) return null
  return { units: suggested.slice(0, mostSuggested), generated: made.generated }
}

const candidatesOf = (units: readonly Unit[], duties: readonly Duty[]) =>
  units
    .map(({ id, name }) => ({ id, name, duties: dutiesOf(id, duties) }))
    .sort((a, b) => Number(b.duties.length > 0) - Number(a.duties.length > 0))
    .slice(0, mostUnits)

const dutiesOf = (unit: UnitId, duties: readonly Duty[]): string[] =>
  duties
    .filter(({ lead, co }) => lead === unit || co.includes(unit))
    .map(({ title }) => title)
    .slice(0, mostDuties)

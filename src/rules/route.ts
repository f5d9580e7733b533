import type { Decision, RouteCandidate } from '../domain/decision.ts'
import { assertNever } from '../domain/errors.ts'
import type { Facts, Nature } from '../domain/matter.ts'
import type { Duty, Unit } from '../domain/unit.ts'
import { areaUnit, isAreaGroup, isNamed, notBelow } from './area-units.ts'
import { complainedOf, isAboutHotline } from './complained-of.ts'
import { confidenceOf, type RankedDuty, rankDuties } from './rank-duties.ts'
import { dayOrNewest } from './rule-day.ts'
import { valueOn } from './rule-pack/dated.ts'
import type { RulePack } from './rule-pack.ts'

export type RouteInput = {
  readonly text: string
  readonly nature: Nature
  readonly facts?: Facts
  /** Where it happens, in the citizen's words. */
  readonly place?: string
  /** Who is complained of: a unit id, `hotline`, or free text. */
  readonly target?: string
  /** The decision to handle it internally, when there is one. */
  readonly internal?: Decision
}

export type Route = {
  /** The lead first; without a decision, the likeliest leads for the dispatcher. */
  readonly candidates: readonly RouteCandidate[]
  /** Sure enough to dispatch; otherwise it waits for a dispatcher. */
  readonly decided: boolean
  readonly why: string
  /** The line of the catalogue it was recognised by. */
  readonly duty?: Duty
}

const suggestions = 3

type Scene = {
  readonly units: readonly Unit[]
  readonly input: RouteInput
  readonly barred: ReadonlySet<string>
  readonly crossing: 'department' | 'area'
  readonly below: { readonly tier: Unit['tier']; readonly unlessDuties: readonly string[] } | null
}

const byId = (units: readonly Unit[], id: string) => units.find((unit) => unit.id === id)

const told = ({ input }: Scene): string => `${input.place ?? ''} ${input.text}`

/** The unit itself; for "all areas" the one the text names; an area's own unit only when it is named. */
const resolve = (scene: Scene, duty: Duty, id: string): Unit | null => {
  const { units, below } = scene
  const unit = byId(units, id)
  if (!unit) return null
  if (!isAreaGroup(unit, units)) return unit.areas.length === 0 || isNamed(unit, told(scene)) ? unit : null
  const area = areaUnit(unit, units, told(scene))
  if (!area) return null
  return below && !below.unlessDuties.includes(duty.id) ? notBelow(area, below.tier, units) : area
}

/** Lead and co-units of a catalogue line: where an area and a department are both competent, the place says who leads. */
const team = (scene: Scene, duty: Duty): readonly Unit[] => {
  const named = [duty.lead, ...duty.co].map((id) => ({ id, unit: resolve(scene, duty, id) }))
  const areaFirst = scene.crossing === 'area'
  const isArea = (id: string) => {
    const unit = byId(scene.units, id)
    return unit !== undefined && (isAreaGroup(unit, scene.units) || unit.areas.length > 0)
  }
  const present = named.flatMap(({ id, unit }) => (unit ? [{ unit, area: isArea(id) }] : []))
  const areas = present.filter(({ area }) => area)
  const others = present.filter(({ area }) => !area)
  const ordered = areaFirst ? [...areas, ...others] : [...others, ...areas]
  return [...new Set(ordered.map(({ unit }) => unit))]
}

/** Nobody handles a complaint about themselves: the next unit up that is not concerned, never the hotline itself. */
const cleared = (scene: Scene, unit: Unit): Unit | null => {
  const { units, barred } = scene
  if (!barred.has(unit.id)) return unit
  const parent = unit.parent === null ? undefined : byId(units, unit.parent)
  if (!parent || parent.tier === 'center') return null
  return barred.has(parent.id) ? cleared(scene, parent) : parent
}

const candidate = (unit: Unit, role: 'lead' | 'co', confidence: number, why: string): RouteCandidate => ({
  unit: unit.id,
  name: unit.name,
  role,
  confidence,
  why,
})

const candidatesOf = (scene: Scene, ranked: RankedDuty, confidence: number): readonly RouteCandidate[] => {
  const [first, ...rest] = team(scene, ranked.duty)
  const lead = first && cleared(scene, first)
  // A co-unit does not step into the place of a lead that may not act: a person decides.
  if (!lead) return []
  const units = [lead, ...rest.filter(({ id }) => !scene.barred.has(id))]
  const by = ranked.words.length > 0 ? `依据：${ranked.words.join('、')}` : '依据：用词相近'
  const why = `派单目录“${ranked.duty.title}”，${by}`
  return [...new Set(units)].map((unit, i) => candidate(unit, i === 0 ? 'lead' : 'co', confidence, why))
}

const leadWords = (pack: RulePack, day: string): string => {
  const rule = valueOn(pack.routing.leadRule, day)
  if (!rule) return ''
  const { article } = rule.source
  switch (rule.value) {
    case 'first_receiver':
      return `首接单位牵头（${article}）`
    case 'center_organized':
      return `由${pack.terms.center}组织确定主办、协办（${article}）`
    case 'center_designates_nearest_duty':
      return `由${pack.terms.center}按职责就近指定牵头单位（${article}）`
    case 'bureau_designates':
      return `由信访局指定牵头和协办单位（${article}）`
    case 'coordination_meeting':
      return `由${pack.terms.center}协调明确牵头和协办单位（${article}）`
    default:
      return assertNever(rule.value)
  }
}

const queue = (why: string, candidates: readonly RouteCandidate[] = [], duty?: Duty): Route => ({
  candidates,
  decided: false,
  why,
  ...(duty === undefined ? {} : { duty }),
})

/** A unit named by the decision to handle it internally. */
const internalRoute = (units: readonly Unit[], { internal }: RouteInput): Route | null => {
  const name = internal?.notice.unit
  if (!internal || name === undefined) return null
  const unit = units.find((known) => known.name.endsWith(name))
  if (!unit) return null
  const why = `内部批转（${internal.article ?? ''}）`
  return { candidates: [candidate(unit, 'lead', 1, why)], decided: true, why }
}

const sceneOf = (pack: RulePack, units: readonly Unit[], input: RouteInput, day: string): Scene => ({
  units,
  input,
  barred: complainedOf(units, input),
  crossing: valueOn(pack.routing.crossing, day)?.value ?? 'department',
  below: valueOn(pack.routing.notBelow, day)?.value ?? null,
})

const leadOf = (scene: Scene, duty: Duty): string | undefined => team(scene, duty)[0]?.id

/** Lines that may be proposed: what only resembles the text is left out where words speak for two leads or more. */
const proposable = (scene: Scene, ranked: readonly RankedDuty[]): readonly RankedDuty[] => {
  const spoken = ranked.filter(({ words }) => words.length > 0)
  return new Set(spoken.map(({ duty }) => leadOf(scene, duty))).size >= 2 ? spoken : ranked
}

const undecided = (pack: RulePack, scene: Scene, ranked: readonly RankedDuty[], day: string): Route => {
  const distinct = new Map<string, RouteCandidate>()
  for (const line of proposable(scene, ranked)) {
    if (distinct.size === suggestions) break
    const others = ranked.filter((other) => other !== line)
    const lead = candidatesOf(scene, line, confidenceOf(line, others, sameLeadIn(scene)))[0]
    if (lead && !distinct.has(lead.unit)) distinct.set(lead.unit, lead)
  }
  return queue(`把握不足，${leadWords(pack, day)}`, [...distinct.values()], ranked[0]?.duty)
}

/** Two lines agree when the same unit would lead both, as an area does for many of them. */
const sameLeadIn = (scene: Scene) => (a: Duty, b: Duty) => leadOf(scene, a) === leadOf(scene, b)

/**
 * Who gets the matter, from the duty catalogue, the areas named and the place's rule on who leads. A unit whose own
 * conduct is complained of never gets it. Below the line of the place it waits for a dispatcher.
 */
export const route = (
  pack: RulePack,
  units: readonly Unit[],
  duties: readonly Duty[],
  input: RouteInput,
  at?: Date,
): Route => {
  const day = dayOrNewest(at)
  if (isAboutHotline(input)) return queue('反映热线工作的事项由热线负责人处理')
  const internal = internalRoute(units, input)
  if (internal) return internal
  const ranked = rankDuties(duties, `${input.text} ${input.place ?? ''}`)
  const [best, ...others] = ranked
  if (!best) return queue(`派单目录里没有相应的事项，${leadWords(pack, day)}`)
  const scene = sceneOf(pack, units, input, day)
  const confidence = confidenceOf(best, others, sameLeadIn(scene))
  const candidates = candidatesOf(scene, best, confidence)
  const [lead] = candidates
  if (!lead) return queue('被反映的单位不能办理自己的事项，由派单员确定', [], best.duty)
  if (byId(units, lead.unit)?.onboarded === false)
    return queue(`${lead.name}尚未加入系统，由派单员线下转办`, candidates, best.duty)
  const line = valueOn(pack.routing.line, day)?.value ?? 1
  if (confidence < line) return undecided(pack, scene, ranked, day)
  const why = candidates.length > 1 ? `${lead.why}；${leadWords(pack, day)}` : lead.why
  return { candidates, decided: true, why, duty: best.duty }
}

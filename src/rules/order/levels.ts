import type { UnitId } from '../../domain/place.ts'
import type { Unit } from '../../domain/unit.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { ancestors } from '../area-units.ts'
import { rule, type Scene } from './context.ts'

type Levels = Pick<Scene, 'pack' | 'units'>

export const unitOf = (units: readonly Unit[], id: UnitId): Unit | undefined =>
  units.find((unit) => unit.id === id)

/** The article on levels. */
export const levelsArticle = (scene: Levels, order: WorkOrder): string | undefined =>
  rule(order, scene.pack.tiers)?.source.article

const levels = (scene: Levels, order: WorkOrder) => rule(order, scene.pack.tiers)?.value ?? []

/** Whether this unit is the hotline itself or a level for which its people dispatch. */
export const isHotline = (scene: Levels, order: WorkOrder, unit: Unit): boolean => {
  if (unit.tier === 'center') return true
  const own = levels(scene, order).some(({ tier, byHotline }) => byHotline === true && tier === unit.tier)
  return own && ancestors(unit, scene.units)[0]?.tier === 'center'
}

/** Whether the hotline may give it an order itself: by its level, or because it stands right below the hotline. */
const isInReach = (scene: Levels, order: WorkOrder, unit: Unit): boolean => {
  if (unit.tier === 'center') return false
  const reach = levels(scene, order)
    .filter(({ tier, byHotline }) => tier === 'center' || byHotline === true)
    .flatMap(({ dispatchesTo }) => dispatchesTo)
  return reach.includes(unit.tier) || ancestors(unit, scene.units)[0]?.tier === 'center'
}

/**
 * Who gets an order first that the hotline gives to this lead: the lead itself, or the nearest level above it that the
 * hotline may reach. What belongs to an area goes through the area's own authority. null = out of reach.
 */
export const firstHolder = (scene: Levels, order: WorkOrder, lead: Unit): Unit | null => {
  const reached = [lead, ...ancestors(lead, scene.units)].filter((unit) => isInReach(scene, order, unit))
  return reached.find(({ tier }) => tier === 'county') ?? reached[0] ?? null
}

/** Whether units of this level may give orders to units of that level. */
export const dispatchesTo = (scene: Levels, order: WorkOrder, from: Unit, to: Unit): boolean =>
  levels(scene, order).some(({ tier, dispatchesTo: below }) => tier === from.tier && below.includes(to.tier))

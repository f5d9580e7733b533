import type { Deadline, Stage } from '../../domain/deadline.ts'
import { assertNever } from '../../domain/errors.ts'
import type { UnitId } from '../../domain/place.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { rule, type Scene } from './context.ts'
import { superiorOf } from './standing.ts'

/** Clocks whose end means that the matter itself is late. */
const ofHandling: readonly Stage[] = ['handle', 'interim_report', 'rework']

/** The place's kind of overdue for the end of this clock; null where the end is only a step that came late. */
export const overdueKind = (scene: Scene, order: WorkOrder, stage: Stage): string | null => {
  if (!ofHandling.includes(stage)) return null
  const kinds = (rule(order, scene.pack.overdueKinds)?.value ?? []).map(({ id }) => id)
  const failed = rule(order, scene.pack.rework)?.value.failsAs ?? null
  if (stage === 'rework' && failed !== null) return failed
  return kinds.find((kind) => kind !== failed) ?? null
}

/** Whose step a clock is; null = the hotline's. */
export const owedBy = (order: WorkOrder, stage: Stage): UnitId | null => {
  switch (stage) {
    case 'offline_register':
    case 'callback':
    case 'center_review':
      return null
    case 'audit':
      // What is the city's to pass is not owed by the bureau below.
      return order.cityAudit ? null : superiorOf(order)
    case 'return_county_review':
      return superiorOf(order)
    case 'dispatch_city':
    case 'dispatch_county':
      return order.holder
    case 'view':
    case 'handle':
    case 'interim_report':
    case 'return_unit':
    case 'return_county':
    case 'return':
    case 'rework':
    case 'file_to_center':
    case 'site_supervision_plan':
    case 'formal_letter':
    case 'staff_change':
      return order.holder ?? order.lead
    default:
      return assertNever(stage)
  }
}

const hasEnded = (now: Date, { dueAt }: Deadline): boolean =>
  dueAt !== null && Date.parse(dueAt) <= now.getTime()

/** Steps that came late so far: those noted, and those whose clock has run out and is not noted yet. */
export const lateSteps = (scene: Scene, order: WorkOrder): readonly LateStep[] => [
  ...order.overdue.map(({ clock, kind, at }) => ({ clock, kind, at })),
  ...order.deadlines
    .filter((clock) => hasEnded(scene.now, clock))
    .map(({ type }) => ({
      clock: type,
      kind: overdueKind(scene, order, type),
      at: scene.now.toISOString(),
    })),
]

export type LateStep = { readonly clock: Stage; readonly kind: string | null; readonly at: string }

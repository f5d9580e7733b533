import { maskPersonal } from '../../domain/masking.ts'
import type { UnitId } from '../../domain/place.ts'
import type { CommandOf } from '../../domain/work-order/command.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { coAnswer, setCoUnits } from './co-units.ts'
import { type Decider, type Deciders, forbidden, missing, type Refusal, rule, type Scene } from './context.ts'
import { onArrival, onLeaving, onStaying } from './dispatch-clocks.ts'
import { dispatchWarnings } from './dispatch-warnings.ts'
import { forward } from './forwarding.ts'
import { firstHolder, unitOf } from './levels.ts'
import { sign } from './signing.ts'
import { whyNot, whyNotLead } from './why-not.ts'

type Dispatch = CommandOf<'dispatch'>

const disputeWord = {
  designated: 'designate',
  study_determined: 'study',
  meeting: 'meeting',
  leader: 'leader',
} as const
const methodWords = {
  dispatcher: '派单员派单',
  designated: '直接指定',
  study_determined: '研究确定',
  meeting: '协调会确定',
  leader: '领导协调确定',
} as const

/** The ways of settling who is competent are the place's own. */
const wrongMethod = ({ pack }: Scene, order: WorkOrder, method: Dispatch['method']): Refusal | null => {
  if (method === 'dispatcher') return null
  const ways = rule(order, pack.routing.disputes)
  if (ways?.value.includes(disputeWord[method])) return null
  const allowed = Object.entries(disputeWord).filter(([, word]) => ways?.value.includes(word))
  const names = allowed.map(([name]) => methodWords[name as keyof typeof methodWords])
  return forbidden(
    `本地的规定里没有“${methodWords[method]}”这种确定承办单位的办法。`,
    names.length > 0 ? `可以${names.join('、')}，或者由派单员派单。` : '请由派单员派单。',
    ways?.source.article,
  )
}

const noRequirement = (
  { pack }: Scene,
  order: WorkOrder,
  requirement: string | undefined,
): Refusal | null => {
  const rules = rule(order, pack.routing.requirementText)
  if (!rules?.value || (requirement ?? order.requirement ?? '') !== '') return null
  return missing(['requirement'], '派单时要写明交办要求。', rules.source.article)
}

const unknownDuty = ({ duties }: Scene, duty: string | undefined): Refusal | null => {
  if (duty === undefined || duties.some(({ id }) => id === duty)) return null
  const instead = '请从派单目录里选择，或者不填。'
  return { fault: 'invalid', refused: `派单目录里没有“${duty}”这一项。`, instead, missing: ['duty'] }
}

const refusal = (scene: Scene, order: WorkOrder, command: Dispatch): Refusal | null => {
  const duty = command.duty ?? order.duty
  const bars = command.co.map((unit) => whyNot(scene, order, unit, duty, 'co'))
  return (
    unknownDuty(scene, command.duty) ??
    whyNotLead(scene, order, command.lead, duty) ??
    bars.find((bar) => bar !== null) ??
    wrongMethod(scene, order, command.method) ??
    noRequirement(scene, order, command.requirement)
  )
}

const recognised = (order: WorkOrder, { duty }: Dispatch): readonly OrderEvent[] => {
  if (duty === undefined || duty === order.duty) return []
  return [{ type: 'classified', classification: order.classification, duty, why: '派单时确定了目录事项' }]
}

const dispatched = (scene: Scene, order: WorkOrder, command: Dispatch, holder: UnitId): OrderEvent => {
  const { lead, requirement, method } = command
  const { routing } = scene.pack
  const settled = method === 'dispatcher' ? rule(order, routing.leadRule) : rule(order, routing.disputes)
  const article = settled?.source.article
  return {
    type: 'dispatched',
    lead,
    co: command.co.filter((unit, i, all) => unit !== lead && all.indexOf(unit) === i),
    why: command.why === undefined ? methodWords[method] : maskPersonal(command.why),
    method,
    ...(article === undefined ? {} : { article }),
    ...(holder === lead ? {} : { holder }),
    ...(requirement === undefined ? {} : { requirement: maskPersonal(requirement) }),
  }
}

/** Who was designated, or found by a study, may not send it back where the place says so. */
const locked = (
  { pack }: Scene,
  order: WorkOrder,
  { lead, method }: Dispatch,
  holder: UnitId,
): readonly OrderEvent[] => {
  const locks = rule(order, pack.returns.lockedAfter)
  if (method !== 'designated' && method !== 'study_determined') return []
  if (!locks?.value.includes(method)) return []
  // On its way through another level it binds whoever has it; a unit below the one designated may hand it back to that.
  const whom = holder === lead ? { unit: lead } : {}
  return [{ type: 'return-locked', after: method, ...whom, article: locks.source.article }]
}

/** Given once more to the unit that has it: no reason to begin its time anew. */
const stays = (order: WorkOrder, { lead }: Dispatch, holder: UnitId): boolean =>
  order.holder === holder && order.lead === lead

export const dispatch: Decider<'dispatch'> = (scene, order, command) => {
  const refused = refusal(scene, order, command)
  if (refused) return refused
  const lead = unitOf(scene.units, command.lead)
  const holder = (lead && firstHolder(scene, order, lead)?.id) ?? command.lead
  const barred = holder === command.lead ? null : whyNot(scene, order, holder)
  if (barred) return barred
  return {
    events: [
      ...recognised(order, command),
      ...(stays(order, command, holder) ? onStaying(scene, order) : onLeaving(order)),
      dispatched(scene, order, command, holder),
      ...(stays(order, command, holder) ? [] : onArrival(scene, order, holder)),
      ...locked(scene, order, command, holder),
    ],
    warnings: dispatchWarnings(scene, order, command, holder),
  }
}

export const dispatching: Deciders<'dispatch' | 'forward' | 'sign' | 'set-co-units' | 'co-answer'> = {
  dispatch,
  forward,
  sign,
  'set-co-units': setCoUnits,
  'co-answer': coAnswer,
}

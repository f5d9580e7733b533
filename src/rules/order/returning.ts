import { maskPersonal } from '../../domain/masking.ts'
import type { CommandOf } from '../../domain/work-order/command.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { clockFor, returnWindow, started, stopped, tierOf } from './clocks.ts'
import {
  type Decider,
  type Deciders,
  events,
  forbidden,
  missing,
  type Refusal,
  rule,
  type Scene,
  unitName,
} from './context.ts'
import { onArrival, onComingBack, onKeeping, onLeaving } from './dispatch-clocks.ts'
import { afterwards } from './finishing.ts'
import { isHotline, unitOf } from './levels.ts'
import { superiorOf } from './standing.ts'
import { proposals } from './supervision-triggers.ts'

type Request = CommandOf<'request-return'>
type Step = (scene: Scene, order: WorkOrder, request: Request) => Refusal | null

const lockWords = {
  designated: '是直接指定的承办单位',
  study_determined: '是经研究确定的承办单位',
  return_refused: '的退单申请没有被同意',
} as const

const groundWords = {
  out_of_duty: '不属于本单位职责',
  policy_infeasible: '不符合政策要求',
  out_of_scope: '不在受理范围',
  beyond_powers: '超出本级事权',
} as const

const locked: Step = ({ units }, { holder, returnLock }) => {
  if (!returnLock || (returnLock.unit !== null && returnLock.unit !== holder)) return null
  const name = returnLock.unit === null ? '本单位' : unitName(units, returnLock.unit)
  const why = `${name}${lockWords[returnLock.after]}，不得退单。`
  return forbidden(why, '请继续办理并按时答复。', returnLock.article)
}

/** A level that gets it back from below decides anew: its time counts from then. */
const receivedAt = (order: WorkOrder): WorkOrder => {
  const hop = order.hops.at(-1)
  const back = order.returns.findLast(({ decision }) => decision === 'approved')
  if (!hop || !back || back.at <= hop.at || back.unit === order.holder) return order
  return { ...order, hops: [...order.hops.slice(0, -1), { ...hop, at: back.at }] }
}

const tooLate: Step = ({ pack, units, now }, order) => {
  const window = returnWindow(pack, receivedAt(order), units)
  if (!window || window.dueAt === null || window.dueAt >= now.toISOString()) return null
  return forbidden('申请退单的期限已经过了。', `请继续办理并按时答复。${window.explanation}`, window.article)
}

const wrongGround: Step = ({ pack }, order, { ground }) => {
  const grounds = rule(order, pack.returns.grounds)
  if (ground === undefined || grounds?.value.includes(ground)) return null
  const allowed = (grounds?.value ?? []).map((word) => groundWords[word]).join('、')
  const instead = allowed === '' ? '请继续办理并按时答复。' : `可以退单的情形：${allowed}。`
  return forbidden(`“${groundWords[ground]}”不是可以退单的情形。`, instead, grounds?.source.article)
}

/** It goes back the way it came: to the level right above and to nobody else. */
const wrongWay: Step = (scene, order, { to }) => {
  if (to === undefined) return null
  const { pack, units } = scene
  const above = superiorOf(order)
  const unit = unitOf(units, to)
  if (above === null ? unit && isHotline(scene, order, unit) : to === above) return null
  const name = above === null ? pack.terms.center : unitName(units, above)
  const refused = `退单只能退给直接上级，不能退给${unitName(units, to)}。`
  return forbidden(refused, `请退给${name}。`, rule(order, pack.returns.path)?.source.article)
}

const fieldOf = { reason: 'reason', basis: 'basis', suggested_unit: 'suggestedUnit' } as const
const fieldNames = {
  ground: '退单情形',
  reason: '理由',
  basis: '依据',
  suggestedUnit: '建议由哪个单位办理',
} as const

/** The ground; the place's only one need not be said. */
const groundOf = ({ pack }: Scene, order: WorkOrder, { ground }: Request) => {
  const grounds = rule(order, pack.returns.grounds)?.value ?? []
  return ground ?? (grounds.length === 1 ? grounds[0] : undefined)
}

const incomplete: Step = (scene, order, request) => {
  const requires = rule(order, scene.pack.returns.requires)
  const blank = (requires?.value ?? [])
    .map((part) => fieldOf[part])
    .filter((field) => (request[field] ?? '') === '')
  const fields = [...(groundOf(scene, order, request) ? [] : (['ground'] as const)), ...blank]
  if (fields.length === 0) return null
  const names = fields.map((field) => fieldNames[field]).join('、')
  return missing(fields, `申请退单还要写明${names}。`, requires?.source.article)
}

const wrongSuggestion: Step = ({ units }, order, { suggestedUnit }) => {
  if (suggestedUnit === undefined) return null
  if (unitOf(units, suggestedUnit) && suggestedUnit !== order.holder) return null
  const refused = `建议的单位“${unitName(units, suggestedUnit)}”不能是本单位，并且要在单位名录里。`
  return { fault: 'invalid', refused, instead: '请重新选择。', missing: ['suggestedUnit'] }
}

const checks: readonly Step[] = [locked, tooLate, wrongWay, wrongGround, incomplete, wrongSuggestion]

/** Where the level above has a time to take it back, that begins. */
const reviewClock = ({ pack, units, now }: Scene, order: WorkOrder): readonly OrderEvent[] => {
  const tier = tierOf(units, order.holder)
  if (tier !== 'county' || superiorOf(order) !== null) return []
  const review = clockFor(pack, order, 'return_county_review', tier, now)
  return started(review ? [review] : [])
}

const requestReturn: Decider<'request-return'> = (scene, order, request) => {
  for (const check of checks) {
    const refused = check(scene, order, request)
    if (refused) return refused
  }
  const ground = groundOf(scene, order, request)
  const grounds = rule(order, scene.pack.returns.grounds)
  if (!ground || order.holder === null) throw new Error(`order ${order.no} is returned without a holder`)
  const { reason = '', basis, suggestedUnit } = request
  return events(
    {
      type: 'return-requested',
      unit: order.holder,
      ground,
      reason: maskPersonal(reason),
      article: grounds?.source.article ?? '',
      ...(basis === undefined ? {} : { basis: maskPersonal(basis) }),
      ...(suggestedUnit === undefined ? {} : { suggestedUnit }),
    },
    // Who sends it back has read it, and cannot pass it on while the level above decides.
    ...stopped(order, ['view'], true),
    ...stopped(order, ['dispatch_county'], false),
    ...reviewClock(scene, order),
  )
}

const approveReturn: Decider<'approve-return'> = (scene, order, { reason }) => {
  const article = rule(order, scene.pack.returns.reviewer)?.source.article
  const above = superiorOf(order)
  return events(
    ...stopped(order, ['return_county_review'], true),
    { type: 'return-approved', reason: maskPersonal(reason), ...(article === undefined ? {} : { article }) },
    ...(above === null
      ? [...onLeaving(withoutReview(order)), ...onArrival(scene, order, null)]
      : onComingBack(scene, withoutReview(order), above)),
  )
}

/** As it stands once its return is decided on. */
const withoutReview = (order: WorkOrder): WorkOrder => ({
  ...order,
  deadlines: order.deadlines.filter(({ type }) => type !== 'return_county_review'),
})

/** It stays with the unit, which may not send it back again where the place says so. */
const kept = (
  scene: Scene,
  order: WorkOrder,
  refused: { readonly reason: string; readonly silent: boolean; readonly article: string },
): readonly OrderEvent[] => {
  const locks = rule(order, scene.pack.returns.lockedAfter)
  const lock = locks?.value.includes('return_refused') ? locks.source.article : null
  return [
    ...stopped(order, ['return_county_review'], !refused.silent),
    { type: 'return-refused', ...refused },
    ...onKeeping(scene, order),
    ...(lock === null || order.holder === null
      ? []
      : [
          {
            type: 'return-locked' as const,
            after: 'return_refused' as const,
            unit: order.holder,
            article: lock,
          },
        ]),
  ]
}

const refuseReturn: Decider<'refuse-return'> = (scene, order, { reason }) => {
  const article = rule(order, scene.pack.returns.reviewer)?.source.article ?? ''
  const stays = kept(scene, order, { reason: maskPersonal(reason), silent: false, article })
  return events(...stays, ...proposals(scene, afterwards(scene, order, stays), ['improper_return']))
}

/**
 * What happens when the time to take an order back ends and nobody has answered: where the place reads that as a no,
 * the unit keeps it. Nothing for an order that waits for no answer.
 */
export const refusedBySilence = (scene: Scene, order: WorkOrder): readonly OrderEvent[] => {
  const silence = rule(order, scene.pack.returns.silence)
  if (order.state !== 'return_requested' || silence?.value !== 'deny') return []
  const reason = '期满没有接受退回，仍由原单位办理'
  return kept(scene, order, { reason, silent: true, article: silence.source.article })
}

export const returning: Deciders<'request-return' | 'approve-return' | 'refuse-return'> = {
  'request-return': requestReturn,
  'approve-return': approveReturn,
  'refuse-return': refuseReturn,
}

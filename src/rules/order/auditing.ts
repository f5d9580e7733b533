import { maskPersonal } from '../../domain/masking.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { answered } from './answering.ts'
import { auditClock } from './audit-clock.ts'
import { stopped } from './clocks.ts'
import { type Decider, events, forbidden, type Refusal, rule, type Scene } from './context.ts'
import { afterwards } from './finishing.ts'
import { orderRework } from './rework.ts'
import { proposals } from './supervision-triggers.ts'

const articleOf = (scene: Scene, order: WorkOrder): string =>
  (rule(order, scene.pack.audit) ?? rule(order, scene.pack.reply.flow))?.source.article ?? ''

const flagOf = { major: 'major', sensitive: 'sensitive', city_flag: 'city_audit' } as const

/** What is major or sensitive is passed by the city in the end, whoever looked at it before. */
export const cityHasLastWord = (scene: Scene, order: WorkOrder): boolean =>
  rule(order, scene.pack.audit)?.value.finalByCityWhen.some((when) => order.flags.includes(flagOf[when])) ===
  true

/** A bureau that has passed it has no second say while the city looks at it. */
const withTheCity = (scene: Scene, order: WorkOrder): Refusal | null =>
  order.cityAudit && scene.actor.unit !== undefined
    ? forbidden(
        '这件答复已经报市里最终审核，本级不能再审。',
        '请等待市里的审核结果。',
        articleOf(scene, order),
      )
    : null

const nothingSuggested = (scene: Scene, order: WorkOrder): Refusal =>
  forbidden(
    '承办单位没有建议不公开，不能确认为不公开。',
    '请按公开答复审核；确有不宜公开的内容，请不予通过，由承办单位写明建议。',
    rule(order, scene.pack.publicity.default)?.source.article,
  )

export const passAudit: Decider<'pass-audit'> = (scene, order, { confirmPrivate, publicText }) => {
  const refusal = withTheCity(scene, order)
  if (refusal) return refusal
  if (confirmPrivate && order.draft?.suggestPrivate === undefined) return nothingSuggested(scene, order)
  const final = scene.actor.unit === undefined || !cityHasLastWord(scene, order)
  const passed: readonly OrderEvent[] = [
    { type: 'audit-passed', final, article: articleOf(scene, order) },
    ...stopped(order, ['audit'], true),
  ]
  const next = final
    ? answered(scene, afterwards(scene, order, passed), { confirmPrivate, publicText })
    : auditClock(scene, order)
  return events(...passed, ...next)
}

/**
 * The place counts a rework that is refused again as its own kind of overdue. One that came too late as well was noted
 * when its time ran out.
 */
const failedAgain = (scene: Scene, order: WorkOrder): readonly OrderEvent[] => {
  const rules = rule(order, scene.pack.rework)
  const kind = rules?.value.failsAs ?? null
  if (!rules || kind === null || order.reworkBecause !== 'audit_refused') return []
  if (order.met.findLast(({ type }) => type === 'rework')?.late === true) return []
  const unit = order.lead === null ? {} : { unit: order.lead }
  const noted: OrderEvent = {
    type: 'overdue-noted',
    clock: 'rework',
    kind,
    ...unit,
    article: rules.source.article,
  }
  return [noted, ...proposals(scene, afterwards(scene, order, [noted]), [kind])]
}

const tooManyRounds = (scene: Scene, order: WorkOrder): Refusal | null => {
  const rules = rule(order, scene.pack.rework)
  const most = rules?.value.maxRounds ?? null
  return most === null || order.reworkRound < most
    ? null
    : forbidden(
        `已经重新办理${order.reworkRound}次，不能再退回。`,
        '请提级研究或者督办。',
        rules?.source.article,
      )
}

export const refuseAudit: Decider<'refuse-audit'> = (scene, order, command) => {
  const refusal = withTheCity(scene, order) ?? tooManyRounds(scene, order)
  if (refusal) return refusal
  const article = articleOf(scene, order)
  const reason = maskPersonal(command.reason)
  const refused: readonly OrderEvent[] = [
    ...stopped(order, ['audit'], true),
    { type: 'audit-refused', reason, article },
    ...failedAgain(scene, order),
  ]
  const rework = orderRework(scene, afterwards(scene, order, refused), {
    because: 'audit_refused',
    reason,
    article,
  })
  return events(...refused, ...rework)
}

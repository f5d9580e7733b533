import { maskPersonal } from '../../domain/masking.ts'
import type { CommandOf } from '../../domain/work-order/command.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { reviewClock } from './audit-clock.ts'
import { clockFor, runs, started, stopped, tierOf } from './clocks.ts'
import { type Decided, type Decider, events, forbidden, type Refusal, rule, type Scene } from './context.ts'
import { afterwards, closeIfDone } from './finishing.ts'
import { orderRework } from './rework.ts'
import { isBad, isExempt } from './satisfaction.ts'

type Review = CommandOf<'review-rating'>

const badArticle = ({ pack }: Scene, order: WorkOrder): string | undefined =>
  rule(order, pack.rating.bad)?.source.article

const notBad = (scene: Scene, order: WorkOrder): Refusal | null => {
  const last = order.ratings.at(-1)
  const article = badArticle(scene, order)
  if (!last) return forbidden('这件工单还没有评价。', '收到评价后再处理。', article)
  if (!isBad(scene.pack, order, last))
    return forbidden('最近一次评价不是差评。', '不是差评的不需要核实。', article)
  return null
}

export const appealRating: Decider<'appeal-rating'> = (scene, order, { reason }) => {
  const refusal = notBad(scene, order)
  if (refusal) return refusal
  const { actor } = scene
  if (order.ratings.at(-1)?.appeal != null)
    return forbidden('对这次评价已经申诉过。', '请等待核实结果。', badArticle(scene, order))
  const unit = actor.unit ?? order.lead
  if (unit === null) return forbidden('没有承办单位可以申诉。', '请先派单。')
  return events({ type: 'rating-appealed', unit, reason: maskPersonal(reason) })
}

/** Handled as often as the place says and still bad: the unit owes a formal letter. */
const owesLetter = ({ pack }: Scene, order: WorkOrder): boolean => {
  const letter = rule(order, pack.rating.formalLetter)?.value
  return letter !== undefined && order.handlings >= letter.afterHandlings
}

const letterClock = (scene: Scene, order: WorkOrder): readonly OrderEvent[] => {
  const settled = order.letter !== null && order.letter.accepted !== false
  if (settled || runs(order, 'formal_letter')) return []
  const { pack, units, now } = scene
  const clock = clockFor(pack, order, 'formal_letter', tierOf(units, order.holder ?? order.lead), now)
  return started(clock ? [clock] : [])
}

const withOmission = (scene: Scene, order: WorkOrder, reason: string): readonly OrderEvent[] => {
  const rework = rule(order, scene.pack.rework)
  if (!rework?.value.triggers.includes('bad_rating_with_omission')) return []
  const because = 'bad_rating_with_omission'
  return orderRework(scene, order, { because, reason, article: rework.source.article })
}

/** What a bad rating that stands leads to. */
const consequences = (scene: Scene, order: WorkOrder, review: Review): Decided => {
  if (isExempt(scene.pack, order)) {
    const article = rule(order, scene.pack.rating.exempt)?.source.article ?? ''
    const hint = `这类事项的评价不计入满意率（${article}），也不因此重办。`
    return { events: [], warnings: [hint] }
  }
  if (owesLetter(scene, order)) return { events: letterClock(scene, order), warnings: [] }
  const again = review.omission ? withOmission(scene, order, review.reason) : []
  const hint = '核实有疏漏，本地规则没有因差评重办的规定，请视情况督办或者重新办理。'
  return { events: again, warnings: review.omission && again.length === 0 ? [hint] : [] }
}

export const reviewRating: Decider<'review-rating'> = (scene, order, review) => {
  const refusal = notBad(scene, order)
  if (refusal) return refusal
  const article = badArticle(scene, order)
  if (order.ratings.at(-1)?.review != null)
    return forbidden('这次评价已经核实过。', '承办单位有异议的，可以申诉后再核实。', article)
  const { verdict, omission, reason } = review
  const reviewed: OrderEvent = {
    type: 'rating-reviewed',
    verdict,
    omission,
    reason: maskPersonal(reason),
    ...(article === undefined ? {} : { article }),
  }
  if (verdict !== 'valid') {
    // No bad rating, no letter about it.
    const all = [reviewed, ...stopped(order, ['formal_letter'], false)]
    return events(...all, ...closeIfDone(scene, afterwards(scene, order, all)))
  }
  const { events: following, warnings } = consequences(scene, order, review)
  return { events: [reviewed, ...following], warnings }
}

const noLetter = '这里没有正式函告的规定。'

export const sendLetter: Decider<'send-letter'> = (scene, order, { text, excuse }) => {
  const letter = rule(order, scene.pack.rating.formalLetter)
  const badly = badArticle(scene, order)
  if (!letter) return forbidden(noLetter, '请按差评核实和申诉的规定处理。', badly)
  const { value, source } = letter
  if (!runs(order, 'formal_letter')) {
    const when = `经${value.afterHandlings}次办理、核实后仍为差评的才需要函告。`
    return forbidden('这件工单现在不需要正式函告。', when, source.article)
  }
  if (excuse !== undefined && excuse !== '' && !value.excusable.includes(excuse))
    return {
      fault: 'invalid',
      refused: `“${excuse}”不是可以说明的原因。`,
      instead: `可以填写：${value.excusable.join('、')}。`,
      missing: ['excuse'],
      article: source.article,
    }
  const unit = scene.actor.unit ?? order.lead
  if (unit === null) return forbidden('没有承办单位可以函告。', '请先派单。', source.article)
  return events(
    {
      type: 'letter-sent',
      unit,
      text: maskPersonal(text),
      ...(excuse ? { excuse } : {}),
      article: source.article,
    },
    { type: 'clocks-stopped', clocks: ['formal_letter'], met: true },
    ...reviewClock(scene, order),
  )
}

export const reviewLetter: Decider<'review-letter'> = (scene, order, { accepted, reason }) => {
  const letter = rule(order, scene.pack.rating.formalLetter)
  if (!letter) return forbidden(noLetter, '请按差评核实和申诉的规定处理。', badArticle(scene, order))
  const { article } = letter.source
  if (order.letter === null || order.letter.accepted !== null)
    return forbidden('没有等待审核的正式函告。', '承办单位函告后再审核。', article)
  const reviewed: OrderEvent = { type: 'letter-reviewed', accepted, reason: maskPersonal(reason), article }
  const all = [reviewed, ...stopped(order, ['center_review'], true)]
  const next = accepted
    ? closeIfDone(scene, afterwards(scene, order, all))
    : orderRework(scene, afterwards(scene, order, all), { because: 'letter_refused', reason, article })
  return events(...all, ...next)
}

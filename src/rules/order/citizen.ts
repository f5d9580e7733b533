import { maskTeller } from '../../domain/de-identify.ts'
import { chineseDue } from '../../domain/place-day.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { isFinished } from '../../domain/work-order/work-order.ts'
import { type Decider, type Deciders, events, forbidden, missing, rule, type Scene } from './context.ts'

const supplement: Decider<'supplement'> = (_scene, order, { text }) => ({
  events: [{ type: 'supplemented', text: maskTeller(text) }],
  warnings: isFinished(order) ? ['工单已经办结，补充的情况由热线判断是否需要重新办理。'] : [],
})

const withdraw: Decider<'withdraw'> = (scene, order, { reason }) => {
  if (order.reply !== null && order.state === 'replied')
    return forbidden('这件工单已经答复，不能撤回。', '对结果不满意的，可以评价或者提出异议。')
  if (order.joined.length > 0)
    return forbidden(
      '还有别人反映的同一问题并入了这件工单，不能撤回。',
      '可以补充说明您已不需要答复。',
      rule(order, scene.pack.routing.mergesRepeats)?.source.article,
    )
  return events({ type: 'withdrawn', ...(reason ? { reason: maskTeller(reason) } : {}) })
}

/** The answer is late: a clock of the handling has run out, or did before the citizen was first answered. */
const isLate = (scene: Scene, order: WorkOrder): boolean => {
  const now = scene.now.getTime()
  const stages = ['handle', 'rework', 'audit']
  const running = order.deadlines.some(
    ({ type, dueAt }) => stages.includes(type) && dueAt !== null && Date.parse(dueAt) <= now,
  )
  const missed = order.reply === null && order.overdue.some(({ clock }) => stages.includes(clock))
  return running || missed
}

const dueWords = (order: WorkOrder): string => {
  const clock = order.deadlines.find(({ type, dueAt }) => (type === 'handle' || type === 'rework') && dueAt)
  return clock?.dueAt
    ? `办理时限到${chineseDue(new Date(clock.dueAt))}届满，还没有逾期。`
    : '这件工单没有逾期。'
}

const demandExplanation: Decider<'demand-explanation'> = (scene, order) => {
  const rights = rule(order, scene.pack.citizenRights)
  const article = rights?.source.article
  if (!rights?.value.includes('explanation'))
    return forbidden(
      '本地规则没有规定可以要求承办单位作出说明。',
      '可以查询进展、补充情况，答复后可以提出异议。',
      article,
    )
  if (order.explanationDue)
    return forbidden('已经要求承办单位作出说明。', '请等待说明，也可以补充情况。', article)
  if (!isLate(scene, order) && order.objections.length === 0)
    return forbidden(dueWords(order), '逾期未回复或者对结果有异议时，可以要求作出说明。', article)
  return events({ type: 'explanation-demanded', ...(article === undefined ? {} : { article }) })
}

/** Rated since it was answered last. */
const isRated = ({ reply, ratings }: WorkOrder): boolean =>
  reply !== null && ratings.some(({ at }) => Date.parse(at) >= Date.parse(reply.at))

const rate: Decider<'rate'> = (scene, order, { score, comment }) => {
  const scale = rule(order, scene.pack.rating.scale)
  const article = scale?.source.article
  const allowed = rule(order, scene.pack.citizenRights)?.value.includes('rate') || scale !== null
  if (!allowed) return forbidden('本地规则没有评价制度。', '对结果有异议的，可以提出异议。', article)
  if (order.reply === null) return forbidden('这件工单还没有答复，不能评价。', '收到答复后再评价。', article)
  if (isRated(order))
    return forbidden('这次答复已经评价过了。', '还有意见的，可以提出异议或补充情况。', article)
  if (scale && score > scale.value.length)
    return missing(['score'], `评价只有${scale.value.length}档：${scale.value.join('、')}。`, article)
  return events({ type: 'rated', score, ...(comment ? { comment: maskTeller(comment) } : {}) })
}

const object: Decider<'object'> = (_scene, _order, { text }) =>
  events({ type: 'objected', text: maskTeller(text) })

/** What citizens do to their own orders. */
export const citizen: Deciders<'supplement' | 'withdraw' | 'demand-explanation' | 'rate' | 'object'> = {
  supplement,
  withdraw,
  'demand-explanation': demandExplanation,
  rate,
  object,
}

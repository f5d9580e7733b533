import { maskPersonal } from '../../domain/masking.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { activeOn, type Valid } from '../rule-pack/dated.ts'
import type { RulePack } from '../rule-pack.ts'
import { type Deciders, events, forbidden, type Refusal, rule, type Scene } from './context.ts'

type Terminating = 'request-termination' | 'approve-termination' | 'refuse-termination'
type Rule = Valid<NonNullable<RulePack['termination'][number]['value']>>

/** What a unit may do where its place ends no handling before it is done. */
const insteadOfEnding = ({ pack }: Scene, order: WorkOrder): { instead: string; article?: string } => {
  const grounds = rule(order, pack.returns.grounds)
  const extension = rule(order, pack.extension.enabled)
  const article = extension?.source.article ?? grounds?.source.article
  const back = grounds ? '不属于本单位职责的可以申请退单；' : ''
  const later =
    extension?.value === true ? '一时办不完的可以申请延期。' : '一时办不完的应当继续办理，并说明情况和打算。'
  return { instead: `${back}${later}`, ...(article === undefined ? {} : { article }) }
}

const termination = (scene: Scene, order: WorkOrder): Rule | Refusal => {
  const found = rule(order, scene.pack.termination)
  if (found) return found
  const { instead, article } = insteadOfEnding(scene, order)
  return forbidden('这里没有终止办理的规定，不能终止。', instead, article)
}

/** A ground of the list, in its words or as one of the grounds of refusal that the list refers to. */
const isGround = ({ pack }: Scene, order: WorkOrder, { value }: Rule, ground: string): boolean =>
  value.grounds.some((one) => (ground.length >= 4 && one.includes(ground)) || ground.includes(one)) ||
  activeOn(pack.grounds, order.packDay).some(
    (one) => one.ground === ground || ground.includes(one.rule.source.article),
  )

const pending = (order: WorkOrder): boolean => order.termination?.decision === 'pending'

const nothingAsked = ({ value, source }: Rule): Refusal =>
  forbidden(
    '承办单位没有书面提请终止，不能审核。',
    `请先由承办单位书面提请，再由${value.approver}审核。`,
    source.article,
  )

export const terminating: Deciders<Terminating> = {
  'request-termination': (scene, order, { ground, text }) => {
    const found = termination(scene, order)
    if ('refused' in found) return found
    const { value, source } = found
    if (pending(order))
      return forbidden('已经提请终止，正在审核。', '请等待审核结果，其间继续办理。', source.article)
    if (!isGround(scene, order, found, ground))
      return {
        fault: 'invalid',
        refused: `“${ground}”不是可以终止办理的情形。`,
        instead: `可以终止的情形：${value.grounds.join('；')}。`,
        missing: ['ground'],
        article: source.article,
      }
    const unit = scene.actor.unit ?? order.lead
    if (unit === null) return forbidden('没有承办单位可以提请。', '请先派单。', source.article)
    return events({
      type: 'termination-requested',
      unit,
      ground,
      text: maskPersonal(text),
      article: source.article,
    })
  },
  'approve-termination': (scene, order, { explanation }) => {
    const found = termination(scene, order)
    if ('refused' in found) return found
    if (!pending(order) || order.termination === null) return nothingAsked(found)
    const { ground } = order.termination
    return events({
      type: 'terminated',
      ground,
      explanation: maskPersonal(explanation),
      article: found.source.article,
    })
  },
  'refuse-termination': (scene, order, { reason }) => {
    const found = termination(scene, order)
    if ('refused' in found) return found
    return pending(order)
      ? events({ type: 'termination-refused', reason: maskPersonal(reason) })
      : nothingAsked(found)
  },
}

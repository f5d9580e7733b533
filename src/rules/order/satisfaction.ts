import type { ReplyDraft } from '../../domain/work-order/reply.ts'
import type { Rating, WorkOrder } from '../../domain/work-order/work-order.ts'
import { valueOn } from '../rule-pack/dated.ts'
import type { RulePack } from '../rule-pack.ts'
import { rule } from './context.ts'

type Category = NonNullable<ReplyDraft['category']>

/** Kinds of handling by the words in which a place exempts them. */
const categoryNames: Readonly<Record<Category, string>> = {
  admin_mediation: '行政调解',
  law_enforcement: '执法办案',
  out_of_duty: '法定职责范围外的事项',
}

/** Categories of handling that a place leaves out of its satisfaction rate on that day. */
export const exemptCategories = (pack: RulePack, day: string): readonly Category[] => {
  const words = valueOn(pack.rating.exempt, day)?.value ?? []
  return (Object.keys(categoryNames) as Category[]).filter((category) =>
    words.includes(categoryNames[category]),
  )
}

/** Satisfaction is not what this kind of handling is measured by in this place. */
export const isExempt = (pack: RulePack, order: WorkOrder): boolean => {
  const category = order.draft?.category
  const exempt = rule(order, pack.rating.exempt)?.value ?? []
  return category !== undefined && exempt.includes(categoryNames[category])
}

/** The score is one of those the place calls bad. */
export const isBad = (pack: RulePack, order: WorkOrder, { score }: Pick<Rating, 'score'>): boolean => {
  const scale = rule(order, pack.rating.scale)?.value ?? []
  const word = scale[score - 1]
  return word !== undefined && rule(order, pack.rating.bad)?.value.includes(word) === true
}

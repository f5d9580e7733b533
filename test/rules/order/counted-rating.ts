import { reportFacts } from '../../../src/domain/work-order/report-facts.ts'
import { dayOf } from '../../../src/domain/working-time.ts'
import { exemptCategories } from '../../../src/rules/order/satisfaction.ts'
import type { Story } from './scene.ts'

/** Whether reports count the last rating of a story for satisfaction, by the two parts that they are made of. */
export const countsForSatisfaction = ({ events, order, scene }: Story): boolean => {
  const { pack, now } = scene()
  const at = now.toISOString()
  const recorded = events.map((event, index) => ({
    seq: index + 1,
    at,
    actor: { role: 'system' as const },
    event,
    prevHash: '',
    hash: '',
  }))
  const rated = reportFacts(recorded, order).findLast(({ kind }) => kind === 'rated')
  if (rated === undefined) throw new Error('nothing was rated')
  return !rated.void && !exemptCategories(pack, dayOf(now)).some((category) => category === rated.category)
}

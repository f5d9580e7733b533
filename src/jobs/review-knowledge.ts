import { dayInChina } from '../domain/place-day.ts'
import { allPlaces } from '../rules/index.ts'
import type { Deps } from '../usecases/deps.ts'
import { draftsFromOrders } from '../usecases/knowledge/drafts-from-orders.ts'
import { collectGaps } from '../usecases/knowledge/gaps.ts'
import {
  noteLateCorrections,
  remindOfReviews,
  sendWeeklyGaps,
} from '../usecases/knowledge/review-reminders.ts'

/** What falls due by itself in the life of entries. Safe to do twice, and to break off. */
export const reviewKnowledge = async (deps: Deps, now: Date) => {
  const { due, expired } = await deps.knowledgeLife.markStatuses(dayInChina(now))
  const { reminded } = await remindOfReviews(deps, now)
  const { late } = await noteLateCorrections(deps, now)
  return { due, expired, reminded, late, conflicts: await findConflicts(deps, now) }
}

/** What people asked in vain and what units answered in orders, as work for the units. */
export const feedKnowledge = async (deps: Deps, now: Date) => {
  const { drafted } = await draftsFromOrders(deps, now)
  const { counted } = await collectGaps(deps, now)
  const { sent } = await sendWeeklyGaps(deps, now)
  return { drafted, counted, sent }
}

const findConflicts = async (deps: Deps, now: Date): Promise<number> => {
  let found = 0
  for (const place of allPlaces)
    found += (await deps.knowledgeLife.refreshConflicts(place, dayInChina(now), now)).length
  return found
}

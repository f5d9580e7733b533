import { DomainError } from '../../domain/errors.ts'
import { isEditor, isUnitReviewer } from '../../domain/knowledge/rights.ts'
import type { EntryVersion } from '../../domain/knowledge-entry.ts'
import type { PlaceId } from '../../domain/place.ts'
import { chineseDue, dayInChina } from '../../domain/place-day.ts'
import type { Staff } from '../../domain/staff.ts'
import type { Correction } from '../../ports/knowledge-life-store.ts'
import type { EntryFeedback } from '../../ports/knowledge-store.ts'
import type { Deps } from '../deps.ts'
import { deskNotice } from './desk-notice.ts'
import { correctionDue, knowledgeRule } from './knowledge-rule.ts'
import { deskOfOwner, ownerOf, unitFilter } from './owner.ts'

/**
 * Records what somebody says of an answer. "Wrong" about what is said today opens a correction; an entry that is being
 * looked into is still answered with, and says so: a single voice must not be able to silence an answer.
 */
export const giveFeedback = async (
  deps: Deps,
  place: PlaceId,
  feedback: EntryFeedback,
  saidBy: 'citizen' | 'staff' = 'citizen',
): Promise<{ readonly opened: boolean }> => {
  const { entryId, version, verdict, at } = feedback
  const rule = knowledgeRule(place, at)
  const [entry] =
    verdict === 'wrong' && rule ? await deps.knowledge.citable(place, [entryId], dayInChina(at)) : []
  if (!rule || entry?.version !== version) {
    await deps.knowledge.recordFeedback(place, feedback)
    return { opened: false }
  }
  const dueAt = correctionDue(place, rule.value.correctWithinWorkdays, at)
  const unit = deskOfOwner(await ownerOf(deps, place, entry.unit))
  const correction = {
    ...entryOf(entry),
    unit,
    saidBy,
    comment: feedback.comment ?? null,
    dueAt,
    article: rule.source.article,
  }
  const body = `知识条目“${entry.question}”有人反映有误，请在${chineseDue(dueAt)}前改正或说明理由（${rule.source.article}）。`
  const opened = await deps.knowledgeLife.recordWrong(place, feedback, correction, [
    deskNotice(unit, body, { kind: 'entry', id: entryId }),
  ])
  return { opened }
}

const entryOf = ({ place: shelf, id: entryId, version, question }: EntryVersion) => ({
  shelf,
  entryId,
  version,
  question,
})

export const listCorrections = (
  deps: Deps,
  staff: Staff,
  query: { readonly state?: Correction['state']; readonly unit?: string; readonly late?: boolean },
): Promise<readonly Correction[]> =>
  deps.knowledgeLife.corrections(staff.place, {
    ...(query.state === undefined ? {} : { state: query.state }),
    ...(query.late ? { lateAt: deps.clock.now() } : {}),
    ...unitFilter(staff, query.unit),
  })

/** The unit (or the hotline) stands by the answer, and says why. Throws not_allowed, not_found, forbidden_by_rule. */
export const refuseCorrection = async (
  deps: Deps,
  staff: Staff,
  id: string,
  why: string,
): Promise<Correction> => {
  const { place } = staff
  const found = await deps.knowledgeLife.correction(place, id)
  const theirs = found !== null && (isEditor(staff) || (found.unit !== null && found.unit === staff.unit))
  if (!found || !theirs) throw new DomainError('not_found', '没有这件由您单位办理的纠错。', { id })
  if (!isEditor(staff) && !isUnitReviewer(staff))
    throw new DomainError('not_allowed', '纠错由单位负责人、单位管理员或热线知识编辑答复。', {
      role: staff.role,
    })
  const closed = await deps.knowledgeLife.refuseCorrection(place, id, staff.id, why, deps.clock.now())
  if (!closed)
    throw new DomainError('forbidden_by_rule', '这件纠错已经办结，不能再次办理。有新的情况请重新反映。', {
      state: found.state,
      article: found.article,
    })
  return (await deps.knowledgeLife.correction(place, id)) ?? found
}

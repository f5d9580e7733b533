import {
  daysLater,
  dueStage,
  type ReviewStage,
  reviewNoticeDays,
} from '../../domain/knowledge/review-stage.ts'
import { isEditor } from '../../domain/knowledge/rights.ts'
import { dayInChina } from '../../domain/place-day.ts'
import type { Staff } from '../../domain/staff.ts'
import type { Correction, DueEntry, Gap, WorkLine } from '../../ports/knowledge-life-store.ts'
import type { Deps } from '../deps.ts'
import { type ConflictAtDesk, conflictsAtDesk } from './conflicts-at-desk.ts'
import { listCorrections } from './corrections.ts'
import { listGaps } from './gaps.ts'
import { unitFilter } from './owner.ts'
import { listWork } from './read-life.ts'
import { type NamedStanding, unitStanding } from './unit-standing.ts'

export type DueLine = DueEntry & { readonly stage: ReviewStage }

/** What is to be done for the knowledge of one's unit, at the hotline of the whole place. */
export type KnowledgeOverview = {
  readonly article: string | null
  readonly standing: readonly NamedStanding[]
  readonly due: readonly DueLine[]
  readonly corrections: readonly Correction[]
  readonly gaps: readonly Gap[]
  readonly work: readonly WorkLine[]
  readonly conflicts: readonly ConflictAtDesk[]
}

export const knowledgeOverview = async (deps: Deps, staff: Staff): Promise<KnowledgeOverview> => {
  const [{ article, units }, due, corrections, gaps, work, conflicts] = await Promise.all([
    unitStanding(deps, staff),
    dueForReview(deps, staff),
    listCorrections(deps, staff, { state: 'open' }),
    openGaps(deps, staff),
    listWork(deps, staff, {}),
    conflictsAtDesk(deps, staff, 'unsettled'),
  ])
  return { article, standing: units, due, corrections, gaps, work, conflicts }
}

/** Entries whose review or last day comes within a month or has passed, the most urgent first. */
const dueForReview = async (deps: Deps, staff: Staff): Promise<readonly DueLine[]> => {
  const today = dayInChina(deps.clock.now())
  const { unit } = unitFilter(staff)
  const due = await deps.knowledgeLife.dueEntries(daysLater(today, reviewNoticeDays), today)
  return due
    .filter((entry) => entry.place === staff.place && (unit === undefined || entry.unit === unit))
    .map((entry) => ({ ...entry, stage: dueStage(entry, today) }))
}

/** What was asked in vain and nobody has written yet; those without a unit are the hotline's to assign. */
export const openGaps = async (deps: Deps, staff: Staff): Promise<readonly Gap[]> => {
  const gaps = (await listGaps(deps, staff, {})).filter(({ state }) => state !== 'filled')
  return isEditor(staff) ? [...gaps].sort((a, b) => Number(a.unit !== null) - Number(b.unit !== null)) : gaps
}

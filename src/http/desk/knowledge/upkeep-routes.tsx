import type { Context, Hono } from 'hono'
import { DomainError } from '../../../domain/errors.ts'
import { isEditor } from '../../../domain/knowledge/rights.ts'
import type { Correction, Gap } from '../../../ports/knowledge-life-store.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { conflictsAtDesk } from '../../../usecases/knowledge/conflicts-at-desk.ts'
import { listCorrections, refuseCorrection } from '../../../usecases/knowledge/corrections.ts'
import { dismissConflict } from '../../../usecases/knowledge/dismiss-conflict.ts'
import { findKnowledge } from '../../../usecases/knowledge/find-knowledge.ts'
import { assignGap, fillGap, listGaps } from '../../../usecases/knowledge/gaps.ts'
import { openGaps } from '../../../usecases/knowledge/knowledge-overview.ts'
import { listWork } from '../../../usecases/knowledge/read-life.ts'
import type { AppSettings } from '../../app-settings.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { field } from '../../pages/form-field.ts'
import { statusOf } from '../../problem.ts'
import { unitLabels, unitTyped } from '../orders/forms/unit-labels.ts'
import { ConflictsPage, type ConflictsProps } from './conflicts-page.tsx'
import { CorrectionsPage, RefusalPage } from './corrections-page.tsx'
import { idOf } from './entry-routes.tsx'
import { GapPage, GapsPage } from './gaps-page.tsx'
import type { KnowledgePageProps } from './knowledge-layout.tsx'
import { knowledgeVisit, leaveWith } from './knowledge-visit.ts'
import { unitNamesIn } from './unit-names.ts'

const base = '/:place/desk/knowledge'
const isOver = (context: Context): boolean => context.req.query('over') === '1'

/** Corrections, gaps and conflicts: what keeps knowledge right. */
export const upkeepRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  addCorrections(desk, deps, settings)
  addGaps(desk, deps, settings)
  desk.get(`${base}/conflicts`, async (context) => {
    const frame = await knowledgeVisit(context, deps, settings)
    return context.html(await conflictsPage(deps, frame, !isOver(context), null))
  })
  desk.post(`${base}/conflicts/:id`, async (context) => {
    const frame = await knowledgeVisit(context, deps, settings)
    const why = field(await context.req.parseBody(), 'why', 500)
    const { place, staff } = frame.visit
    return orShowFault(
      async () => {
        needReason(why)
        await dismissConflict(deps, staff, idOf(context), why)
        return leaveWith(context, place, `/${place}/desk/knowledge/conflicts`, '已认定这两条不矛盾。')
      },
      async (fault) => {
        const page = await conflictsPage(deps, frame, true, { id: idOf(context), words: fault.message, why })
        return context.html(page, statusOf(fault))
      },
      elsewhere,
    )
  })
}

/** What is gone, or another's, gets a page of its own. */
const elsewhere = ['not_allowed', 'not_found'] as const

const needReason = (why: string): void => {
  if (why.length < 2) throw new DomainError('invalid_input', '请写明理由（至少2个字）。')
}

const conflictsPage = async (
  deps: Deps,
  frame: KnowledgePageProps,
  open: boolean,
  fault: ConflictsProps['fault'],
) => {
  const { place, staff } = frame.visit
  const conflicts = await conflictsAtDesk(deps, staff, open ? 'unsettled' : 'settled')
  return ConflictsPage({ ...frame, open, conflicts, fault, unitNames: await unitNamesIn(deps, place) })
}

const addCorrections = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get(`${base}/corrections`, async (context) => {
    const frame = await knowledgeVisit(context, deps, settings)
    const { staff } = frame.visit
    const open = !isOver(context)
    const all = await listCorrections(deps, staff, open ? { state: 'open' } : {})
    const corrections = all.filter(({ state }) => (state === 'open') === open)
    return context.html(
      CorrectionsPage({ ...frame, open, corrections, work: await listWork(deps, staff, {}) }),
    )
  })
  desk.get(`${base}/corrections/:id`, async (context) => {
    const frame = await knowledgeVisit(context, deps, settings)
    const correction = await correctionOf(deps, frame, idOf(context))
    return context.html(RefusalPage({ ...frame, correction, why: '', fault: null }))
  })
  desk.post(`${base}/corrections/:id`, async (context) => {
    const frame = await knowledgeVisit(context, deps, settings)
    const why = field(await context.req.parseBody(), 'why', 500)
    const { place, staff } = frame.visit
    return orShowFault(
      async () => {
        needReason(why)
        await refuseCorrection(deps, staff, idOf(context), why)
        return leaveWith(context, place, `/${place}/desk/knowledge/corrections`, '已说明理由，这件纠错办结。')
      },
      async (fault) => {
        const correction = await correctionOf(deps, frame, idOf(context))
        const page = RefusalPage({ ...frame, correction, why, fault: fault.message })
        return context.html(page, statusOf(fault))
      },
      elsewhere,
    )
  })
}

const correctionOf = async (deps: Deps, { visit }: KnowledgePageProps, id: string): Promise<Correction> => {
  const found = (await listCorrections(deps, visit.staff, {})).find((each) => each.id === id)
  if (found) return found
  throw new DomainError('not_found', '没有这件由您办理的纠错。', { id })
}

const addGaps = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get(`${base}/gaps`, async (context) => {
    const frame = await knowledgeVisit(context, deps, settings)
    const { place, staff } = frame.visit
    const open = !isOver(context)
    const gaps = open ? await openGaps(deps, staff) : await listGaps(deps, staff, { state: 'filled' })
    const work = await listWork(deps, staff, {})
    return context.html(GapsPage({ ...frame, open, gaps, work, unitNames: await unitNamesIn(deps, place) }))
  })
  desk.get(`${base}/gaps/:id`, async (context) => {
    const frame = await knowledgeVisit(context, deps, settings)
    return context.html(await gapPage(deps, frame, await gapOf(deps, frame, idOf(context))))
  })
  desk.post(`${base}/gaps/:id/:act{assign|fill}`, async (context) => {
    const frame = await knowledgeVisit(context, deps, settings)
    const gap = await gapOf(deps, frame, idOf(context))
    const form = await context.req.parseBody()
    const typed = { unit: field(form, 'unit', 120), entryId: field(form, 'entryId', 120) }
    const { place } = frame.visit
    return orShowFault(
      async () => {
        const words = await settle(deps, frame, gap, context.req.param('act'), typed)
        return leaveWith(context, place, `/${place}/desk/knowledge/gaps`, words)
      },
      async (fault) => context.html(await gapPage(deps, frame, gap, typed, fault.message), statusOf(fault)),
      elsewhere,
    )
  })
}

type Typed = { readonly unit: string; readonly entryId: string }

const settle = async (
  deps: Deps,
  { visit: { place, staff } }: KnowledgePageProps,
  gap: Gap,
  act: string,
  typed: Typed,
): Promise<string> => {
  if (act === 'fill') {
    if (typed.entryId === '') throw new DomainError('invalid_input', '请选一条可以回答它的条目。')
    await fillGap(deps, staff, gap.id, typed.entryId)
    return '已用现有条目销号。'
  }
  const labels = unitLabels(await deps.units.units(place))
  const unit = unitTyped(labels, typed.unit)
  if (unit === null) throw new DomainError('invalid_input', `没有叫“${typed.unit}”的单位，请从单位名录里选。`)
  await assignGap(deps, staff, gap.id, unit)
  return `已分派给${labels.get(unit) ?? unit}。`
}

const gapOf = async (deps: Deps, { visit }: KnowledgePageProps, id: string): Promise<Gap> => {
  if (!isEditor(visit.staff))
    throw new DomainError('not_allowed', '知识缺口由热线知识编辑分派和销号。', { role: visit.staff.role })
  const gap = await deps.knowledgeLife.gap(visit.place, id)
  if (gap) return gap
  throw new DomainError('not_found', '没有这个知识缺口。', { id })
}

const gapPage = async (
  deps: Deps,
  frame: KnowledgePageProps,
  gap: Gap,
  typed: Typed = { unit: '', entryId: '' },
  fault: string | null = null,
) => {
  const { place } = frame.visit
  const near = await findKnowledge(deps, place, { q: gap.question, limit: 5, offset: 0 })
  const labels = unitLabels(await deps.units.units(place))
  return GapPage({ ...frame, gap, near, labels, typed, fault })
}

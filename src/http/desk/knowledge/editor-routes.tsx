import type { Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { DomainError } from '../../../domain/errors.ts'
import { differenceOf } from '../../../domain/knowledge/difference.ts'
import { type WorkingDraft, workStateNames } from '../../../domain/knowledge/life.ts'
import { dayInChina } from '../../../domain/place-day.ts'
import { isUnitRole } from '../../../domain/staff.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { draftToEdit, entryAtDesk, latestReview } from '../../../usecases/knowledge/entry-at-desk.ts'
import { listGaps } from '../../../usecases/knowledge/gaps.ts'
import { giveLifeCommand } from '../../../usecases/knowledge/give-life-command.ts'
import { adviceOn, previewEntry } from '../../../usecases/knowledge/preview-entry.ts'
import { suggestWordings } from '../../../usecases/knowledge/suggest-wordings.ts'
import type { AppSettings } from '../../app-settings.ts'
import { problemOf, requestIdOf } from '../../problem.ts'
import type { DeskVisit } from '../desk-visit.ts'
import type { Typed } from '../orders/forms/form-spec.ts'
import { unitLabels, unitTyped } from '../orders/forms/unit-labels.ts'
import { readDraft, typedOf, withTicked } from './draft-form.ts'
import { Bases, EditorPage, type EditorState, Preview, Wordings } from './editor-page.tsx'
import { entryAddress, type KnowledgePageProps, mayWrite } from './knowledge-layout.tsx'
import { knowledgeVisit, leaveWith } from './knowledge-visit.ts'

const base = '/:place/desk/knowledge'

/** Writing of entries: a form that keeps what was typed, shows what will be told, and stores a draft. */
export const editorRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get(`${base}/write`, async (context) => {
    const frame = await writersFrame(context, deps, settings)
    return page(context, deps, frame, await opened(context, deps, frame.visit))
  })
  desk.post(`${base}/write`, async (context) => {
    const frame = await writersFrame(context, deps, settings)
    return post(context, deps, frame, await typedIn(context, deps, frame.visit))
  })
  desk.post(`${base}/preview`, async (context) => {
    const { visit } = await writersFrame(context, deps, settings)
    const typed = await typedIn(context, deps, visit)
    const beside = await besideOf(deps, visit, typed)
    return context.html(
      <div>
        <Preview visit={visit} beside={beside} />
        <div id="asked">
          <Wordings wordings={beside.wordings} />
        </div>
        <div id="bases">
          <Bases bases={beside.bases} />
        </div>
      </div>,
    )
  })
}

const writersFrame = async (context: Context, deps: Deps, settings: AppSettings) => {
  const frame = await knowledgeVisit(context, deps, settings)
  if (mayWrite(frame.visit)) return frame
  throw new DomainError('not_allowed', '知识条目由责任单位和热线知识编辑起草。', {
    role: frame.visit.staff.role,
  })
}

/** Words by the names of their fields; a unit by the name that is offered, or by its id. */
const typedIn = async (context: Context, deps: Deps, { place }: DeskVisit): Promise<Typed> => {
  const form = await context.req.parseBody({ all: true })
  const typed: Record<string, readonly string[]> = Object.fromEntries(
    Object.entries(form).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value : [value]).filter((word) => typeof word === 'string'),
    ]),
  )
  const labels = unitLabels(await deps.units.units(place))
  const unit = typed['unit']?.[0]?.trim() ?? ''
  return { ...typed, unit: [unitTyped(labels, unit) ?? unit] }
}

/** The form as it stands before anything is typed: the entry's text, or a new one, perhaps for a gap. */
const opened = async (context: Context, deps: Deps, visit: DeskVisit): Promise<EditorState> => {
  const id = context.req.query('id')?.slice(0, 120)
  const state = { faults: {}, refusal: null, gap: null, note: null }
  if (id === undefined || id === '') return { ...state, ...(await fresh(context, deps, visit)) }
  const entry = await entryAtDesk(deps, visit.staff, id)
  const act = entry.acts.find(({ type }) => type === 'write')
  if (!act)
    throw new DomainError('not_allowed', '这条知识由别的单位负责，不能由您修改。发现有误请反映。', { id })
  const draft = (await draftToEdit(deps, visit.staff, entry)) ?? { id, unit: visit.staff.unit ?? '' }
  const { open, revision } = entry.life
  const note =
    open && open.state !== 'draft'
      ? `这份内容正在“${workStateNames[open.state]}”。保存修改后回到起草，要重新提交审核。`
      : null
  return { ...state, note, typed: typedOf(draft), revision, isNew: false }
}

const fresh = async (context: Context, deps: Deps, { staff, now }: DeskVisit) => {
  const wanted = context.req.query('gap')
  const gap = wanted ? (await listGaps(deps, staff, {})).find(({ id }) => id === wanted) : undefined
  if (wanted && !gap) throw new DomainError('not_found', '没有这个分派给您单位的知识缺口。', { gap: wanted })
  const today = dayInChina(now)
  const unit = staff.unit ?? gap?.unit ?? ''
  const draft: WorkingDraft = {
    id: newId(unit, today),
    ...{ unit, kind: 'faq', audience: ['citizen'], confidentiality: 'public', effectiveFrom: today },
    reviewBy: latestReview(deps, staff),
    ...(gap ? { question: gap.question } : {}),
  }
  return { typed: typedOf(draft), revision: 0, isNew: true, gap: gap?.id ?? null }
}

/** Nobody thinks of a number: the unit, the day and a few letters. */
const newId = (unit: string, today: string): string =>
  `${unit.replaceAll(/[^a-z0-9]+/g, '-').replace(/^-+/, '') || 'hotline'}.${today.replaceAll('-', '')}-${crypto.randomUUID().slice(0, 6)}`

const stateOf = (typed: Typed): EditorState => {
  const revision = typed['revision']?.[0] ?? ''
  return {
    ...{ typed: withTicked(typed), faults: {}, refusal: null, note: null },
    revision: /^\d{1,9}$/.test(revision) ? Number(revision) : 0,
    isNew: typed['isNew']?.[0] === 'yes',
    gap: typed['gap']?.[0] ?? null,
  }
}

const post = async (
  context: Context,
  deps: Deps,
  frame: KnowledgePageProps,
  typed: Typed,
): Promise<Response> => {
  const state = stateOf(typed)
  const doing = typed['doing']?.[0]
  if (doing === 'preview') return page(context, deps, frame, state)
  const read = readDraft(state.typed)
  if (read.kind === 'faulty') return page(context, deps, frame, { ...state, faults: read.faults }, 400)
  return save(context, deps, frame, state, read.draft, doing === 'submit')
}

const save = async (
  context: Context,
  deps: Deps,
  frame: KnowledgePageProps,
  state: EditorState,
  draft: WorkingDraft,
  submit: boolean,
): Promise<Response> => {
  const { place, staff } = frame.visit
  const at = { place, id: draft.id, staff }
  let { revision } = state
  try {
    revision = await written(deps, frame.visit, state, draft)
    if (submit)
      await giveLifeCommand(deps, { ...at, command: { type: 'submit' }, expectedRevision: revision })
    const words = submit ? '已保存并提交，请本单位另一位负责人审核。' : '草稿已经保存。'
    return leaveWith(context, place, entryAddress(place, draft.id), words)
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'not_allowed') throw error
    const { status } = problemOf(error, requestIdOf(context))
    const isNew = state.isNew && revision === 0
    const refused = { ...state, revision, isNew, refusal: error.message, faults: missingIn(error) }
    return page(context, deps, frame, refused, status as ContentfulStatusCode)
  }
}

/** The revision afterwards. The same text once more is no new step: a form posted twice is harmless. */
const written = async (
  deps: Deps,
  { place, staff }: DeskVisit,
  { revision, gap }: EditorState,
  draft: WorkingDraft,
): Promise<number> => {
  const known = await deps.knowledgeLife.life(place, draft.id)
  const { open } = known
  const same =
    open?.state === 'draft' && open.writers.includes(staff.id) && differenceOf(open.draft, draft).length === 0
  if (same && revision <= known.revision) return known.revision
  const origin = gap === null ? {} : { origin: { kind: 'gap' as const, ref: gap } }
  const command = { type: 'write' as const, draft, ...origin }
  const done = await giveLifeCommand(deps, {
    place,
    id: draft.id,
    staff,
    command,
    expectedRevision: revision,
  })
  return done.life.revision
}

const missingIn = (error: DomainError): EditorState['faults'] => {
  const { missing, field } = error.facts as { readonly missing?: readonly string[]; readonly field?: string }
  const names = (missing ?? []).map((name) => (name === 'basis' ? 'basis.0.law' : name))
  return Object.fromEntries([
    ...names.map((name) => [name, '请补齐这一项，或按要求改正。']),
    ...(field === undefined ? [] : [[field, error.message]]),
  ])
}

const besideOf = async (deps: Deps, { place, staff }: DeskVisit, typed: Typed) => {
  const { draft } = readDraft(withTicked(typed))
  const words = (typed['basisFind']?.[0] ?? '')
    .trim()
    .slice(0, 60)
    .split(/[\s《》]+/)
    .filter(Boolean)
  const [preview, advice, wordings, bases] = await Promise.all([
    previewEntry(deps, staff, draft),
    adviceOn(deps, staff, draft),
    suggestWordings(deps, staff, draft),
    words.length === 0 ? [] : deps.knowledgeLife.bases(place, words, 12),
  ])
  return { preview, advice, wordings, bases }
}

const page = async (
  context: Context,
  deps: Deps,
  frame: KnowledgePageProps,
  state: EditorState,
  status: ContentfulStatusCode = 200,
): Promise<Response> => {
  const { visit } = frame
  const beside = await besideOf(deps, visit, state.typed)
  const units = isUnitRole(visit.staff.role) ? null : unitLabels(await deps.units.units(visit.place))
  const nextReview = latestReview(deps, visit.staff)
  return context.html(EditorPage({ ...frame, state, beside, units, nextReview }), status)
}

import type { Context, Hono } from 'hono'
import { DomainError } from '../../../domain/errors.ts'
import { draftOf } from '../../../domain/knowledge-entry.ts'
import { maskPersonal } from '../../../domain/masking.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { giveFeedback } from '../../../usecases/knowledge/corrections.ts'
import { type EntryAtDesk, entryAtDesk } from '../../../usecases/knowledge/entry-at-desk.ts'
import { previewEntry } from '../../../usecases/knowledge/preview-entry.ts'
import { difference, readLife, whoWasTold } from '../../../usecases/knowledge/read-life.ts'
import { tellCorrection } from '../../../usecases/knowledge/tell-correction.ts'
import { staffNames } from '../../../usecases/people/staff-names.ts'
import type { AppSettings } from '../../app-settings.ts'
import { field } from '../../pages/form-field.ts'
import type { DeskVisit } from '../desk-visit.ts'
import { DifferencePage } from './difference-page.tsx'
import { EntryPage } from './entry-page.tsx'
import { entryAddress } from './knowledge-layout.tsx'
import { knowledgeVisit, leaveWith } from './knowledge-visit.ts'
import { ToldPage } from './told-page.tsx'
import { unitNamesIn } from './unit-names.ts'

const address = '/:place/desk/knowledge/entries/:id'

/** One entry, its versions beside each other, who was told what, and the word that it is wrong. */
export const entryRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get(address, async (context) => {
    const frame = await knowledgeVisit(context, deps, settings)
    const entry = await entryAtDesk(deps, frame.visit.staff, idOf(context))
    return context.html(EntryPage({ ...frame, entry, ...(await besideOf(deps, frame.visit, entry)) }))
  })
  desk.get(`${address}/difference`, async (context) => {
    const frame = await knowledgeVisit(context, deps, settings)
    const id = idOf(context)
    const from = versionIn(context, 'from') ?? 1
    const changes = await difference(deps, frame.visit.staff, id, from, versionIn(context, 'to'))
    const question = await questionOf(deps, frame.visit, id)
    return context.html(DifferencePage({ ...frame, id, question, difference: changes }))
  })
  desk.get(`${address}/told`, async (context) => {
    const frame = await knowledgeVisit(context, deps, settings)
    const id = idOf(context)
    const question = await questionOf(deps, frame.visit, id)
    const told = await whoWasTold(deps, frame.visit.place, id, versionIn(context, 'before') ?? undefined)
    return context.html(ToldPage({ ...frame, id, question, told }))
  })
  desk.post(`${address}/told/:key`, async (context) => {
    const { visit } = await knowledgeVisit(context, deps, settings)
    const id = idOf(context)
    await tellCorrection(deps, visit.staff, id, context.req.param('key').slice(0, 60))
    const back = `${entryAddress(visit.place, id)}/told`
    return leaveWith(context, visit.place, back, '更正已经发给这位市民。')
  })
  desk.post(`${address}/wrong`, async (context) => {
    const frame = await knowledgeVisit(context, deps, settings)
    const entry = await entryAtDesk(deps, frame.visit.staff, idOf(context))
    const comment = maskPersonal(field(await context.req.parseBody(), 'comment', 1000))
    if (comment.length >= 2) return sayWrong(context, deps, frame.visit, entry, comment)
    const wrong = { comment, fault: '请写明哪里不对，单位才好核对。' }
    return context.html(
      EntryPage({ ...frame, entry, wrong, ...(await besideOf(deps, frame.visit, entry)) }),
      400,
    )
  })
}

/** The entry of the address. */
export const idOf = (context: Context): string => (context.req.param('id') ?? '').slice(0, 120)

const versionIn = (context: Context, name: string): number | null => {
  const version = Number(context.req.query(name))
  return Number.isInteger(version) && version > 0 ? version : null
}

const questionOf = async (deps: Deps, { staff }: DeskVisit, id: string): Promise<string> => {
  const { life, versions } = await readLife(deps, staff, id)
  return versions[0]?.question ?? life.open?.draft.question ?? id
}

const besideOf = async (deps: Deps, { place, staff }: DeskVisit, { id, life, shown, steps }: EntryAtDesk) => {
  const [coming, told, open, unitNames, names] = await Promise.all([
    life.open ? previewEntry(deps, staff, life.open.draft) : null,
    shown ? previewEntry(deps, staff, draftOf(shown), shown.version) : null,
    deps.knowledgeLife.corrections(place, { state: 'open' }),
    unitNamesIn(deps, place),
    staffNames(
      deps,
      place,
      steps.map(({ who }) => who),
    ),
  ])
  return { coming, shown: told, corrections: open.filter(({ entryId }) => entryId === id), unitNames, names }
}

const sayWrong = async (
  context: Context,
  deps: Deps,
  { place, now }: DeskVisit,
  entry: EntryAtDesk,
  comment: string,
): Promise<Response> => {
  if (!entry.shown) throw new DomainError('unknown_entry', '这条还没有发布，没有可以反映的答复。')
  const said = Number(field(await context.req.parseBody(), 'version', 10))
  const version = entry.versions.some((each) => each.version === said) ? said : entry.shown.version
  const feedback = { entryId: entry.id, version, verdict: 'wrong' as const, comment, at: now }
  const { opened } = await giveFeedback(deps, place, feedback, 'staff')
  const words = opened
    ? '已反映，负责单位会在时限内改正或说明理由；这期间答复标明“待核”。'
    : '已记下。这条已经有一件纠错在办，或者不是现在答复用的版本。'
  return leaveWith(context, place, entryAddress(place, entry.id), words)
}

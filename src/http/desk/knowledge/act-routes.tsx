import type { Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { DomainError } from '../../../domain/errors.ts'
import { differenceOf } from '../../../domain/knowledge/difference.ts'
import { type LifeCommand, lifeCommandSchema } from '../../../domain/knowledge/life-command.ts'
import { draftOf } from '../../../domain/knowledge-entry.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { type EntryAtDesk, entryAtDesk } from '../../../usecases/knowledge/entry-at-desk.ts'
import { giveLifeCommand, type LifeDone } from '../../../usecases/knowledge/give-life-command.ts'
import { adviceOn, previewEntry } from '../../../usecases/knowledge/preview-entry.ts'
import type { AppSettings } from '../../app-settings.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { field } from '../../pages/form-field.ts'
import { statusOf } from '../../problem.ts'
import { ActPage, type ActState, grave, withReason } from './act-page.tsx'
import { idOf } from './entry-routes.tsx'
import { actNames } from './entry-words.ts'
import { entryAddress, type KnowledgePageProps } from './knowledge-layout.tsx'
import { knowledgeVisit, leaveWith } from './knowledge-visit.ts'

const address = '/:place/desk/knowledge/entries/:id/do/:type'

/** A form for every step in the life of an entry but the writing of it. */
export const actRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get(address, async (context) => {
    const frame = await knowledgeVisit(context, deps, settings)
    const entry = await entryAtDesk(deps, frame.visit.staff, idOf(context))
    const type = typeOf(context)
    mustBeTheirs(entry, type)
    return page(context, deps, frame, entry, { ...empty, type })
  })
  desk.post(address, async (context) => {
    const frame = await knowledgeVisit(context, deps, settings)
    return post(context, deps, frame, await entryAtDesk(deps, frame.visit.staff, idOf(context)))
  })
}

const empty = { why: '', reviewBy: '', endsOn: '', toVersion: '', fault: null, confirming: false }

const typeOf = (context: Context): ActState['type'] => {
  const word = context.req.param('type')
  const found = (Object.keys(actNames) as (keyof typeof actNames)[]).find((each) => each === word)
  if (found && found !== 'write') return found
  throw new DomainError('not_found', '没有这一种操作，请回到条目从右边选择。', { type: word ?? '' })
}

const mustBeTheirs = ({ acts, id }: EntryAtDesk, type: ActState['type']): void => {
  if (acts.some((act) => act.type === type)) return
  throw new DomainError('not_allowed', `您不能对这条知识${actNames[type]}。`, { type, id })
}

const post = async (context: Context, deps: Deps, frame: KnowledgePageProps, entry: EntryAtDesk) => {
  const form = await context.req.parseBody()
  const type = typeOf(context)
  const state: ActState = {
    ...{ type, fault: null, confirming: false },
    why: field(form, 'why', 500),
    reviewBy: field(form, 'reviewBy', 10),
    endsOn: field(form, 'endsOn', 10),
    toVersion: field(form, 'toVersion', 6),
  }
  if (field(form, 'back', 3) === 'yes') return page(context, deps, frame, entry, state)
  const parsed = lifeCommandSchema.safeParse(commandOf(state, entry))
  if (!parsed.success) return page(context, deps, frame, entry, { ...state, fault: faultOf(type) }, 400)
  if (grave.includes(type) && field(form, 'sure', 3) !== 'yes')
    return page(context, deps, frame, entry, { ...state, confirming: true })
  return give(context, deps, frame, entry, state, parsed.data, field(form, 'revision', 9))
}

const commandOf = ({ type, why, reviewBy, endsOn, toVersion }: ActState, entry: EntryAtDesk): object => ({
  type,
  ...(withReason.includes(type) ? { why } : {}),
  ...(type === 'confirm'
    ? { reviewBy, ...(entry.shown?.effectiveTo ? { effectiveTo: endsOn || null } : {}) }
    : {}),
  ...(type === 'roll-back' ? { toVersion: Number(toVersion) } : {}),
})

const faultOf = (type: ActState['type']): string => {
  if (type === 'confirm') return '请填写下一次复核的日期。'
  return type === 'roll-back' ? '请选择一版，并写明理由（至少2个字）。' : '请写明理由（至少2个字）。'
}

const give = async (
  context: Context,
  deps: Deps,
  frame: KnowledgePageProps,
  entry: EntryAtDesk,
  state: ActState,
  command: LifeCommand,
  revision: string,
): Promise<Response> => {
  const { place, staff } = frame.visit
  const read = /^\d+$/.test(revision) && command.type !== 'withdraw' ? Number(revision) : undefined
  return orShowFault(
    async () => {
      const done = await giveLifeCommand(deps, {
        ...{ place, id: entry.id, staff, command },
        ...(read === undefined ? {} : { expectedRevision: read }),
      })
      return leaveWith(context, place, entryAddress(place, entry.id), ...wordsOf(state.type, done))
    },
    async (error) => {
      const now = await entryAtDesk(deps, staff, entry.id)
      return page(context, deps, frame, now, { ...state, fault: error.message }, statusOf(error))
    },
    ['unknown_entry'],
  )
}

const wordsOf = (
  type: ActState['type'],
  { version, conflicts, toldBefore, unchanged }: LifeDone,
): readonly string[] => {
  if (unchanged) return [`${actNames[type]}：以前已经办过，没有变化。`]
  const open = conflicts.filter(({ state }) => state === 'open').length
  return [
    version === null ? `${actNames[type]}：已经办好。` : `已发布第${version}版，下一次答复就用它。`,
    ...(toldBefore > 0 ? [`有${toldBefore}个会话得到过旧的答复，见“谁得到过旧的答复”。`] : []),
    ...(open > 0 ? [`有${open}条和它互相矛盾，都暂不用于答复，请到“矛盾与相近”处理。`] : []),
    ...(conflicts.length > open
      ? [`有${conflicts.length - open}条看起来相近，请到“矛盾与相近”看一看。`]
      : []),
  ]
}

const page = async (
  context: Context,
  deps: Deps,
  frame: KnowledgePageProps,
  entry: EntryAtDesk,
  state: ActState,
  status: ContentfulStatusCode = 200,
): Promise<Response> => {
  const { staff, place } = frame.visit
  const { open, live } = entry.life
  const text = open?.draft ?? (entry.shown ? draftOf(entry.shown) : null)
  const [preview, advice, told] = await Promise.all([
    text ? previewEntry(deps, staff, text, open ? undefined : entry.shown?.version) : null,
    open ? adviceOn(deps, staff, open.draft) : null,
    state.type === 'withdraw' ? deps.knowledgeLife.told(place, entry.id, undefined) : [],
  ])
  const difference =
    open && live ? { from: live.version, to: null, changes: differenceOf(draftOf(live), open.draft) } : null
  return context.html(
    ActPage({ ...frame, entry, state, preview, advice, difference, told: told.length }),
    status,
  )
}

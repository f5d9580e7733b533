import { DomainError } from '../../domain/errors.ts'
import { decideLife } from '../../domain/knowledge/decide-life.ts'
import type { EntryLife, WorkingDraft } from '../../domain/knowledge/life.ts'
import {
  type LifeCommand,
  type LifeCommandType,
  lifeCommandSchema,
} from '../../domain/knowledge/life-command.ts'
import { daysLater } from '../../domain/knowledge/review-stage.ts'
import { draftOf, type EntryVersion } from '../../domain/knowledge-entry.ts'
import { NATIONAL } from '../../domain/place.ts'
import { dayInChina } from '../../domain/place-day.ts'
import type { Staff } from '../../domain/staff.ts'
import type { LifeStep } from '../../ports/knowledge-life-store.ts'
import type { Deps } from '../deps.ts'
import { type ReadEntry, readEntry } from './find-knowledge.ts'
import { sceneOf } from './give-life-command.ts'
import { knowledgeRule } from './knowledge-rule.ts'
import { ownerOf } from './owner.ts'
import { readLife } from './read-life.ts'

/** What may be done to an entry; `refusal` says why not now. Acts of other roles are left out. */
export type LifeAct = { readonly type: LifeCommandType; readonly refusal: string | null }

export type EntryAtDesk = {
  readonly id: string
  /** own: the place's, with its work and history. national: of the shared shelf. other: another unit's, to be read. */
  readonly shelf: 'own' | 'national' | 'other'
  readonly life: EntryLife
  readonly versions: readonly EntryVersion[]
  readonly steps: readonly LifeStep[]
  /** What is told today, or was last; null = nothing has been published yet. */
  readonly shown: EntryVersion | null
  readonly acts: readonly LifeAct[]
  /** The latest day of the next review. */
  readonly nextReview: string
}

/** An entry as somebody at work sees it, with what they may do now. Throws unknown_entry. */
export const entryAtDesk = async (deps: Deps, staff: Staff, id: string): Promise<EntryAtDesk> => {
  const read = await readOwn(deps, staff, id)
  const nextReview = latestReview(deps, staff)
  const at = { id, nextReview }
  if (read) {
    const [shown = null] = read.versions
    return { ...at, ...read, shelf: 'own', shown, acts: await actsOn(deps, staff, read.life, nextReview) }
  }
  const entry = await readPublic(deps, staff, id)
  const life = { id, revision: 0, live: null, open: null }
  const isNational = entry.place === NATIONAL
  return {
    ...at,
    shelf: isNational ? 'national' : 'other',
    life,
    versions: entry.versions,
    steps: [],
    shown: entry,
    acts: isNational ? await actsOn(deps, staff, life, nextReview, await localDraft(deps, staff, entry)) : [],
  }
}

/** The last day that may be named for the next review. */
export const latestReview = (deps: Deps, { place }: Pick<Staff, 'place'>): string => {
  const now = deps.clock.now()
  return daysLater(dayInChina(now), knowledgeRule(place, now)?.value.reviewEveryDays ?? 365)
}

/** What a text of the place's own starts from: the one in the making, the published one, or the shared one. */
export const draftToEdit = async (
  deps: Deps,
  staff: Staff,
  entry: EntryAtDesk,
): Promise<WorkingDraft | null> => {
  if (entry.life.open) return entry.life.open.draft
  if (entry.shown === null) return null
  return entry.shelf === 'own' ? draftOf(entry.shown) : localDraft(deps, staff, entry.shown)
}

/** A shared entry names a kind of unit; one's own names the unit. */
const localDraft = async (deps: Deps, { place }: Staff, entry: EntryVersion): Promise<WorkingDraft> => ({
  ...draftOf(entry),
  unit: (await ownerOf(deps, place, entry.unit)).unit,
})

const readOwn = async (deps: Deps, staff: Staff, id: string) => {
  try {
    return await readLife(deps, staff, id)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'unknown_entry') return null
    throw error
  }
}

const readPublic = async (deps: Deps, { place }: Staff, id: string): Promise<ReadEntry> => {
  const entry = await readEntry(deps, place, id)
  if (entry.confidentiality === 'public') return entry
  throw new DomainError('unknown_entry', `没有编号为“${id}”、您可以查看的知识条目。`, { id })
}

const types = lifeCommandSchema.options.map(({ shape }) => shape.type.value)

const actsOn = async (
  deps: Deps,
  staff: Staff,
  life: EntryLife,
  nextReview: string,
  written?: WorkingDraft,
): Promise<readonly LifeAct[]> => {
  const draft = written ?? life.open?.draft ?? (life.live ? draftOf(life.live) : null)
  const acts: LifeAct[] = []
  for (const type of types) {
    const command = exampleOf(type, { draft, nextReview, toVersion: (life.live?.version ?? 1) - 1 })
    const refusal = command && (await refusalOf(deps, staff, life, command))
    if (refusal !== null) acts.push({ type, refusal: refusal === '' ? null : refusal })
  }
  return acts
}

type Example = {
  readonly draft: WorkingDraft | null
  readonly nextReview: string
  readonly toVersion: number
}

/** A command of this type that is right in itself, to ask whether it would be taken; null = there is none. */
const exampleOf = (type: LifeCommandType, { draft, nextReview, toVersion }: Example): LifeCommand | null => {
  switch (type) {
    case 'write':
      return draft && { type, draft }
    case 'send-back':
    case 'discard':
    case 'withdraw':
      return { type, why: '理由' }
    case 'roll-back':
      return toVersion < 1 ? null : { type, toVersion, why: '理由' }
    case 'confirm':
      return { type, reviewBy: nextReview, effectiveTo: null }
    default:
      return { type }
  }
}

/** '' = may be done, words = not now and why, null = not theirs. */
const refusalOf = async (deps: Deps, staff: Staff, life: EntryLife, command: LifeCommand) => {
  try {
    const given = { place: staff.place, id: life.id, staff, command }
    return decideLife(await sceneOf(deps, given, life), life, command).unchanged ? '已经是这样。' : ''
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.code === 'not_allowed' ? null : error.message
  }
}

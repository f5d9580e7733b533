import { DomainError } from '../../domain/errors.ts'
import { decideLife, type LifeDecision, type LifeScene } from '../../domain/knowledge/decide-life.ts'
import type { EntryLife } from '../../domain/knowledge/life.ts'
import type { LifeCommand } from '../../domain/knowledge/life-command.ts'
import { daysLater } from '../../domain/knowledge/review-stage.ts'
import type { EntryDraft } from '../../domain/knowledge-entry.ts'
import type { PlaceId } from '../../domain/place.ts'
import { dayInChina } from '../../domain/place-day.ts'
import type { Staff } from '../../domain/staff.ts'
import type { LifeCommit, LifeResult } from '../../ports/knowledge-life-store.ts'
import type { Deps } from '../deps.ts'
import { deskNotice } from './desk-notice.ts'
import { knowledgeRule } from './knowledge-rule.ts'
import { deskOfOwner, ownerOf } from './owner.ts'
import { seemingRivals } from './seeming-rivals.ts'

export type GivenLifeCommand = {
  readonly place: PlaceId
  readonly id: string
  readonly staff: Staff
  readonly command: LifeCommand
  /** The revision that was read. Only an emergency withdrawal goes without. */
  readonly expectedRevision?: number
}
export type LifeDone = LifeResult & { readonly life: EntryLife; readonly unchanged: boolean }

/** Somebody may write to an entry at the same moment: a withdrawal is then tried again. */
const mostTries = 5
const nothing: LifeResult = { version: null, conflicts: [], toldBefore: 0 }

/** Does one step in the life of an entry. Throws what `decideLife` throws, and version_conflict for who came second. */
export const giveLifeCommand = async (deps: Deps, given: GivenLifeCommand): Promise<LifeDone> => {
  const { place, id, command, expectedRevision } = given
  refuseOtherId(given)
  for (let tries = 0; tries < mostTries; tries += 1) {
    const life = await deps.knowledgeLife.life(place, id)
    refuseStale(given, life)
    const decided = decideLife(await sceneOf(deps, given, life), life, command)
    if (decided.unchanged) return { ...nothing, life, unchanged: true }
    const result = await deps.knowledgeLife.commit(await commitOf(deps, given, life, decided))
    if (result !== 'stale') return { ...result, life: decided.life, unchanged: false }
    if (expectedRevision !== undefined) break
  }
  throw changedMeanwhile(id)
}

const changedMeanwhile = (id: string, facts: object = {}) =>
  new DomainError('version_conflict', `条目“${id}”已被别人改动，没有保存。请重新读取后再办理。`, {
    id,
    ...facts,
  })

const refuseOtherId = ({ id, command }: GivenLifeCommand) => {
  if (command.type === 'write' && command.draft.id !== id)
    throw new DomainError('invalid_input', `内容的编号“${command.draft.id}”与条目“${id}”不同，请改成一致。`, {
      id,
    })
}

const refuseStale = ({ command, expectedRevision }: GivenLifeCommand, { id, revision }: EntryLife) => {
  if (expectedRevision === revision) return
  if (expectedRevision !== undefined) throw changedMeanwhile(id, { expectedRevision, revision })
  if (command.type !== 'withdraw')
    throw new DomainError('invalid_input', '请给出读取时的修订号（expectedRevision），新条目为 0。', {
      missing: ['expectedRevision'],
    })
}

/** What decides over a command: who gives it, who answers for the entry, what the place demands. */
export const sceneOf = async (deps: Deps, given: GivenLifeCommand, life: EntryLife): Promise<LifeScene> => {
  const { place, id, staff, command } = given
  const now = deps.clock.now()
  const today = dayInChina(now)
  const rule = knowledgeRule(place, now)
  const earlier =
    command.type === 'roll-back'
      ? (await deps.knowledgeLife.versions(place, id)).find(({ version }) => version === command.toVersion)
      : undefined
  const national = life.live ? null : await deps.knowledgeLife.national(place, id, today)
  return {
    actor: staff,
    owners: await ownersIn(deps, given, life),
    today,
    nextReview: daysLater(today, rule?.value.reviewEveryDays ?? 365),
    reviewArticle: rule?.source.article ?? '平台默认',
    ...(earlier ? { earlier } : {}),
    ...(national === null ? {} : { national }),
  }
}

/** Whoever answers for it now, and whoever would. */
const ownersIn = async (deps: Deps, { place, command }: GivenLifeCommand, { live, open }: EntryLife) => {
  const units = [live?.unit, open?.draft.unit, command.type === 'write' ? command.draft.unit : undefined]
  const known = [...new Set(units)].filter((unit) => unit !== undefined)
  if (command.type === 'write') await refuseUnknownUnit(deps, { place, unit: command.draft.unit })
  return Promise.all((known.length > 0 ? known : ['hotline']).map((unit) => ownerOf(deps, place, unit)))
}

const refuseUnknownUnit = async (deps: Deps, { place, unit }: { place: PlaceId; unit: string }) => {
  if ((await deps.units.units(place)).some(({ id }) => id === unit)) return
  throw new DomainError('invalid_input', `没有“${unit}”这个单位，请核对单位编号。`, {
    unit,
    missing: ['unit'],
  })
}

const commitOf = async (
  deps: Deps,
  { place, staff, command }: GivenLifeCommand,
  before: EntryLife,
  decided: LifeDecision,
): Promise<LifeCommit> => {
  const { life, publish, withdraw, hold } = decided
  const fills = publish && before.open?.origin.kind === 'gap' ? before.open.origin.ref : undefined
  const unit = life.open?.draft.unit ?? before.open?.draft.unit ?? before.live?.unit ?? 'hotline'
  const desk = deskOfOwner(await ownerOf(deps, place, unit))
  return {
    place,
    expectedRevision: before.revision,
    life,
    by: staff,
    type: command.type,
    facts: factsOf(command, before, decided),
    at: deps.clock.now(),
    ...(publish ? { publish, seemingRivals: await rivalsOf(deps, place, publish) } : {}),
    ...(withdraw ? { withdraw } : {}),
    ...(hold ? { hold } : {}),
    ...(fills === undefined ? {} : { fills }),
    deliveries: noticesOf(command, life.id, named(life, before), desk),
  }
}

/** As people at work know it; its number tells nobody what it is about. */
const named = (life: EntryLife, before: EntryLife): string =>
  (life.open?.draft ?? before.open?.draft ?? before.live)?.question ?? before.id

const rivalsOf = async (deps: Deps, place: PlaceId, draft: EntryDraft) => {
  const today = dayInChina(deps.clock.now())
  const rivals = await seemingRivals(deps.knowledge, place, draft, today)
  return rivals.map(({ place: shelf, id: entryId, version }) => ({ shelf, entryId, version }))
}

const factsOf = (command: LifeCommand, before: EntryLife, { publish }: LifeDecision) => ({
  ...('why' in command ? { why: command.why } : {}),
  ...('toVersion' in command ? { toVersion: command.toVersion } : {}),
  ...(publish
    ? { version: (before.live?.version ?? 0) + 1, unitApprovedBy: before.open?.unitApprovedBy ?? null }
    : {}),
})

const noticesOf = (command: LifeCommand, id: string, question: string, desk: string | null) => {
  const about = { kind: 'entry', id } as const
  switch (command.type) {
    case 'submit':
    case 'roll-back':
    case 'confirm':
      return [deskNotice(desk, `知识条目“${question}”待单位审核。`, about)]
    case 'approve':
      return [deskNotice(null, `知识条目“${question}”已经单位审核，待热线审核发布。`, about)]
    case 'send-back':
      return [deskNotice(desk, `知识条目“${question}”已退回：${command.why}`, about)]
    case 'publish':
      return [deskNotice(desk, `知识条目“${question}”已发布，即时生效。`, about)]
    case 'withdraw':
      return [deskNotice(desk, `知识条目“${question}”已撤下，不再用于答复：${command.why}`, about)]
    default:
      return []
  }
}

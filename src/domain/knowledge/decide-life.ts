import { assertNever, DomainError } from '../errors.ts'
import { draftOf, type EntryDraft, type EntryVersion, entryDraftSchema } from '../knowledge-entry.ts'
import { chineseDate } from '../place-day.ts'
import type { Staff } from '../staff.ts'
import { labelOf } from './field-labels.ts'
import { type EntryLife, type OpenWork, type WorkingDraft, workStateNames } from './life.ts'
import type { LifeCommand, LifeCommandType } from './life-command.ts'
import { lifeRights, mayDo, type Owner } from './rights.ts'

export type LifeScene = {
  readonly actor: Pick<Staff, 'id' | 'role' | 'unit'>
  /** Who answers for the entry now, and for the text that is given. */
  readonly owners: readonly Owner[]
  /** YYYY-MM-DD in Beijing. */
  readonly today: string
  /** The latest day of review: today and the place's period, with the article that sets it. */
  readonly nextReview: string
  readonly reviewArticle: string
  /** The version a roll-back goes to. */
  readonly earlier?: EntryVersion
  /** The shared shelf has an entry of this id that the place may quote, or has stopped quoting. */
  readonly national?: 'quoted' | 'held'
}

export type LifeDecision = {
  readonly life: EntryLife
  /** To be published as the next version. */
  readonly publish?: EntryDraft
  /** Every version that could be quoted is withdrawn. */
  readonly withdraw?: true
  /** The place stops quoting the national entry of this id. */
  readonly hold?: true
  /** It was so before: nothing is done. */
  readonly unchanged?: true
}

/** What a command does to an entry. Throws not_allowed, forbidden_by_rule, version_conflict, invalid_input. Pure. */
export const decideLife = (scene: LifeScene, life: EntryLife, command: LifeCommand): LifeDecision => {
  refuseStranger(scene, life, command.type)
  switch (command.type) {
    case 'write':
      return opened(life, written(scene, life, command))
    case 'submit':
      return submit(scene, life)
    case 'approve':
      return approve(scene, life)
    case 'send-back':
      return sendBack(scene, life, command.why)
    case 'publish':
      return publish(scene, life)
    case 'discard':
      needOpen(life, '撤销草稿')
      return opened(life, null)
    case 'roll-back':
      return rollBack(scene, life, command.toVersion)
    case 'confirm':
      return confirm(scene, life, command)
    case 'withdraw':
      return withdraw(scene, life)
    default:
      return assertNever(command)
  }
}

const forbidden = (message: string, instead: string, facts: object = {}) =>
  new DomainError('forbidden_by_rule', `${message}${instead}`, { instead, ...facts })

const hasEnded = ({ live }: EntryLife, today: string): boolean =>
  live !== null && live.effectiveTo !== null && live.effectiveTo < today

const refuseStranger = ({ actor, owners, today }: LifeScene, life: EntryLife, type: LifeCommandType) => {
  if (owners.every((owner) => mayDo(actor, owner, type))) return
  // What answers nobody any more may be put away by whoever answers for it.
  if (type === 'withdraw' && hasEnded(life, today) && owners.every((owner) => mayDo(actor, owner, 'approve')))
    return
  const { owner, hotline } = lifeRights[type]
  throw new DomainError(
    'not_allowed',
    '您的角色或单位没有这项权限：条目由责任单位起草和审核，由热线知识编辑发布。',
    { role: actor.role, unit: actor.unit, ownerUnits: owners.map(({ unit }) => unit), owner, hotline },
  )
}

const opened = (life: EntryLife, open: OpenWork | null): LifeDecision => ({
  life: { ...life, revision: life.revision + 1, open },
})

const needOpen = (life: EntryLife, step: string): OpenWork => {
  if (life.open) return life.open
  throw forbidden(`这个条目没有正在起草的内容，不能${step}。`, '请先起草。')
}

const needState = (life: EntryLife, step: string, ...states: OpenWork['state'][]): OpenWork => {
  const open = needOpen(life, step)
  if (states.includes(open.state)) return open
  throw forbidden(
    `这个条目现在是“${workStateNames[open.state]}”，不能${step}。`,
    `可以${step}的环节：${states.map((state) => workStateNames[state]).join('、')}。`,
    { state: open.state },
  )
}

/** Four eyes: who had a hand in the text does not pass it. */
const refuseWriter = ({ actor }: LifeScene, { writers }: OpenWork, step: string) => {
  if (writers.includes(actor.id))
    throw forbidden(`您参与了这份内容的起草，不能由您${step}。`, '请由另一位有权限的人员办理。', {
      rule: '起草与审核、发布分开',
      writers,
    })
}

const baseOf = (life: EntryLife): number | null => life.live?.version ?? null

const written = (
  { actor }: LifeScene,
  life: EntryLife,
  { draft, origin }: Extract<LifeCommand, { type: 'write' }>,
): OpenWork => ({
  state: 'draft',
  draft,
  base: baseOf(life),
  writers: [...new Set([...(life.open?.writers ?? []), actor.id])],
  unitApprovedBy: null,
  origin: origin ?? life.open?.origin ?? { kind: 'written' },
  sentBack: null,
})

/** Whole enough to be read by citizens; otherwise what is missing, by name. */
const complete = (draft: WorkingDraft): EntryDraft => {
  const parsed = entryDraftSchema.safeParse(draft)
  if (parsed.success) return parsed.data
  const fields = [...new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? '')))]
  throw new DomainError(
    'invalid_input',
    `还缺少或不符合要求的项目：${fields.map(labelOf).join('、')}。请补齐后重新提交。`,
    { missing: fields },
  )
}

const submit = (scene: LifeScene, life: EntryLife): LifeDecision => {
  const open = needState(life, '提交', 'draft')
  const draft = complete(open.draft)
  refusePast(scene, draft)
  return opened(life, { ...open, draft, state: 'unit-review', sentBack: null })
}

const approve = (scene: LifeScene, life: EntryLife): LifeDecision => {
  const open = needState(life, '单位审核', 'unit-review')
  refuseWriter(scene, open, '审核')
  return opened(life, { ...open, state: 'hotline-review', unitApprovedBy: scene.actor.id })
}

const sendBack = ({ actor, owners }: LifeScene, life: EntryLife, why: string): LifeDecision => {
  const open = needState(life, '退回', 'unit-review', 'hotline-review')
  if (open.state === 'hotline-review' && !owners.every((owner) => mayDo(actor, owner, 'publish')))
    throw new DomainError('not_allowed', '已到热线审核，由热线知识编辑退回。', { role: actor.role })
  return opened(life, { ...open, state: 'draft', unitApprovedBy: null, sentBack: why })
}

const publish = (scene: LifeScene, life: EntryLife): LifeDecision => {
  const open = needState(life, '发布', 'hotline-review')
  refuseWriter(scene, open, '发布')
  if (open.base !== baseOf(life))
    throw new DomainError(
      'version_conflict',
      `起草期间已发布第${baseOf(life) ?? 0}版。请在新版上重新起草。`,
      { base: open.base, published: baseOf(life) },
    )
  const draft = complete(open.draft)
  refusePast(scene, draft)
  return { ...opened(life, null), publish: draft }
}

const refusePast = (
  { today, nextReview, reviewArticle }: LifeScene,
  { effectiveTo, reviewBy }: EntryDraft,
) => {
  if (effectiveTo !== null && effectiveTo < today)
    throw forbidden(`失效日期${chineseDate(effectiveTo)}已过，发布后也不能引用。`, '请核对日期后重新起草。', {
      field: 'effectiveTo',
    })
  if (reviewBy <= today)
    throw forbidden(`复核日期${chineseDate(reviewBy)}已到。`, '请写明下一次复核的日期。', {
      field: 'reviewBy',
    })
  if (reviewBy > nextReview)
    throw forbidden(
      `复核日期${chineseDate(reviewBy)}太晚，最迟为${chineseDate(nextReview)}（${reviewArticle}）。`,
      '请改为这一天或更早的日期。',
      { field: 'reviewBy', article: reviewArticle },
    )
}

const refuseBusy = (life: EntryLife, step: string) => {
  if (life.open)
    throw forbidden(
      `这个条目已有内容在“${workStateNames[life.open.state]}”，不能${step}。`,
      '请先办完或撤销那份草稿。',
    )
}

const forReview = ({ actor }: LifeScene, life: EntryLife, draft: EntryDraft, origin: OpenWork['origin']) =>
  opened(life, {
    state: 'unit-review',
    draft,
    base: baseOf(life),
    writers: [actor.id],
    unitApprovedBy: null,
    origin,
    sentBack: null,
  })

const rollBack = (scene: LifeScene, life: EntryLife, toVersion: number): LifeDecision => {
  refuseBusy(life, '恢复旧版')
  const { earlier, today, nextReview } = scene
  if (!earlier) throw new DomainError('unknown_entry', `这个条目没有第${toVersion}版。`, { toVersion })
  const draft = draftOf(earlier)
  const reviewBy = draft.reviewBy <= today || draft.reviewBy > nextReview ? nextReview : draft.reviewBy
  return forReview(scene, life, { ...draft, reviewBy }, { kind: 'rollback', ref: String(toVersion) })
}

const confirm = (
  scene: LifeScene,
  life: EntryLife,
  { reviewBy, effectiveTo }: Extract<LifeCommand, { type: 'confirm' }>,
): LifeDecision => {
  refuseBusy(life, '确认复核')
  const { live } = life
  if (!live || live.status === 'withdrawn')
    throw forbidden(`这个条目没有已发布的内容可以复核。`, '请起草新版。')
  const endsOn = effectiveTo === undefined ? live.effectiveTo : effectiveTo
  const renewed = endsOn !== live.effectiveTo
  if (hasEnded(life, scene.today) && !renewed)
    throw forbidden(
      `这个条目已于${chineseDate(live.effectiveTo ?? scene.today)}失效。`,
      '请同时写明新的失效日期，不再失效的不填；或者撤下。',
      { field: 'effectiveTo' },
    )
  if (reviewBy <= scene.today || (reviewBy <= live.reviewBy && !renewed))
    throw new DomainError(
      'invalid_input',
      `下一次复核的日期要晚于今天和原来的${chineseDate(live.reviewBy)}。`,
      {
        field: 'reviewBy',
      },
    )
  const draft = { ...draftOf(live), reviewBy, effectiveTo: endsOn }
  refusePast(scene, draft)
  return forReview(scene, life, draft, { kind: 'confirmed' })
}

const withdraw = ({ national }: LifeScene, life: EntryLife): LifeDecision => {
  const { live } = life
  const next = { ...life, revision: life.revision + 1 }
  if (live?.status === 'withdrawn') return { life, unchanged: true }
  if (live) return { life: { ...next, live: { ...live, status: 'withdrawn' } }, withdraw: true }
  if (national === 'held') return { life, unchanged: true }
  if (national === 'quoted') return { life: next, hold: true }
  throw forbidden(`这个条目没有可以撤下的内容。`, '没有发布的草稿可以撤销。')
}

import type { Citation, Reply } from '../../domain/answer.ts'
import { draftFaults } from '../../domain/knowledge/draft-faults.ts'
import type { WorkingDraft } from '../../domain/knowledge/life.ts'
import { type EntryVersion, entryDraftSchema } from '../../domain/knowledge-entry.ts'
import { dayInChina } from '../../domain/place-day.ts'
import type { Staff } from '../../domain/staff.ts'
import type { Wording } from '../../ports/knowledge-life-store.ts'
import type { Deps } from '../deps.ts'
import { unitNameOf } from '../unit-name.ts'
import { answerReply, citationOf } from '../wording/answer.ts'
import { seemingRivals } from './seeming-rivals.ts'

/** How a text would be told. */
export type EntryPreview = {
  readonly entry: EntryVersion
  readonly reply: Reply
  readonly citation: Citation
}

/** What is to be said about a text before it is submitted. */
export type DraftAdvice = {
  readonly faults: readonly string[]
  /** Wordings that lead to another entry already. */
  readonly taken: readonly Wording[]
  /** Entries that seem to answer the same question in other words. */
  readonly rivals: readonly EntryVersion[]
}

/** The answer as the conversation would give it, of a text that may still be incomplete. Stores nothing. */
export const previewEntry = async (
  deps: Deps,
  { place }: Staff,
  draft: WorkingDraft,
  version?: number,
): Promise<EntryPreview> => {
  const written = await filledIn(deps, place, draft, dayInChina(deps.clock.now()))
  const entry = version === undefined ? written : { ...written, version }
  const unitName = await unitNameOf(deps, place, entry.unit)
  const citation = citationOf(entry, unitName, `/${place}/knowledge/${encodeURIComponent(entry.id)}`)
  return { entry, citation, reply: answerReply(entry, citation) }
}

/** What is wrong with a text, and what stands beside it already. */
export const adviceOn = async (deps: Deps, { place }: Staff, draft: WorkingDraft): Promise<DraftAdvice> => {
  const today = dayInChina(deps.clock.now())
  const wordings = [draft.question ?? '', ...(draft.similar ?? [])].filter((text) => text !== '')
  const complete = entryDraftSchema.safeParse(draft)
  const [taken, rivals] = await Promise.all([
    deps.knowledgeLife.sameWordings(place, wordings, today),
    complete.success ? seemingRivals(deps.knowledge, place, complete.data, today) : [],
  ])
  return { faults: draftFaults(draft), taken: taken.filter(({ entryId }) => entryId !== draft.id), rivals }
}

const filledIn = async (
  deps: Deps,
  place: Staff['place'],
  draft: WorkingDraft,
  today: string,
): Promise<EntryVersion> => {
  const { live } = await deps.knowledgeLife.life(place, draft.id)
  return {
    id: draft.id,
    unit: draft.unit,
    kind: draft.kind ?? 'faq',
    topic: draft.topic ?? '',
    audience: draft.audience ?? ['citizen'],
    question: draft.question ?? '',
    similar: draft.similar ?? [],
    negative: draft.negative ?? [],
    answer: draft.answer ?? '',
    basis: draft.basis ?? [],
    effectiveFrom: draft.effectiveFrom ?? today,
    effectiveTo: draft.effectiveTo ?? null,
    reviewBy: draft.reviewBy ?? today,
    confidentiality: draft.confidentiality ?? 'public',
    ...(draft.guide === undefined ? {} : { guide: draft.guide }),
    ...(draft.official === undefined ? {} : { official: draft.official }),
    place,
    version: (live?.version ?? 0) + 1,
    status: 'draft',
    publishedAt: null,
  }
}

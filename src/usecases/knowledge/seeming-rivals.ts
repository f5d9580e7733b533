import { COMPARED, seemSameQuestion } from '../../domain/knowledge/same-question.ts'
import type { EntryDraft, EntryVersion } from '../../domain/knowledge-entry.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { KnowledgeStore } from '../../ports/knowledge-store.ts'

/** Texts looked at for each wording, and entries compared in the end: the cost stays the same however many there are. */
const hitsEach = 8
const mostCompared = 12

/** Entries that may be quoted and seem to answer the same question as `draft`, in other words. For a person to look at. */
export const seemingRivals = async (
  knowledge: KnowledgeStore,
  place: PlaceId,
  draft: EntryDraft,
  today: string,
): Promise<readonly EntryVersion[]> => {
  const day = draft.effectiveFrom > today ? draft.effectiveFrom : today
  const { ids, weights } = await nearTo(knowledge, place, draft, day)
  const others = await knowledge.citable(place, ids, day)
  return others.filter((other) => differs(other, draft) && seemSameQuestion(draft, other, weights))
}

const nearTo = async (knowledge: KnowledgeStore, place: PlaceId, draft: EntryDraft, day: string) => {
  const found = new Map<string, number>()
  const weights = new Map<number, number>()
  for (const wording of [draft.question, ...draft.similar].slice(0, COMPARED)) {
    const result = await knowledge.search(place, wording, day, hitsEach)
    const { terms, values } = result.weights
    for (const [i, weight] of values.entries()) weights.set(terms.ids[i] ?? 0, weight)
    for (const { entryId, score } of result.hits)
      if (entryId !== draft.id) found.set(entryId, (found.get(entryId) ?? 0) + score)
  }
  const best = [...found].sort(([, a], [, b]) => b - a).slice(0, mostCompared)
  return { ids: best.map(([id]) => id), weights }
}

const plain = (text: string) => text.replaceAll(/[\s\p{P}]/gu, '')
const differs = (a: EntryDraft, b: EntryDraft) => plain(a.answer) !== plain(b.answer)

import { rewriteAnswer } from '../../../prompts/rewrite-answer.ts'
import type { Generated } from '../../domain/answer.ts'
import { faultOfAnswer } from '../../domain/generated/check-answer.ts'
import type { EntryVersion } from '../../domain/knowledge-entry.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Deps } from '../deps.ts'
import { guideText } from '../wording/answer.ts'

/** Longer a citizen does not wait for other words: the stored ones are there. */
const rewriteWithinMs = 2500

export type Rewritten = {
  readonly text: string
  /** Entries that were used, the one that answers first. */
  readonly cited: readonly EntryVersion[]
  readonly generated: Generated
}

/**
 * The entry's answer told for the question asked, by a model that saw only these entries; null when there is no model,
 * it fails, or it said anything that the entries do not say. Then the stored answer holds.
 */
export const rewritten = async (
  { chatModel }: Deps,
  place: PlaceId,
  question: string,
  best: EntryVersion,
  others: readonly EntryVersion[],
): Promise<Rewritten | null> => {
  if (!chatModel) return null
  const entries = [best, ...others]
  const passages = entries.map(passageOf)
  const asked = { question, best: best.id, passages }
  const made = await chatModel.ask(place, rewriteAnswer, asked, rewriteWithinMs)
  if (made.kind === 'none') return null
  const sources = entries.map((entry) => ({ id: entry.id, text: sourceOf(entry) }))
  if (faultOfAnswer(made.output, best.id, sources)) return null
  const cited = entries.filter(({ id }) => made.output.citations.includes(id))
  return { text: made.output.answer.trim(), cited, generated: made.generated }
}

const basisOf = ({ basis }: EntryVersion): readonly string[] =>
  basis.map(
    ({ law, article, docNo }) =>
      `《${law}》${article === '全文' ? '' : article}${docNo ? `（${docNo}）` : ''}`,
  )

const passageOf = (entry: EntryVersion) => {
  const guide = guideText(entry)
  return {
    id: entry.id,
    question: entry.question,
    answer: entry.answer.trim(),
    ...(guide === '' ? {} : { guide }),
    basis: [...basisOf(entry)],
  }
}

/** Everything an answer may repeat; the similar questions are not the unit's words. */
const sourceOf = (entry: EntryVersion): string =>
  [entry.question, entry.answer, guideText(entry), ...basisOf(entry), entry.effectiveFrom].join('\n')

import type { Basis } from '../knowledge-entry.ts'
import type { WorkingDraft } from './life.ts'

const fewestSimilar = 3

/** A question without punctuation and spaces, for comparing wordings. */
export const plainWording = (text: string): string => text.replaceAll(/[\s\p{P}]/gu, '')

/** What is wrong with the wordings of an entry: too few, one twice, one that is a counter-example as well. */
export const wordingFaults = ({
  question = '',
  similar = [],
  negative = [],
}: Pick<WorkingDraft, 'question' | 'similar' | 'negative'>): readonly string[] => {
  const seen = new Set<string>()
  const twice = [question, ...similar].filter((text) => seen.size === seen.add(plainWording(text)).size)
  const few = similar.length < fewestSimilar ? [`只有${similar.length}个相似问，至少${fewestSimilar}个`] : []
  const clash = negative
    .filter((text) => seen.has(plainWording(text)))
    .map((text) => `“${text}”既是相似问又是反例`)
  return [...few, ...twice.map((text) => `相似问“${text}”重复`), ...clash]
}

/** A basis outside the statute books must be found by its number or address; null = it can. */
export const externalFault = ({ law, article, external, docNo, url }: Basis): string | null =>
  external && !docNo && !url ? `《${law}》${article}标为外部依据，但没有文号或网址` : null

/** What an entry lacks that can be told without the law texts. An empty list is a good draft. */
export const draftFaults = (draft: WorkingDraft): readonly string[] => [
  ...(draft.basis ?? []).map(externalFault).filter((fault) => fault !== null),
  ...wordingFaults(draft),
]

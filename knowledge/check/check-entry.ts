import { externalFault, plainWording, wordingFaults } from '../../src/domain/knowledge/draft-faults.ts'
import type { EntryDraft } from '../../src/domain/knowledge-entry.ts'
import { checkFigures } from './check-figures.ts'
import { findArticle, type StatuteBook } from './statute-book.ts'

/** What is wrong with an entry, held against the law texts. An empty list is a good entry. */
export const checkEntry = (entry: EntryDraft, book: StatuteBook): readonly string[] => [
  ...entry.basis.flatMap((basis) => checkBasis(entry, basis, book)),
  ...checkFigures(entry, book),
  ...wordingFaults(entry),
]

const checkBasis = (
  entry: EntryDraft,
  basis: EntryDraft['basis'][number],
  book: StatuteBook,
): readonly string[] => {
  const cited = `《${basis.law}》${basis.article}`
  if (book.replaced.has(basis.law)) return [`${cited} 已被新法取代，不得引用`]
  if (basis.external) return [externalFault(basis)].filter((fault) => fault !== null)
  if (!book.laws.has(basis.law)) return [`法规库中没有《${basis.law}》`]
  const article = findArticle(book, basis.law, basis.article)
  if (!article) return [`法规库中没有 ${cited}`]
  if (article.effective !== null && entry.effectiveFrom < article.effective)
    return [`${cited} 自 ${article.effective} 施行，而条目自 ${entry.effectiveFrom} 起可引用`]
  return []
}

export { plainWording as plain }

import { externalFault, plainWording, wordingFaults } from '../../src/domain/knowledge/draft-faults.ts'
import type { EntryDraft } from '../../src/domain/knowledge-entry.ts'
import { figuresInAnswer, figuresInLaw } from './figures.ts'
import { findArticle, type StatuteBook } from './statute-book.ts'

const nationalTelephones = new Set(
  '110 119 120 122 12345 12333 12315 12329 12393 12348 12366 12367 12369 12388 12389 12350 12306 12328 12123 12351 12355 12338 12385 12377 12381 96110 12318 12301 12320 12300 12305 12378 12386 12363 12371 12380 12356 12326 12309'.split(
    ' ',
  ),
)

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

const checkFigures = (entry: EntryDraft, book: StatuteBook): readonly string[] => {
  if (entry.basis.some((basis) => basis.external)) return []
  const allowed = new Set<number>()
  for (const basis of entry.basis) {
    const article = findArticle(book, basis.law, basis.article)
    for (const value of figuresInLaw(`${basis.law}${article?.text ?? ''}`)) allowed.add(value)
  }
  const text = withoutAllowedWords(entry, book)
  return figuresInAnswer(text)
    .filter(({ value }) => !allowed.has(value))
    .map(({ shown }) => `数字“${shown}”不见于所引条文`)
}

/** Telephones, dates in force and article numbers are checked elsewhere or need no article. */
const withoutAllowedWords = (entry: EntryDraft, book: StatuteBook): string => {
  const days = new Set([entry.effectiveFrom, entry.effectiveTo])
  for (const basis of entry.basis) days.add(findArticle(book, basis.law, basis.article)?.effective ?? null)
  const telephones = (match: string) => (nationalTelephones.has(match) ? '' : match)
  return [entry.answer, ...Object.values(entry.guide ?? {}).flat()]
    .join('\n')
    .replaceAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g, (whole, y: string, m: string, d: string) =>
      days.has(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`) ? '' : whole,
    )
    .replaceAll(/(?<![\d])\d{3,5}(?![\d元日天%])/g, telephones)
}

export { plainWording as plain }

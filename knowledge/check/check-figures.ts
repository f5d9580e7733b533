import type { EntryDraft } from '../../src/domain/knowledge-entry.ts'
import { figuresInAnswer, figuresInLaw } from './figures.ts'
import { findArticle, type StatuteBook, textsOf } from './statute-book.ts'

const nationalTelephones = new Set(
  '110 119 120 122 12345 12333 12315 12329 12393 12348 12366 12367 12368 12369 12388 12389 12350 12306 12328 12123 12351 12355 12338 12385 12377 12381 96110 12318 12301 12320 12321 12300 12305 12378 12386 12363 12371 12380 12356 12326 12309'.split(
    ' ',
  ),
)

const measures = '元日天年月米吨倍%％'
/** Shaped like the numbers that are the same in the whole country: 119, 12345, 95598, 96110. */
const telephone = new RegExp(`(?<![\\d.])(?:1[12]\\d|1[02]\\d{3}|9[56]\\d{3,4})(?![\\d.${measures}])`, 'g')

/** How the figures of an entry stand to the texts it cites. */
type Figures = {
  /** They stand in a text. */
  readonly held: number
  /** In none, though every text is here. */
  readonly strange: readonly string[]
  /** In none that is here, and not all are: a person has to look. */
  readonly untold: readonly string[]
}

export const figuresOf = (entry: EntryDraft, book: StatuteBook): Figures => {
  const texts = entry.basis.map((basis) => textsOf(book, basis))
  const named = entry.basis.map(({ law }) => law)
  const allowed = figuresInLaw([...named, ...texts.flatMap((known) => known ?? [])].join('\n'))
  const figures = figuresInAnswer(withoutAllowedWords(entry, book))
  const missing = figures.filter(({ value }) => !allowed.has(value)).map(({ shown }) => shown)
  const told = texts.every((known) => known !== null)
  return {
    held: figures.length - missing.length,
    strange: told ? missing : [],
    untold: told ? [] : missing,
  }
}

export const checkFigures = (entry: EntryDraft, book: StatuteBook): readonly string[] => [
  ...figuresOf(entry, book).strange.map((shown) => `数字“${shown}”不见于所引条文`),
  ...[...wordsOf(entry).matchAll(telephone)]
    .filter(([number]) => !nationalTelephones.has(number))
    .map(([number]) => `电话“${number}”不在全国统一号码之列`),
]

const wordsOf = (entry: EntryDraft): string =>
  [entry.answer, ...Object.values(entry.guide ?? {}).flat()].join('\n')

/** Telephones, dates in force and article numbers are checked elsewhere or need no article. */
const withoutAllowedWords = (entry: EntryDraft, book: StatuteBook): string => {
  const days = new Set([entry.effectiveFrom, entry.effectiveTo])
  for (const basis of entry.basis) days.add(findArticle(book, basis.law, basis.article)?.effective ?? null)
  return wordsOf(entry)
    .replaceAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g, (whole, y: string, m: string, d: string) =>
      days.has(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`) ? '' : whole,
    )
    .replaceAll(telephone, '')
}

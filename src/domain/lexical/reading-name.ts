import { everyday } from './everyday.ts'
import { emptyCharacters, emptyPhrases } from './stop-words.ts'
import { termId } from './term-id.ts'
import { concepts } from './thesaurus.ts'
import { fields } from './vectors.ts'

/** Raised by hand when the code that cuts or weighs terms changes; the data below is noticed by itself. */
const revision = 3

/** Names the rules of reading. An index made under another name must be made again. */
export const readingName = (): string => {
  const data = JSON.stringify([concepts, everyday, emptyCharacters, emptyPhrases, fields])
  return `${revision}-${termId(data)}-${data.length}`
}

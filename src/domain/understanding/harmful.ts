import { has, type Phrases, words } from './phrases.ts'
import { askHowWords, deedWords, tellingDeedWords } from './words/harm-words.ts'

const anyDeed: Phrases = words`${Object.values(deedWords)
  .flatMap((w) => w.list)
  .join(' ')}`

// A request for help in a wrong is short; a long letter tells of one.
const LONGEST = 60

/**
 * The message asks for help in a serious wrong (how to make a bomb, forge a paper, read a wife's messages). Strong words,
 * accusations and questions about what the law says of a deed are never that.
 */
export function asksForHarm(text: string): boolean {
  if (text.length > LONGEST || !has(text, anyDeed)) return false
  return has(text, askHowWords) && !has(text, tellingDeedWords)
}

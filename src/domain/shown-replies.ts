import type { Reply } from './answer.ts'
import { maskPersonal } from './masking.ts'

const codes = /(查询码|验证码|口令)([是为：:\s]*)\d{4,}/g

/** Links that let whoever has them rate for the citizen, or read their orders. */
const openers = /(\/(?:rate\/[^\s/]+|my\/enter)\/)[\w-]+/g

/** What was said, for people who look after the sending: personal numbers, codes and what a link opens with hidden, at most `most` characters. */
export const shownReplies = (replies: readonly Reply[], most: number): string => {
  const text = maskPersonal(replies.map((reply) => reply.text).join('\n'))
    .replace(codes, '$1$2******')
    .replace(openers, '$1******')
  const signs = [...text]
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`
}

import type { Extracted } from '../../domain/matter.ts'
import {
  addressPiece,
  detectCommand,
  type Field,
  isQuestion,
  onlyWishes,
  readAnswer,
} from '../../domain/understanding/index.ts'

/** Fields whose answers have a form of their own. The others take free words, so one part of a message answers one. */
const formed: readonly Field[] = [
  'contactPhone',
  'contactName',
  'complainantKind',
  'publicity',
  'confidential',
  'replyWanted',
  'anonymous',
]
/** Says that it is a name. */
const called = /我叫|叫我|姓|先生|女士|小姐|师傅|老师|阿姨|大爷/
/** 白浪河边 begins like a name, too. */
const placeLike = /[河湖江路街巷桥村镇乡区县楼店校院厂园场站口边旁门]/
const bareFlag = /^(?:是|是的|对|好|好的|可以|行|嗯|要|需要|同意|不|不是|不要|不用|不用了|不需要|没有|否)$/
/** Said before something else (行吧，帮我登记), it agrees to nothing that was asked. */
const bareYes = /^(?:是|是的|对|好|好的|可以|行|嗯|要|同意)[吧啊呀的了]?$/
const filler = /^(?:另外|还有|然后|对了|就是|就|嗯+|哦|那个|请问|我|您好|你好|谢谢|麻烦了?)$/
const asksBack = /[？?]|吗$|怎么|什么|多久|几天|为什么|哪里|哪儿/

/**
 * The answers a message gives to the fields asked for, in any order, several in one message. `stated` is what the
 * message was read to say outright. Each part of the message answers one field only.
 */
export const answersTo = (asked: readonly string[], message: string, stated: Extracted): Extracted => {
  const text = message.trim()
  const fields = asked.filter((field): field is Field => !field.startsWith('fact:'))
  const parts = text.split(/[，,。；;、！!\s]+/u).filter((part) => part !== '')
  const exact = formedAnswers(fields, text, parts)
  return { ...looseAnswers(fields, text, exact.rest, stated), ...exact.found }
}

type Read = { readonly found: Extracted; readonly rest: readonly string[] }

const formedAnswers = (fields: readonly Field[], text: string, parts: readonly string[]): Read => {
  const asked = fields.filter((field) => formed.includes(field))
  // The question for the telephone asks for the name as well.
  const wanted: readonly Field[] = asked.includes('contactPhone') ? [...asked, 'contactName'] : asked
  const found = new Map<Field, unknown>()
  // 岳峰镇 begins like a name, and so does 金山 after 仓山区: a bare name stands beside a telephone.
  const place = fields.includes('place') && readAnswer('contactPhone', text) === null
  const partOfPlace = (part: string) =>
    addressPiece(part) !== null ||
    (place && !called.test(part) && placeLike.test(part)) ||
    (place && !called.test(part) && parts.some((p) => addressPiece(p) !== null))
  let rest = parts
  for (const field of wanted) {
    const part = rest.find(
      (candidate) =>
        readAnswer(field, candidate) !== null &&
        (!bareYes.test(candidate) || (rest.length === 1 && (fields.length === 1 || parts.length > 1))) &&
        (field !== 'contactName' || !partOfPlace(candidate)),
    )
    rest = rest.filter((other) => other !== part)
    // A bare yes to two questions answers the first.
    const answer = part ?? (bareFlag.test(text) || bareYes.test(text) ? '' : text)
    const value = field === 'contactName' && partOfPlace(answer) ? null : readAnswer(field, answer)
    if (value !== null) found.set(field, value)
  }
  return { found: Object.fromEntries(found) as Extracted, rest }
}

const looseAnswers = (
  fields: readonly Field[],
  text: string,
  parts: readonly string[],
  stated: Extracted,
): Extracted => {
  const asked = fields.filter((field) => !formed.includes(field))
  const said = Object.fromEntries(
    asked
      .filter((field) => stated[field] !== undefined)
      .map((field) => [field, field === 'place' ? wholePlace(stated.place ?? '', parts) : stated[field]]),
  ) as Extracted
  if (detectCommand(text) !== null || asksBack.test(text) || isQuestion(text) || onlyWishes(text)) return said
  const tellsWhere = stated.place !== undefined && stated.place.length * 2 >= text.length
  const open = asked.filter(
    (field) =>
      stated[field] === undefined && !(field === 'target' && (tellsWhere || addressPiece(text) !== null)),
  )
  const rest = parts.filter(
    (part) => /\p{L}/u.test(part) && !filler.test(part) && !isIn(part, Object.values(said)),
  )
  return open.reduce<{ found: Extracted; rest: readonly string[] }>(
    (so, field, index) => {
      const last = index === open.length - 1
      const candidate = last ? whatIsLeft(field, so.rest) : (so.rest[0] ?? '')
      const value = readAnswer(field, candidate)
      if (value === null) return so
      return { found: { ...so.found, [field]: value }, rest: last ? [] : so.rest.slice(1) }
    },
    { found: said, rest },
  ).found
}

/** Of an address told in pieces, those that are pieces of one. */
const whatIsLeft = (field: Field, rest: readonly string[]): string => {
  const pieces = field === 'place' ? rest.filter((part) => readAnswer('place', part) !== null) : []
  return pieces.length > 0 ? pieces.join('') : rest.join('，')
}

/** Asked for a place, a citizen names it whole: what was read out of a part is widened to the part. */
const wholePlace = (read: string, parts: readonly string[]): string => {
  const whole = parts.join('')
  if (
    parts.length > 1 &&
    whole.length <= 24 &&
    parts.every((part) => readAnswer('place', part) !== null && readAnswer('when', part) === null)
  )
    return whole
  const part = parts.find((candidate) => candidate.includes(read))
  return (part === undefined ? null : readAnswer('place', part)) ?? read
}

const isIn = (part: string, values: readonly unknown[]): boolean =>
  values.some((value) => typeof value === 'string' && (value.includes(part) || part.includes(value)))

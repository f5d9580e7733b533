import { asksLocalFigure } from './particulars.ts'

/** Ways to begin before the town is named. */
const opening = '(?:请问|想问|想咨询|问一?下|咨询|您好|你好|关于|我们?|咱们?|[，,。：:\\s])*在?'
/** What makes the town part of another name, or of who the asker is. */
const partOfAName =
  /^(?:[东西南北中]?(?:路|街|大道|大街)|人(?!民)|话|站|港|机场|银行|医院|大学|学院|学校|[一二三四五六七八九十]中|户口|户籍|籍|牌照?|号牌|移动|联通|电信|日报|热线|12345|政府|市政府)/
const fewestCharacters = 4

const formOf = new WeakMap<readonly string[], RegExp>()

const startsAt = (homeNames: readonly string[]): RegExp => {
  const known = formOf.get(homeNames)
  if (known) return known
  const name = `(?:${homeNames.join('|')})[省市区县州]?`
  const form = new RegExp(`^${opening}${name}(?:的?${name})?(?:的|这边|这里)?`)
  formOf.set(homeNames, form)
  return form
}

/**
 * A question that begins with the place the hotline serves (某市养狗怎么办证), without it: whoever asks here means here.
 * Null when it does not begin so, when the name is part of another, or when a figure of just that place is asked for.
 */
export const withoutHome = (question: string, homeNames: readonly string[]): string | null => {
  if (homeNames.length === 0) return null
  const start = startsAt(homeNames).exec(question)?.[0]
  if (start === undefined) return null
  const rest = question.slice(start.length)
  if (rest.length < fewestCharacters || partOfAName.test(rest)) return null
  return asksLocalFigure(`本市${rest}`) ? null : rest
}

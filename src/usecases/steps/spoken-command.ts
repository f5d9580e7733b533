import { type Command, detectCommand } from '../../domain/understanding/index.ts'
import type { TurnContext } from '../turn/turn.ts'
import { demandsExplanation } from './spoken-rating.ts'

/** WEIF-like letters, the day, the running number. */
export const numberPattern = /[A-Z]{1,4}-?\d{8}-?\d{3,6}/i
export const codePattern = /(?<!\d)\d{6}(?!\d)/

export type OrderWord = 'supplement' | 'withdraw' | 'rate' | 'object' | 'demand-explanation'
export type Word = Exclude<Command, object> | OrderWord

const supplement = /^(?:我?要?|我想)(?:再?补充|追加)(?:一下|说明|情况|一点|材料)?/
const withdraw = /^(?:我?要?|我想)?(?:撤回|撤销|撤单|撤诉)/
const rate = /^(?:我?要?|我想)?(?:评价|打分|评分)(?:一下)?/
const object = /^(?:我?要?|我想)?(?:提出?)?异议/
const demand = /^(?:我?要?|我想)?要?求?(?:作出|给出)?(?:说明|解释)/

/** Words that begin a command, with its number, its content or both behind them. */
const openings: readonly (readonly [OrderWord, RegExp])[] = [
  ['supplement', supplement],
  ['object', object],
  ['rate', rate],
]

/** What a message orders, whether by a bare word or with the number or the content behind it. */
export const spokenCommand = (message: string): Command | OrderWord | null => {
  const text = message.normalize('NFKC').trim()
  const bare = detectCommand(text)
  if (bare !== null) return bare
  const opened = openings.find(([, form]) =>
    new RegExp(`${form.source}\\s*(?:[:,]|${numberPattern.source})`, 'i').test(text),
  )
  if (opened) return opened[0]
  if (/^(?:我?要?|我想)?(?:评价|打分|评分)\s*(?:[1-5]\s*(?:分|星)?|\S{0,4}满意)\s*[。!]?$/.test(text))
    return 'rate'
  if (!numberPattern.test(text))
    return demand.test(text) && demandsExplanation(text) ? 'demand-explanation' : null
  const rest = text.replace(numberPattern, '').replace(codePattern, '')
  const words = rest.replace(/查询码|编号|密码|工单|单号|号码|[\s\p{P}]/gu, '')
  if (words === '' || /^(?:我?要?|我想|帮我|请)?(?:查|看)/.test(words)) return 'progress'
  if (withdraw.test(words)) return 'withdraw'
  if (rate.test(words)) return 'rate'
  return demandsExplanation(words) ? 'demand-explanation' : null
}

/** What a command tells, as it was typed, without the words of command, the number and the code. */
export const contentOf = (message: string): string => {
  const typed = message.trim()
  const text = numberPattern.test(typed) ? typed : fullWidthNumber(typed)
  const opening = [supplement, object, rate].find((form) => form.test(text))
  const content = (opening ? text.replace(opening, '') : text).replace(numberPattern, '')
  return (numberPattern.test(text) ? content.replace(codePattern, '') : content)
    .replace(/^[\s:：,，。.]+/, '')
    .trim()
}

const fullWidthNumber = (text: string): string => {
  const narrow = text.normalize('NFKC')
  return numberPattern.test(narrow) ? narrow : text
}

/** Something is being filled in. */
export const isBusy = ({ conversation }: TurnContext): boolean =>
  conversation.dialogue.kind === 'collecting' || conversation.dialogue.kind === 'confirming'

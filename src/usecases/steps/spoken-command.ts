import { type Command, detectCommand } from '../../domain/understanding/index.ts'
import type { TurnContext } from '../turn.ts'

/** WEIF-like letters, the day, the running number. */
export const numberPattern = /[A-Z]{1,4}-?\d{8}-?\d{3,6}/i
export const codePattern = /(?<!\d)\d{6}(?!\d)/

export type Word = Exclude<Command, object>

const supplement = /^(?:我?要?|我想)(?:再?补充|追加)(?:一下|说明|情况|一点|材料)?/

/** What a message orders, whether by a bare word or with the number or the content behind it. */
export const spokenCommand = (message: string): Command | null => {
  const text = message.normalize('NFKC').trim()
  const bare = detectCommand(text)
  if (bare !== null) return bare
  if (new RegExp(`${supplement.source}\\s*(?:[:,]|${numberPattern.source})`, 'i').test(text))
    return 'supplement'
  if (!numberPattern.test(text)) return null
  const rest = text.replace(numberPattern, '').replace(codePattern, '')
  const words = rest.replace(/查询码|编号|密码|工单|单号|号码|[\s\p{P}]/gu, '')
  if (words === '' || /^(?:我?要?|我想|帮我|请)?(?:查|看)/.test(words)) return 'progress'
  if (/^(?:我?要?|我想)?(?:撤回|撤销|撤单|撤诉)/.test(words)) return 'withdraw'
  return /^(?:我?要?|我想)?(?:评价|打分|评分)/.test(words) ? 'rate' : null
}

/** What a supplement tells, as it was typed, without the words of command, the number and the code. */
export const supplementText = (message: string): string => {
  const typed = message.trim()
  const text = numberPattern.test(typed) ? typed : fullWidthNumber(typed)
  const content = text.replace(supplement, '').replace(numberPattern, '')
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

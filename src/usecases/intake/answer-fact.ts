import type { IntakeDraft } from '../../domain/conversation.ts'
import { detectCommand } from '../../domain/understanding/index.ts'

/** How often the same is asked. */
export const patience = 2

const prefix = 'fact:'

export const factField = (fact: string): string => `${prefix}${fact}`

/** The fact asked for in the last reply; null when fields were asked. */
export const askedFact = (draft: IntakeDraft): string | null => {
  const field = draft.asked.find((asked) => asked.startsWith(prefix))
  return field === undefined ? null : field.slice(prefix.length)
}

const lead = '(?:我|我们|这个?|具体|现在|目前|真的?|也|还|都|就|那|，|,|\\s)*'
/** Begins like a no, and says nothing of the fact. */
const unsureAnswer = new RegExp(
  `^${lead}(?:不(?:是|怎么)?(?:太|大|很|特别|十分)?(?:清楚|知道|晓得|确定|了解|明白|懂|记得)|不好说|说不(?:准|清|好)|拿不准|没有?(?:问过|打听过?|了解过?|留意|注意)|记不(?:清|得|住)|忘了|没听说过?)`,
)

/** 不清楚 to the fact asked for: not a no. A person has to find out. */
export const isUnsure = (message: string): boolean => unsureAnswer.test(message.trim())

/** 是 / 没有 / 已立案 to the fact asked for, as the value it gives; null when it is no such answer. */
export const factAnswer = (fact: string, message: string): string | boolean | null => {
  const text = message.trim()
  if (isUnsure(text)) return null
  const command = detectCommand(text)
  const no = command === 'deny' || /^(?:没|不是|还没|尚未|未|否|不)/.test(text)
  const yes =
    !no && (command === 'confirm' || /^(?:是|对|有|已|嗯|起诉|立案|受理|申请|在本地|本地)/.test(text))
  if (yes === no) return null
  return factValue(fact, yes) ?? null
}

const factValue = (fact: string, yes: boolean): string | boolean | undefined => {
  switch (fact) {
    case 'litigation':
    case 'arbitration':
    case 'reconsideration':
    case 'petition':
      return yes ? 'filed' : 'none'
    case 'discipline':
      return yes ? 'violation' : 'style'
    case 'place':
      return yes ? 'local' : 'other_city'
    case 'secret':
      return undefined
    default:
      return yes
  }
}

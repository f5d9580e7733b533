import type { IntakeDraft } from '../../domain/conversation.ts'
import { detectCommand } from '../../domain/understanding/index.ts'

const prefix = 'fact:'

export const factField = (fact: string): string => `${prefix}${fact}`

/** The fact asked for in the last reply; null when fields were asked. */
export const askedFact = (draft: IntakeDraft): string | null => {
  const field = draft.asked.find((asked) => asked.startsWith(prefix))
  return field === undefined ? null : field.slice(prefix.length)
}

/** 是 / 没有 / 已立案 to the fact asked for, as the value it gives; null when it is no such answer. */
export const factAnswer = (fact: string, message: string): string | boolean | null => {
  const text = message.trim()
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

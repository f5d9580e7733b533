import type { At } from '../column-types.ts'

/** Codes that open a conversation on another device. */
export type WebChatTables = {
  continue_code: {
    place: string
    conversation_digest: string
    code_digest: string
    conversation_sealed: string
    until: At
  }
  continue_try: { place: string; step: At; wrong: number }
}

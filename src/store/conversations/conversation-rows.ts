import type { Outcome, Reply } from '../../domain/answer.ts'
import type { AttachmentRef } from '../../domain/attachment.ts'
import {
  type Channel,
  type Conversation,
  dialogueSchema,
  type PastTurn,
  type Turn,
} from '../../domain/conversation.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Cipher } from '../../ports/cipher.ts'

export type TurnRow = { readonly outcome: Outcome; readonly replies_sealed: string }

export type ConversationRow = {
  readonly channel: Channel
  readonly citizen_sealed: string | null
  readonly dialogue_sealed: string
  readonly version: number
  readonly orders: readonly string[]
}

export const newConversation = (place: PlaceId, channel: Channel, id: string): Conversation => ({
  place,
  id,
  channel,
  citizenKey: null,
  dialogue: { kind: 'open' },
  version: 0,
  orders: [],
})

export const toConversation = async (
  cipher: Cipher,
  place: PlaceId,
  id: string,
  row: ConversationRow,
): Promise<Conversation> => {
  const [citizenKey, dialogue] = await Promise.all([
    row.citizen_sealed === null ? null : cipher.open(row.citizen_sealed),
    cipher.open(row.dialogue_sealed),
  ])
  // A dialogue an earlier release left in another form is dropped: the citizen starts over, nothing breaks.
  const parsed = dialogueSchema.safeParse(JSON.parse(dialogue))
  return {
    place,
    id,
    channel: row.channel,
    citizenKey,
    dialogue: parsed.success ? parsed.data : { kind: 'open' },
    version: row.version,
    orders: row.orders,
  }
}

export const toTurn = async (cipher: Cipher, row: TurnRow): Promise<Turn> => ({
  outcome: row.outcome,
  replies: JSON.parse(await cipher.open(row.replies_sealed)) as Reply[],
})

type PastTurnRow = TurnRow & {
  readonly seq: number
  readonly text_sealed: string
  readonly attachments_sealed: string | null
  readonly at: Date
}

export const toPastTurn = async (cipher: Cipher, row: PastTurnRow): Promise<PastTurn> => {
  const [turn, text, brought] = await Promise.all([
    toTurn(cipher, row),
    cipher.open(row.text_sealed),
    row.attachments_sealed === null ? null : cipher.open(row.attachments_sealed),
  ])
  const attachments = brought === null ? {} : { attachments: JSON.parse(brought) as AttachmentRef[] }
  return { ...turn, seq: row.seq, text, at: row.at.toISOString(), ...attachments }
}

import { mayOpenById } from '../../domain/conversation-id.ts'
import { digestOf } from '../digest-of.ts'

const signLength = 12

/** A sign of a conversation for people at work: whoever had the id of one in a browser could read it and speak in it. */
export const conversationSign = async (conversationId: string): Promise<string> =>
  mayOpenById(conversationId) ? (await digestOf(conversationId)).slice(0, signLength) : conversationId

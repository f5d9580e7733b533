import { randomUUID } from 'node:crypto'
import type { Turn } from '../../../src/domain/conversation.ts'
import { type Answer, clientOf } from '../../http/api/client.ts'
import type { Jiban } from '../../support/jiban.ts'

/** A citizen in one conversation of the web chat, by its public contract. */
export const citizenByHttp = (
  jiban: Pick<Jiban, 'app'>,
  place: string,
  conversationId: string = randomUUID(),
) => {
  const client = clientOf(jiban)
  const passed = ({ status, body }: Answer) => {
    if (status !== 200) throw new Error(JSON.stringify(body))
    return body
  }
  return {
    conversationId,
    say: async (text: string, messageId: string = randomUUID()): Promise<Turn> =>
      passed(
        await client.post(`/api/v1/${place}/messages`, { conversationId, text, messageId, channel: 'web' }),
      ),
    /** What was told beside the turns: notices of the citizen's orders. */
    told: async (): Promise<string> => {
      const { notices } = passed(await client.get(`/api/v1/${place}/conversations/${conversationId}`))
      return notices.map(({ text }: { readonly text: string }) => text).join('\n')
    },
    /** A step of the citizen's own on the order. */
    gives: async (no: string, code: string, command: object) =>
      passed(await client.post(`/api/v1/${place}/orders/${no}/commands`, { code, ...command })),
    /** The order as its citizen reads it. */
    reads: async (no: string, code: string) =>
      passed(await client.get(`/api/v1/${place}/orders/${no}?code=${code}`)),
  }
}

import { createHash } from 'node:crypto'
import type { Turn } from '../../src/domain/conversation.ts'
import type { Arriving, FrontDoor, Received, Waiting } from '../../src/ports/front-door.ts'
import { handleMessage } from '../../src/usecases/handle-message.ts'
import type { Jiban } from './jiban.ts'

/**
 * The front door with the real turns and nothing before them: no inbox, no merging, no limits. What a caller said of
 * its replies is kept; `next` stands in for the answer to the next message.
 */
export const plainDoor = (jiban: Pick<Jiban, 'deps'>) => {
  const carried: string[] = []
  const lost: string[] = []
  const arrived: Arriving[] = []
  const next: ((message: Arriving) => Promise<Received> | Received)[] = []
  const conversationOf: FrontDoor['conversationOf'] = async (place, channel, citizenKey, thread) =>
    createHash('sha256')
      .update(JSON.stringify([place, channel, citizenKey, thread]))
      .digest('hex')
      .slice(0, 32)
  const turnOf = async (message: Arriving): Promise<Turn> => {
    const { thread, ...rest } = message
    const conversationId = await conversationOf(message.place, message.channel, message.citizenKey, thread)
    return handleMessage(jiban.deps, { ...rest, conversationId })
  }
  const door: FrontDoor = {
    async receive(message: Arriving, _waiting: Waiting): Promise<Received> {
      arrived.push(message)
      const instead = next.shift()
      if (instead) return instead(message)
      return { kind: 'answered', turn: await turnOf(message), reply: message.messageId }
    },
    carried: async (_place, reply) => void carried.push(reply),
    notCarried: async (_place, reply) => void lost.push(reply),
    conversationOf,
  }
  return { door, arrived, carried, lost, next, turnOf }
}

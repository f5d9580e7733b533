import type { Outgoing } from '../../src/ports/channel-sender.ts'

/** Whose talk from which room goes on in private; kept by the one process that holds the connection, for one login. */
export type PrivateTalk = {
  /** The room whose talk somebody goes on with in private; null when there is none. */
  roomOf(contact: string): string | null
  /** What is answered from now on is nobody else's business. True when it was not so before. */
  begin(contact: string, room: string): boolean
  /** They speak in a room again. */
  end(contact: string): void
}

export const privateTalk = (): PrivateTalk => {
  const rooms = new Map<string, string>()
  return {
    roomOf: (contact) => rooms.get(contact) ?? null,
    begin: (contact, room) => {
      const before = rooms.get(contact)
      rooms.set(contact, room)
      return before !== room
    },
    end: (contact) => void rooms.delete(contact),
  }
}

/** Whether a whole room may read it: answers from what is published, and nothing of anybody's own matter. */
export const isPublic = ({ purpose, orderNo, replies }: Outgoing): boolean =>
  purpose === 'reply' &&
  orderNo === null &&
  replies.every(({ citations = [], order, handsOver }) => citations.length > 0 && !order && !handsOver)

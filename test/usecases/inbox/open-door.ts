import { randomUUID } from 'node:crypto'
import type { Channel } from '../../../src/domain/conversation.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { answerInbox } from '../../../src/jobs/answer-inbox.ts'
import type { Received, Waiting } from '../../../src/ports/front-door.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { inboxStore } from '../../../src/store/conversations/inbox.ts'
import type { OpenDatabase } from '../../../src/store/database.ts'
import { ledgerStore } from '../../../src/store/ledger/ledger.ts'
import { frontDoor } from '../../../src/usecases/channels/front-door.ts'
import type { Deps } from '../../../src/usecases/deps.ts'
import type { InboxDeps } from '../../../src/usecases/inbox/inbox-deps.ts'
import { handTurnedTime } from '../../support/hand-turned-time.ts'
import { openJiban, secret } from '../../support/jiban.ts'

export const place = placeIdSchema.parse('weifang')
export const channel: Channel = 'wechat'
/** As a platform with five seconds has it. */
export const fiveSeconds: Waiting = { answerWithinMs: 4_500, mergeMs: 1_000 }
export const atOnce: Waiting = { answerWithinMs: 4_500, mergeMs: 0 }
export const nobodyWaits: Waiting = { answerWithinMs: 0, mergeMs: 0 }

/** A front door over a database, with time turned by hand. `another` is one of another process over the same. */
export const openDoor = async (database: OpenDatabase, changes: Partial<Deps> = {}) => {
  const jiban = await openJiban('2026-09-28T10:00:00+08:00', database)
  const time = handTurnedTime(jiban.clock)
  const faults: unknown[] = []
  const cipher = aesCipher(secret)
  const deps: Deps = { ...jiban.deps, ...changes }
  const ledger = ledgerStore(database.db, cipher)
  const use: InboxDeps = {
    deps,
    inbox: inboxStore(database.db, cipher),
    ledger,
    cipher,
    onFault: (fault) => void faults.push(fault),
    pause: time.pause,
  }
  const door = frontDoor(use)
  return { jiban, time, faults, use, door, ledger, ...citizens(use, door), ...reads(database, use) }
}
export type OpenDoor = Awaited<ReturnType<typeof openDoor>>

const citizens = (use: InboxDeps, door: ReturnType<typeof frontDoor>) => ({
  another: (changes: Partial<InboxDeps> = {}) => frontDoor({ ...use, ...changes }),
  citizen: (through = door, citizenKey: string = randomUUID()) => ({
    citizenKey,
    conversation: () => door.conversationOf(place, channel, citizenKey),
    says: (
      text: string,
      waiting: Waiting = atOnce,
      { messageId = randomUUID() as string, receivedAt = use.deps.clock.now() } = {},
    ): Promise<Received> =>
      through.receive({ place, channel, messageId, citizenKey, text, receivedAt }, waiting),
  }),
})

type InboxRow = { readonly state: string; readonly tries: number; readonly reply_id: number | null }

const reads = (database: OpenDatabase, use: InboxDeps) => {
  const rows = async <T>(sql: string, ...values: readonly unknown[]): Promise<readonly T[]> =>
    (await database.pool.query(sql, values)).rows as T[]
  return {
    rows,
    /** What was said and answered in a conversation. */
    turns: async (conversationId: string) => use.deps.conversations.turns(place, conversationId, 50),
    inbox: (conversationId: string) =>
      rows<InboxRow>(
        'select state, tries, reply_id from inbox_message where conversation_id = $1 order by seq',
        conversationId,
      ),
    ledgerOf: (conversationId: string) =>
      rows<{ id: number; state: string; purpose: string; allowance: string | null; not_before: Date | null }>(
        "select id, state, purpose, allowance, not_before from delivery where conversation_id = $1 and purpose = 'reply' order by id",
        conversationId,
      ),
    /** The job, as it runs `ms` from now. */
    job: (ms = 60_000) => answerInbox(use, new Date(use.deps.clock.now().getTime() + ms)),
  }
}

/** All that was told, in words. */
export const wordsOf = (received: Received): string =>
  received.kind === 'answered' ? received.turn.replies.map(({ text }) => text).join('\n') : received.kind

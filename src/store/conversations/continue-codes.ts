import { sql } from 'kysely'
import type { Cipher } from '../../ports/cipher.ts'
import type { ContinueCodes } from '../../ports/continue-codes.ts'
import type { Database } from '../database.ts'

const stepMs = 10 * 60_000
/** Of eight digits; with a thousand codes open at once, a guesser hits one in a step at odds of one to five hundred. */
const wrongInStep = 200

/** Codes lie here as keyed digests, the conversations they open sealed. */
export const continueCodes = (db: Database, cipher: Cipher): ContinueCodes => {
  const digestOf = (place: string, code: string) => cipher.digest(`continue-code ${place}/${code}`)
  return {
    issue: async (place, conversationId, code, now, until) => {
      const conversation = await cipher.digest(`continue ${place}/${conversationId}`)
      const digest = await digestOf(place, code)
      const sealed = await cipher.seal(conversationId)
      await db.deleteFrom('continue_code').where('place', '=', place).where('until', '<=', now).execute()
      await db.deleteFrom('continue_try').where('place', '=', place).where('step', '<', stepOf(now)).execute()
      const { rows } = await sql`
        insert into continue_code (place, conversation_digest, code_digest, conversation_sealed, until)
        select ${place}, ${conversation}, ${digest}, ${sealed}, ${until}::timestamptz
        where not exists (
          select from continue_code where place = ${place} and code_digest = ${digest}
        )
        on conflict (place, conversation_digest) do update
          set code_digest = excluded.code_digest, conversation_sealed = excluded.conversation_sealed,
            until = excluded.until
        returning place
      `.execute(db)
      return rows.length > 0
    },

    redeem: async (place, code, now) => {
      if (!(await takeTry(db, place, now))) return { kind: 'shut' }
      const { rows } = await sql<{ conversation_sealed: string }>`
        delete from continue_code
        where place = ${place} and code_digest = ${await digestOf(place, code)} and until > ${now}
        returning conversation_sealed
      `.execute(db)
      const row = rows[0]
      if (!row) return { kind: 'wrong' }
      await giveTryBack(db, place, now)
      return { kind: 'found', conversationId: await cipher.open(row.conversation_sealed) }
    },
  }
}

const stepOf = (now: Date) => new Date(Math.floor(now.getTime() / stepMs) * stepMs)

/** Counted before the code is looked at, so that many tries at once do not slip through. */
const takeTry = async (db: Database, place: string, now: Date): Promise<boolean> => {
  const { rows } = await sql`
    insert into continue_try as tried (place, step, wrong) values (${place}, ${stepOf(now)}, 1)
    on conflict (place, step) do update set wrong = tried.wrong + 1 where tried.wrong < ${wrongInStep}
    returning wrong
  `.execute(db)
  return rows.length > 0
}

const giveTryBack = async (db: Database, place: string, now: Date): Promise<void> => {
  await db
    .updateTable('continue_try')
    .set({ wrong: sql<number>`wrong - 1` })
    .where('place', '=', place)
    .where('step', '=', stepOf(now))
    .where('wrong', '>', 0)
    .execute()
}

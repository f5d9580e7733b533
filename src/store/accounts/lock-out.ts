import { sql } from 'kysely'
import { DomainError } from '../../domain/errors.ts'
import { chineseMoment } from '../../domain/place-day.ts'
import type { Database } from '../database.ts'

const mostFailures = 5
const lockedMinutes = 15

/** The same for a name nobody has: a refusal never says whether there is such an account. */
const lockedOut = (lastAt: Date) => {
  const ends = new Date(lastAt.getTime() + lockedMinutes * 60_000)
  return new DomainError(
    'rate_limited',
    `密码连续输错${mostFailures}次，${chineseMoment(ends)}以后可以再试，也可以请管理员重设密码。`,
    { endsAt: ends.toISOString(), retryAfterSeconds: lockedMinutes * 60 },
  )
}

const since = sql<Date>`now() - make_interval(mins => ${lockedMinutes})`

/** Throws rate_limited while this name is shut after too many wrong passwords. */
export const refuseLockedOut = async (db: Database, nameDigest: string): Promise<void> => {
  const row = await db
    .selectFrom('sign_in_failure')
    .select(['failures', 'last_at'])
    .where('name_digest', '=', nameDigest)
    .where('last_at', '>', since)
    .executeTakeFirst()
  if (row && row.failures >= mostFailures) throw lockedOut(row.last_at)
}

/**
 * One more try, counted before the password is looked at, so that many guesses at once are still counted one by one;
 * begins from one again after a quiet quarter of an hour. Throws rate_limited for the one too many.
 */
export const countTry = async (db: Database, nameDigest: string): Promise<'last' | 'more-left'> => {
  const { failures, last_at } = await db
    .insertInto('sign_in_failure')
    .values({ name_digest: nameDigest, failures: 1, last_at: sql<Date>`now()` })
    .onConflict((conflict) =>
      conflict.column('name_digest').doUpdateSet({
        failures: sql`case when sign_in_failure.last_at > ${since} then sign_in_failure.failures + 1 else 1 end`,
        last_at: sql<Date>`now()`,
      }),
    )
    .returning(['failures', 'last_at'])
    .executeTakeFirstOrThrow()
  if (failures > mostFailures) throw lockedOut(last_at)
  return failures === mostFailures ? 'last' : 'more-left'
}

/** The password was right: nothing is held against this name. */
export const forgetFailures = async (db: Database, nameDigest: string): Promise<void> => {
  await db.deleteFrom('sign_in_failure').where('name_digest', '=', nameDigest).execute()
}

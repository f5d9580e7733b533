import { sql } from 'kysely'
import type { PlaceId } from '../../domain/place.ts'
import type { Database } from '../database.ts'
import { sha256 } from './api-keys.ts'

const minutesAway = 10

/** Somebody on the way to the provider and back. `state` and `browser` are kept as digests. */
export type ProviderAttempt = {
  readonly state: string
  readonly browser: string
  readonly place: PlaceId
  readonly nonce: string
  readonly verifier: string
  readonly back: string
}

export const keepAttempt = async (
  db: Database,
  { state, browser, ...attempt }: ProviderAttempt,
): Promise<void> => {
  await db.deleteFrom('provider_attempt').where('expires_at', '<', sql<Date>`now()`).execute()
  await db
    .insertInto('provider_attempt')
    .values({
      ...attempt,
      state_digest: await sha256(state),
      browser_digest: await sha256(browser),
      expires_at: sql<Date>`now() + make_interval(mins => ${minutesAway})`,
    })
    .execute()
}

/** What this browser set out with, once; null for a state that is unknown, used, too old or another's. */
export const takeAttempt = async (
  db: Database,
  { state, browser, place }: Pick<ProviderAttempt, 'state' | 'browser' | 'place'>,
): Promise<Pick<ProviderAttempt, 'nonce' | 'verifier' | 'back'> | null> => {
  const row = await db
    .deleteFrom('provider_attempt')
    .where('state_digest', '=', await sha256(state))
    .where('browser_digest', '=', await sha256(browser))
    .where('place', '=', place)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['nonce', 'verifier', 'back'])
    .executeTakeFirst()
  return row ?? null
}

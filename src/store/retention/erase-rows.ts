import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { PlaceId } from '../../domain/place.ts'
import type { Cipher } from '../../ports/cipher.ts'
import type { WhyErased } from '../../ports/retention-store.ts'
import type { DatabaseTransaction } from '../database.ts'

/** What stands where words were. */
export const erasedWords = '（保存期已满或应本人要求，已删除）'
const erasedName = '已删除'

/** Bytes, names and where they came from; that there was a picture stays. How many. */
export const eraseAttachments = async (
  trx: DatabaseTransaction,
  place: PlaceId,
  which: RawBuilder<SqlBool>,
): Promise<number> => {
  const { numAffectedRows } = await sql`
    update attachment set state = 'erased', content_sealed = null, source_sealed = null, next_at = null,
      last_error = null, bytes = 0, name = ${erasedName}
    where place = ${place} and state <> 'erased' and ${which}
  `.execute(trx)
  return Number(numAffectedRows ?? 0)
}

/** Lines of the ledger that are settled: address and words. How many. */
export const eraseLines = async (
  trx: DatabaseTransaction,
  cipher: Cipher,
  place: PlaceId,
  which: RawBuilder<SqlBool>,
  at: Date,
): Promise<number> => {
  const [nobody, replies, words] = await Promise.all(['', '[]', erasedWords].map((text) => cipher.seal(text)))
  const { numAffectedRows } = await sql`
    update delivery set erased_at = ${at}, platform_id = null, last_error = null,
      -- A desk is an office's, not a person's.
      address_sealed = case when channel = 'desk' then address_sealed else ${nobody} end,
      body_sealed = case when form = 'replies' then ${replies} else ${words} end
    where place = ${place} and erased_at is null and state not in ('queued', 'sending', 'failed') and ${which}
  `.execute(trx)
  return Number(numAffectedRows ?? 0)
}

/** Questions to units and their answers; that one was asked, by whom and when, stays. How many. */
export const eraseEnquiries = async (
  trx: DatabaseTransaction,
  cipher: Cipher,
  place: PlaceId,
  which: RawBuilder<SqlBool>,
  at: Date,
): Promise<number> => {
  const words = await cipher.seal(erasedWords)
  const { numAffectedRows } = await sql`
    update unit_enquiry set erased_at = ${at}, question_sealed = ${words},
      answer_sealed = case when answer_sealed is not null then ${words} end
    where place = ${place} and erased_at is null and ${which}
  `.execute(trx)
  return Number(numAffectedRows ?? 0)
}

type Erasure = {
  readonly at: Date
  readonly what: 'order' | 'conversation' | 'delivery' | 'inbox'
  readonly name: string | null
  readonly rows: number
  readonly why: WhyErased
}

export const noteErasure = async (
  trx: DatabaseTransaction,
  place: PlaceId,
  erasure: Erasure,
): Promise<void> => {
  if (erasure.rows > 0)
    await trx
      .insertInto('erasure')
      .values({ place, ...erasure })
      .execute()
}

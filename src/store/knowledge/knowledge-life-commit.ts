import { sql } from 'kysely'
import { NATIONAL } from '../../domain/place.ts'
import { dayInChina } from '../../domain/place-day.ts'
import type { Cipher } from '../../ports/cipher.ts'
import type { Conflict, LifeCommit, LifeResult } from '../../ports/knowledge-life-store.ts'
import { canonicalJson, sha256 } from '../canonical-json.ts'
import type { Database, DatabaseTransaction } from '../database.ts'
import { sealDeliveries, writeDeliveries } from '../ledger/deliveries.ts'
import { storableJson } from '../storable-text.ts'
import { conflictsOf, pairsOn, refreshConflicts, refreshSuspects, rowOf } from './knowledge-life-conflicts.ts'
import { toldBefore } from './knowledge-life-told.ts'
import { lockShelf, publish } from './knowledge-loader.ts'

/** Work, history, version, index, corrections, conflicts and notices of one command: all or nothing. */
export const commitLife = async (
  db: Database,
  cipher: Cipher,
  change: LifeCommit,
): Promise<LifeResult | 'stale'> => {
  const deliveries = await sealDeliveries(cipher, change.deliveries)
  const hash = change.publish ? await sha256(canonicalJson(change.publish)) : ''
  return db.transaction().execute(async (trx) => {
    const result = await commitWithin(trx, change, hash)
    if (result !== 'stale') await writeDeliveries(trx, change.place, deliveries, change.at)
    return result
  })
}

/** As `commitLife`, within a transaction that is under way. `hash` is that of the text to be published. */
export const commitWithin = async (
  trx: DatabaseTransaction,
  change: LifeCommit,
  hash: string,
): Promise<LifeResult | 'stale'> => {
  const { place, life, at } = change
  await lockShelf(trx, place)
  if (!(await isUnchanged(trx, change)) || !(await storeWork(trx, change))) return 'stale'
  await logStep(trx, change)
  const version = change.publish ? await publishNext(trx, change, hash) : null
  if (change.withdraw) await withdrawVersions(trx, change)
  if (change.hold) await holdNational(trx, change)
  if (version === null && !change.withdraw && !change.hold)
    return { version: null, conflicts: [], toldBefore: 0 }
  await closeCorrections(trx, change, version)
  const today = dayInChina(at)
  await refreshConflicts(trx, place, today, at, life.id)
  const { question } = change.publish ?? { question: '' }
  const mine = { shelf: place, entryId: life.id, version: version ?? 0, question }
  await refreshSuspects(trx, place, mine, change.seemingRivals ?? [], at)
  const from = change.publish?.effectiveFrom ?? today
  return {
    version,
    conflicts: await conflictsNow(trx, change, from > today ? from : null),
    toldBefore: await countTold(trx, change, version),
  }
}

/** A load may have published between reading and now. */
const isUnchanged = async (trx: DatabaseTransaction, { place, life, publish: text }: LifeCommit) => {
  if (!text) return true
  const { latest } = await trx
    .selectFrom('knowledge_entry')
    .select(({ fn }) => fn.max('version').as('latest'))
    .where('place', '=', place)
    .where('id', '=', life.id)
    .executeTakeFirstOrThrow()
  return (latest ?? 0) === (life.live?.version ?? 0)
}

/** false = somebody else has written since. */
const storeWork = async (
  trx: DatabaseTransaction,
  { place, life, expectedRevision, at }: LifeCommit,
): Promise<boolean> => {
  const row = {
    revision: life.revision,
    state: life.open?.state ?? null,
    unit: life.open?.draft.unit ?? null,
    open: life.open === null ? null : storableJson(life.open),
    updated_at: at,
  }
  const key = { place, id: life.id }
  const stored =
    expectedRevision === 0
      ? await trx
          .insertInto('knowledge_work')
          .values({ ...key, ...row })
          .onConflict((conflict) => conflict.columns(['place', 'id']).doNothing())
          .executeTakeFirst()
      : await trx
          .updateTable('knowledge_work')
          .set(row)
          .where('place', '=', place)
          .where('id', '=', life.id)
          .where('revision', '=', expectedRevision)
          .executeTakeFirst()
  const count = 'numInsertedOrUpdatedRows' in stored ? stored.numInsertedOrUpdatedRows : stored.numUpdatedRows
  return count === 1n
}

const logStep = async (trx: DatabaseTransaction, { place, life, at, by, type, facts }: LifeCommit) => {
  await trx
    .insertInto('knowledge_log')
    .values({
      place,
      entry_id: life.id,
      revision: life.revision,
      at,
      who: by.id,
      role: by.role,
      type,
      facts: storableJson(facts),
    })
    .execute()
}

const publishNext = async (trx: DatabaseTransaction, change: LifeCommit, hash: string): Promise<number> => {
  const { place, life, at, by, publish: draft, fills } = change
  const version = (life.live?.version ?? 0) + 1
  if (draft) await publish(trx, place, [{ draft, version, hash }], { at, by: by.id })
  if (fills !== undefined)
    await trx
      .updateTable('knowledge_gap')
      .set({ state: 'filled', filled_by: life.id, filled_version: version, updated_at: at })
      .where('place', '=', place)
      .where('id', '=', fills)
      .where('state', '<>', 'filled')
      .execute()
  return version
}

const withdrawVersions = async (trx: DatabaseTransaction, { place, life }: LifeCommit) => {
  await trx
    .updateTable('knowledge_entry')
    .set({ status: 'withdrawn' })
    .where('place', '=', place)
    .where('id', '=', life.id)
    .where('status', 'in', ['published', 'due-for-review', 'expired'])
    .execute()
}

const holdNational = async (trx: DatabaseTransaction, { place, life, at }: LifeCommit) => {
  await trx
    .insertInto('knowledge_hold')
    .values({ place, shelf: NATIONAL, entry_id: life.id, reason: 'withdrawn', since: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const closeCorrections = async (
  trx: DatabaseTransaction,
  { place, life, at, by }: LifeCommit,
  version: number | null,
) => {
  await trx
    .updateTable('knowledge_correction')
    .set({
      state: version === null ? 'withdrawn' : 'corrected',
      closed_at: at,
      closed_by: by.id,
      closed_version: version,
    })
    .where('place', '=', place)
    .where('entry_id', '=', life.id)
    .where('state', '=', 'open')
    .execute()
}

/** Those of today that are stored, and those that will be when a later beginning comes. */
const conflictsNow = async (
  trx: DatabaseTransaction,
  { place, life, at }: LifeCommit,
  later: string | null,
): Promise<readonly Conflict[]> => {
  const rows = await trx
    .selectFrom('knowledge_conflict')
    .selectAll()
    .where('place', '=', place)
    .where('state', 'in', ['open', 'suspected'])
    .where((is) => is.or([is('a_entry', '=', life.id), is('b_entry', '=', life.id)]))
    .execute()
  return conflictsOf(rows, later === null ? [] : await laterPairs(trx, place, later, at, life.id))
}

const laterPairs = async (
  trx: DatabaseTransaction,
  place: LifeCommit['place'],
  day: string,
  at: Date,
  id: string,
) => {
  return (await pairsOn(trx, place, day, id)).map((pair) => rowOf(place, pair, at))
}

const countTold = async (
  trx: DatabaseTransaction,
  { place, life }: LifeCommit,
  version: number | null,
): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(distinct r.conversation_id)::int as n from consultation_record r
    where r.place = ${place} and r.entry_id = ${life.id} and ${toldBefore(place, life.id, version ?? undefined)}
  `.execute(trx)
  return rows[0]?.n ?? 0
}

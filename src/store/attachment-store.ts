import { type RawBuilder, sql } from 'kysely'
import { type AttachmentRef, attachmentRefSchema } from '../domain/attachment.ts'
import { DomainError } from '../domain/errors.ts'
import { placeIdSchema } from '../domain/place.ts'
import type { AttachmentStore, Awaited } from '../ports/attachment-store.ts'
import type { Cipher } from '../ports/cipher.ts'
import type { Database } from './database.ts'

/** Pictures and files of one conversation in a day. Ours: enough for any matter, too few to fill a disk. */
const mostInDay = 20
const dayMs = 24 * 3_600_000
/** Whoever fetches has so long; then another process tries. */
const leaseMs = 120_000
const errorLength = 300

/** Pictures and files over the table `attachment`; the bytes and where to fetch them are sealed. */
export const attachmentStore = (db: Database, cipher: Cipher): AttachmentStore => ({
  ...awaitedAttachments(db, cipher),

  put: async (place, { conversationId, bytes, at, given, ...media }) => {
    const ref = { ...plainRef(media), id: crypto.randomUUID() }
    const sealed = await sealBytes(cipher, bytes)
    await insertWithinDay(db, place, conversationId, at, ref, {
      columns: sql`content_sealed, bytes, state, act, given_by`,
      values: sql`${sealed}, ${bytes.length}::integer, 'stored', ${given?.act ?? null}::text, ${given?.by ?? null}::text`,
    })
    return ref
  },

  giveTo: async (place, id, order_no) => {
    await db
      .updateTable('attachment')
      .set({ order_no, sent: true })
      .where('place', '=', place)
      .where('id', '=', id)
      .where('order_no', 'is', null)
      .execute()
  },

  read: async (place, id) => {
    const row = await db
      .selectFrom('attachment')
      .selectAll()
      .where('place', '=', place)
      .where('id', '=', id)
      .where('state', '=', 'stored')
      .executeTakeFirst()
    if (!row?.content_sealed) return null
    return {
      ...plainRef(row),
      id: row.id,
      bytes: new Uint8Array(Buffer.from(await cipher.open(row.content_sealed), 'base64')),
      orderNo: row.order_no,
      conversationId: row.conversation_id,
      given: givenIn(row),
    }
  },

  ofOrder: async (place, orderNo) => {
    const rows = await db
      .selectFrom('attachment')
      .select(['id', 'kind', 'name', 'mime', 'state', 'at', 'act', 'given_by'])
      .where('place', '=', place)
      .where('order_no', '=', orderNo)
      .orderBy('at')
      .orderBy('id')
      .execute()
    return rows.map(({ at, act, given_by, ...row }) => ({
      ...row,
      at: at.toISOString(),
      given: givenIn({ act, given_by }),
    }))
  },

  sizeOf: async (place, conversationId) => {
    const { rows } = await sql<{ size: number }>`
      select coalesce(sum(bytes), 0)::bigint as size from attachment
      where place = ${place} and conversation_id = ${conversationId}
    `.execute(db)
    return rows[0]?.size ?? 0
  },
})

type AwaitedStore = Pick<AttachmentStore, 'expect' | 'takeAwaited' | 'fetched' | 'notFetched'>

/** What a platform announced and still holds, until it is fetched or lost. */
const awaitedAttachments = (db: Database, cipher: Cipher): AwaitedStore => ({
  // The same source is the same picture: a message that is delivered twice has it once.
  expect: async (place, { conversationId, channel, source, at, until, ...given }) => {
    const digest = await cipher.digest(
      `attachment ${JSON.stringify([place, conversationId, channel, source])}`,
    )
    const ref = { ...plainRef(given), id: digest.slice(0, 40) }
    await insertWithinDay(db, place, conversationId, at, ref, {
      columns: sql`channel, source_sealed, until, next_at, state`,
      values: sql`${channel}, ${await cipher.seal(source)}, ${until}::timestamptz, ${at}::timestamptz, 'awaited'`,
    })
    return ref
  },

  takeAwaited: async (now, limit, elsewhere = []) => {
    const { rows } = await sql<AwaitedRow>`
      update attachment a set next_at = ${new Date(now.getTime() + leaseMs)}, tries = a.tries + 1
      from (
        select place, id from attachment where state = 'awaited' and next_at <= ${now}
          and not coalesce(channel = any(${[...elsewhere]}::text[]), false)
        order by next_at limit ${limit} for update skip locked
      ) due
      where a.place = due.place and a.id = due.id
      returning a.*
    `.execute(db)
    return Promise.all(rows.map((row) => toAwaited(cipher, row)))
  },

  fetched: async (place, id, bytes, mime) => {
    const sealed = await sealBytes(cipher, bytes)
    await sql`
      update attachment set content_sealed = ${sealed}, bytes = ${bytes.length}, mime = ${mime}, state = 'stored',
        source_sealed = null, next_at = null, last_error = null
      where place = ${place} and id = ${id} and state = 'awaited'
    `.execute(db)
  },

  notFetched: async (place, id, error, next) => {
    await sql`
      update attachment set last_error = ${error.slice(0, errorLength)}, next_at = ${next},
        state = case when ${next}::timestamptz is null then 'lost' else state end
      where place = ${place} and id = ${id} and state = 'awaited'
    `.execute(db)
  },
})

const givenIn = ({ act, given_by }: { readonly act: string | null; readonly given_by: string | null }) =>
  act === null || given_by === null ? null : { act, by: given_by }

const plainRef = ({ kind, name, mime }: Omit<AttachmentRef, 'id'>): Omit<AttachmentRef, 'id'> => ({
  kind,
  name,
  mime,
})

const sealBytes = (cipher: Cipher, bytes: Uint8Array): Promise<string> =>
  cipher.seal(Buffer.from(bytes).toString('base64'))

/** Counted and written by one process at a time, so that many at once are not too many. */
const insertWithinDay = (
  db: Database,
  place: string,
  conversationId: string,
  at: Date,
  ref: AttachmentRef,
  more: { readonly columns: RawBuilder<unknown>; readonly values: RawBuilder<unknown> },
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`attachments ${place}/${conversationId}`}, 0))`.execute(
      trx,
    )
    const { rows } = await sql<{ others: number; known: boolean }>`
      select count(*) as others, coalesce(bool_or(id = ${ref.id}), false) as known from attachment
      where place = ${place} and conversation_id = ${conversationId} and at > ${new Date(at.getTime() - dayMs)}
    `.execute(trx)
    if (rows[0]?.known) return
    if ((rows[0]?.others ?? 0) >= mostInDay) throw tooMany()
    await sql`
      insert into attachment (place, id, conversation_id, kind, name, mime, at, ${more.columns})
      values (${place}, ${ref.id}, ${conversationId}, ${ref.kind}, ${ref.name}, ${ref.mime}, ${at}, ${more.values})
      on conflict (place, id) do nothing
    `.execute(trx)
  })

const tooMany = () =>
  new DomainError(
    'rate_limited',
    `一天内最多收${mostInDay}个图片或文件，这一个没有保存。请挑最要紧的发，或明天再补充。`,
  )

type AwaitedRow = AttachmentRef & {
  readonly place: string
  readonly conversation_id: string
  readonly channel: string
  readonly source_sealed: string
  readonly at: Date
  readonly until: Date
  readonly tries: number
}

const toAwaited = async (cipher: Cipher, row: AwaitedRow): Promise<Awaited> => ({
  ...attachmentRefSchema.parse(row),
  place: placeIdSchema.parse(row.place),
  conversationId: row.conversation_id,
  channel: row.channel,
  source: await cipher.open(row.source_sealed),
  at: row.at,
  until: row.until,
  tries: row.tries,
})

import { sql } from 'kysely'
import { maskPersonal } from '../../domain/masking.ts'
import type { TurnCommit } from '../../ports/conversation-store.ts'
import { askedTogether } from '../asked-together.ts'
import type { Database } from '../database.ts'
import { storableJson } from '../storable-text.ts'

/** A turn with what is sealed of it. */
export type SealedTurn = {
  readonly change: TurnCommit
  readonly text: string
  readonly dialogue: string
  readonly replies: string
  readonly brought: string | null
  readonly citizen: string | null
  readonly citizenDigest: string | null
}

/** not-first: another message of the conversation, or this very message, was answered before; nothing is written. */
export type Written = 'committed' | 'not-first'

/** What `refuse_turn` says; the statement has written nothing then. */
const REFUSED = 'JB001'

const isRefused = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === REFUSED

/** Conversation, turn, claims and records in one statement. */
export const writeTurn = async (db: Database, turn: SealedTurn): Promise<Written> => {
  try {
    await writeTurns(db, [turn])
    return 'committed'
  } catch (fault) {
    if (isRefused(fault)) return 'not-first'
    throw fault
  }
}

/** Turns that arrive at the same time in one statement: the database has one commit for all of them. */
export const writeTogether = (db: Database): ((turn: SealedTurn) => Promise<Written>) =>
  askedTogether((turns) => writeEach(db, turns), { most: 64, atOnce: 1 })

/** A refusal or a fault of one is none of the others': then each is written by itself. */
const writeEach = async (
  db: Database,
  turns: readonly SealedTurn[],
): Promise<readonly (Written | Error)[]> => {
  if (turns.length > 1 && areApart(turns)) {
    const written = await writeTurns(db, turns).catch(() => 'one by one' as const)
    if (written === 'committed') return turns.map(() => written)
  }
  return Promise.all(turns.map((turn) => writeTurn(db, turn).catch(asError)))
}

const asError = (fault: unknown): Error => (fault instanceof Error ? fault : new Error(String(fault)))

/** One statement cannot write a conversation twice. */
const areApart = (turns: readonly SealedTurn[]): boolean =>
  new Set(turns.map(({ change }) => `${change.place} ${change.conversationId}`)).size === turns.length

/**
 * Refuses itself, and writes nothing, when a conversation is not at the version that was read or a message is claimed
 * already. One statement: its parts name each other (`said`, `now`), and the last one looks at what they wrote.
 */
const writeTurns = async (db: Database, turns: readonly SealedTurn[]): Promise<'committed'> => {
  const rows = turns.map(rowOf)
  const claims = rows.reduce((sum, row) => sum + row.claims.length, 0)
  await sql`/* turn.write */
    with said as materialized (${saidBy(rows)}),
      held as (${HOLD}),
      now as (select said.*, held.version from said join held using (place, id)),
      spoken as (${SPEAK}),
      claimed as (${CLAIM}),
      answered as (${ANSWER}),
      rejected as (${REJECT})
    select case
      when (select bool_and(version = expected + 1) from now) and (select count(*) from claimed) = ${claims}::integer
        then true
      else refuse_turn()
    end
  `.execute(db)
  return 'committed'
}

const saidBy = (rows: readonly Row[]) => sql`
  select * from json_to_recordset(${storableJson(rows)}::json) as r (
    place text, id text, channel text, citizen text, digest text, dialogue text, orders text[], at timestamptz,
    expected integer, text text, masked text, outcome jsonb, replies text, brought text, claims text[],
    consultations json, rejections json, human_since timestamptz, human_by text
  )`

/** In one order, so that two statements never wait for each other. */
const HOLD = sql`
  insert into conversation as c (
    place, id, channel, citizen_sealed, citizen_digest, dialogue_sealed, version, orders, started_at, updated_at,
    human_since, human_by
  )
  select place, id, channel, citizen, digest, dialogue, 1, orders, at, at, human_since, human_by
  from said order by place, id
  on conflict (place, id) do update set
    citizen_sealed = coalesce(excluded.citizen_sealed, c.citizen_sealed),
    citizen_digest = coalesce(excluded.citizen_digest, c.citizen_digest),
    dialogue_sealed = excluded.dialogue_sealed,
    version = c.version + 1,
    orders = c.orders || excluded.orders,
    updated_at = excluded.updated_at,
    human_since = excluded.human_since,
    human_by = excluded.human_by
  returning c.place, c.id, c.version`

const SPEAK = sql`
  insert into turn (place, conversation_id, seq, text_sealed, masked_text, outcome, replies_sealed, attachments_sealed, at)
  select place, id, version, text, masked, outcome, replies, brought, at from now`

const CLAIM = sql`
  insert into message_claim (place, channel, message_id, conversation_id, seq)
  select place, channel, message, id, version from now, unnest(claims) as message order by place, channel, message
  on conflict do nothing
  returning seq`

const ANSWER = sql`
  insert into consultation_record
    (place, conversation_id, seq, n, question, entry_id, entry_version, quoted, citation, probability, at)
  select now.place, now.id, now.version, r.n, r.question, r.entry_id, r.entry_version, r.quoted, r.citation,
    r.probability, now.at
  from now, json_to_recordset(now.consultations) as r (
    n smallint, question text, entry_id text, entry_version integer, quoted text, citation jsonb,
    probability double precision
  )`

const REJECT = sql`
  insert into rejection_record (place, conversation_id, seq, n, text, ground, article, decision, at)
  select now.place, now.id, now.version, r.n, r.text, r.ground, r.article, r.decision, now.at
  from now, json_to_recordset(now.rejections) as r (
    n smallint, text text, ground text, article text, decision jsonb
  )`

type Row = ReturnType<typeof rowOf>

const rowOf = (turn: SealedTurn) => {
  const { change, text, dialogue, replies, brought, citizen, citizenDigest } = turn
  return {
    place: change.place,
    id: change.conversationId,
    channel: change.channel,
    citizen,
    digest: citizenDigest,
    dialogue,
    orders: change.orders.filter((order) => order.expectedVersion === 0).map(({ no }) => no),
    at: change.at,
    expected: change.expectedVersion,
    text,
    masked: maskPersonal(change.text),
    outcome: change.turn.outcome,
    replies,
    brought,
    claims: [change.messageId, ...(change.mergedIds ?? [])],
    consultations: consultationsOf(change),
    rejections: rejectionsOf(change),
    ...humanIn(change.dialogue),
  }
}

/** What people at work find a conversation by, once its dialogue is sealed. */
const humanIn = (dialogue: TurnCommit['dialogue']) =>
  dialogue.kind === 'handed-over' && dialogue.elsewhere !== true
    ? { human_since: dialogue.since, human_by: dialogue.agent?.id ?? null }
    : { human_since: null, human_by: null }

const consultationsOf = ({ consultations }: TurnCommit) =>
  consultations.map(({ question, citation, quoted, probability }, n) => ({
    n,
    question: maskPersonal(question),
    entry_id: citation.entryId,
    entry_version: citation.version,
    quoted,
    citation,
    probability,
  }))

const rejectionsOf = ({ rejections }: TurnCommit) =>
  rejections.map(({ text, decision }, n) => ({
    n,
    text: maskPersonal(text),
    ground: decision.ground ?? null,
    article: decision.article ?? null,
    decision,
  }))

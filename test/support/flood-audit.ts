import pg from 'pg'
import { partsOf, renderReplies } from '../../adapters/plain-text/render.ts'
import type { Cipher } from '../../src/ports/cipher.ts'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { repliesIn } from '../../src/store/ledger/ledger-take.ts'
import { canned } from '../../src/usecases/wording/canned.ts'
import { type Citizen, receipt, seenBy } from './flood-citizens.ts'
import { countSeen, type Double, reasonsFor, type ToldLine } from './flood-doubles.ts'
import type { WechatServer } from './wechat-server.ts'

export type Row = readonly [what: string, measured: string, good: boolean]

type Message = {
  readonly id: string
  readonly state: string
  readonly conversation: string
  readonly turn: number | null
  readonly line: string | null
  readonly tries: number
  readonly error: string | null
  readonly not_before: Date
  readonly leased_until: Date | null
}
type Line = {
  readonly id: string
  readonly conversation: string
  readonly channel: string
  readonly state: string
  readonly allowance: string | null
  readonly purpose: string
  readonly last_error: string | null
  readonly form: 'text' | 'replies'
  readonly body_sealed: string
  readonly parts_sent: number
}

const read = async <T extends pg.QueryResultRow>(client: pg.Client, sql: string): Promise<readonly T[]> =>
  (await client.query<T>(sql)).rows

/** Messages that wait and lines that are under way; 0 when all is over. */
export const openIn = async (url: string): Promise<number> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const [row] = await read<{ open: string }>(
      client,
      `select (select count(*) from inbox_message where state in ('waiting', 'taken'))
        + (select count(*) from delivery where channel = 'wechat' and state in ('queued', 'sending', 'failed')) as open`,
    )
    return Number(row?.open)
  } finally {
    await client.end()
  }
}

const load = async (client: pg.Client) => ({
  messages: await read<Message>(
    client,
    `select i.message_id as id, i.state, i.conversation_id as conversation, c.seq as turn, i.reply_id::text as line,
       i.tries, i.last_error as error, i.not_before, i.leased_until
     from inbox_message i left join message_claim c using (place, channel, message_id) where i.channel = 'wechat'`,
  ),
  lines: await read<Line>(
    client,
    `select id::text, conversation_id as conversation, channel, state, allowance, purpose, last_error, form,
       body_sealed, parts_sent
     from delivery where conversation_id like 'wechat-%' or channel = 'wechat'`,
  ),
  orders: await read<{ no: string; conversation: string }>(
    client,
    `select no, conversation_id as conversation from work_order where conversation_id like 'wechat-%'`,
  ),
  people: await read<{ id: string; citizen_sealed: string; version: number }>(
    client,
    `select id, citizen_sealed, version from conversation where channel = 'wechat'`,
  ),
})

const settled = ['sent', 'accepted', 'undeliverable', 'given_to_human']

/** What was stored, what was answered, what was seen: from the database, the stand-in and the citizens. */
export const audit = async (
  url: string,
  dataKey: string,
  citizens: readonly Citizen[],
  server: WechatServer,
  killedAt: readonly number[],
): Promise<readonly Row[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { messages, lines, orders, people } = await load(client).finally(() => client.end())
  const cipher = aesCipher(dataKey)
  const openids = new Map<string, string>()
  for (const { id, citizen_sealed } of people) openids.set(id, await cipher.open(citizen_sealed))

  const stored = new Set(messages.map(({ id }) => id.slice(id.indexOf('/') + 1)))
  const acknowledged = citizens.flatMap((citizen) => citizen.acknowledged)
  const lost = acknowledged.filter((id) => !stored.has(id)).length
  const unanswered = messages.filter(({ state, turn }) => state !== 'refused' && turn === null)
  const refused = messages.filter(({ state }) => state === 'refused').length
  const replies = lines.filter(({ purpose, channel }) => purpose === 'reply' && channel === 'wechat')
  const withoutLine = messages.filter(({ state, line }) => state === 'answered' && line === null).length
  const unsettled = lines.filter(
    ({ channel, state }) => channel === 'wechat' && !settled.includes(state),
  ).length
  const turns = new Set(
    messages.filter(({ turn }) => turn !== null).map(({ conversation, turn }) => `${conversation} ${turn}`),
  ).size
  const told = citizens.filter(({ passive }) => passive.some(({ text }) => text === canned.tooFast)).length
  const by = (states: readonly string[], allowance?: string) =>
    lines.filter(
      (line) =>
        line.channel === 'wechat' &&
        states.includes(line.state) &&
        (allowance === undefined || line.allowance === allowance),
    ).length
  const toldLines = await toldTo(cipher, lines, openids)
  const seen = countSeen(citizens, server, toldLines, killedAt)
  const confirmed = citizens.filter((citizen) => seenBy(server, citizen).some((text) => receipt.test(text)))
  const numbers = new Set(
    citizens.flatMap((citizen) => seenBy(server, citizen).flatMap((text) => receipt.exec(text)?.[1] ?? [])),
  )
  const filers = citizens.filter(({ files }) => files).length
  const doubledOrders = orders.length - new Set(orders.map(({ conversation }) => conversation)).size
  for (const message of unanswered) console.log(`without an answer: ${JSON.stringify(message)}`)
  return [
    ['messages acknowledged by the service', String(acknowledged.length), true],
    ['acknowledged and not stored', String(lost), lost === 0],
    ['messages stored', String(messages.length), messages.length >= acknowledged.length],
    ['refused, citizens told so', `${refused}, ${told}`, (refused === 0) === (told === 0)],
    ['stored and without an answer', String(unanswered.length), unanswered.length === 0],
    ['turns made, replies on the ledger', `${turns}, ${replies.length}`, turns === replies.length],
    ['answers without a line on the ledger', String(withoutLine), withoutLine === 0],
    ['lines neither sent nor given up', String(unsettled), unsettled === 0],
    ['lines carried in the response', String(by(['sent'], 'passive')), true],
    ['lines sent as customer-service messages', String(by(['sent', 'accepted'], 'customer-service')), true],
    ...reasonsOf(lines),
    [
      'lines given up by the channel, given to a person',
      String(by(['undeliverable', 'given_to_human'])),
      true,
    ],
    ['carried just as the platform gave the message up', String(seen.givenUp), true],
    ['recorded as told and not seen', String(seen.notSeen), seen.notSeen === 0],
    ['seen and on no ledger', String(seen.unknown), seen.unknown === 0],
    ['seen more often than recorded', String(seen.doubles.length), true],
    ...reasonsFor.map((why): Row => [`  since ${why}`, String(of(seen.doubles, why)), true]),
    ['  for no reason to be found', String(of(seen.doubles, null)), of(seen.doubles, null) === 0],
    [
      `orders, receipts seen, citizens who filed (${filers})`,
      `${orders.length}, ${numbers.size}, ${confirmed.length}`,
      orders.length === filers && numbers.size === orders.length && confirmed.length === filers,
    ],
    ['orders doubled', String(doubledOrders), doubledOrders === 0],
  ]
}

const reasonsOf = (lines: readonly Line[]): readonly Row[] => {
  const givenUp = lines.filter(({ state }) => state === 'undeliverable' || state === 'given_to_human')
  const reasons = Map.groupBy(givenUp, ({ last_error }) => last_error ?? 'no reason')
  return [...reasons].map(([reason, of]): Row => [`  because: ${reason}`, String(of.length), true])
}

const of = (doubles: readonly Double[], why: Double['why']): number =>
  doubles.filter((double) => double.why === why).length

/** The lines of the channel with the texts they are told in, and to whom. */
const toldTo = (
  cipher: Cipher,
  lines: readonly Line[],
  openids: ReadonlyMap<string, string>,
): Promise<readonly ToldLine[]> =>
  Promise.all(
    lines
      // A receipt on its own line went out with the reply.
      .filter(
        ({ channel, purpose, allowance }) => channel === 'wechat' && (purpose !== 'receipt' || allowance),
      )
      .map(async ({ conversation, form, body_sealed, state, parts_sent }) => {
        const parts = partsOf(renderReplies(repliesIn(form, await cipher.open(body_sealed)), undefined))
        return {
          to: openids.get(conversation) ?? '',
          parts,
          known: state === 'sent' || state === 'accepted' ? parts.length : parts_sent,
        }
      }),
  )

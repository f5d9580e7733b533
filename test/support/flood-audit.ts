import pg from 'pg'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { canned } from '../../src/usecases/wording/canned.ts'
import { type Citizen, receipt, seenBy } from './flood-citizens.ts'
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
    `select id::text, conversation_id as conversation, channel, state, allowance, purpose, last_error
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
  unconfirmed: number,
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
  const told = citizens.filter(({ passive }) => passive.includes(canned.tooFast)).length
  const by = (states: readonly string[], allowance?: string) =>
    lines.filter(
      (line) =>
        line.channel === 'wechat' &&
        states.includes(line.state) &&
        (allowance === undefined || line.allowance === allowance),
    ).length
  const seen = seenAgainstSent(citizens, server, lines, openids)
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
    ['told in the response and not seen', String(seen.notSeen), seen.notSeen === 0],
    [
      `seen more often than sent (${unconfirmed} taken without a word, or just before a kill)`,
      String(seen.tooOften),
      seen.tooOften <= unconfirmed,
    ],
    ['sent and not taken by the platform', String(seen.notTaken), seen.notTaken === 0],
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

/** For each citizen: what the ledger says was told, against what was seen. */
const seenAgainstSent = (
  citizens: readonly Citizen[],
  server: WechatServer,
  lines: readonly Line[],
  openids: ReadonlyMap<string, string>,
) => {
  let [notSeen, tooOften, notTaken] = [0, 0, 0]
  for (const citizen of citizens) {
    const own = lines.filter(
      ({ conversation, channel }) => channel === 'wechat' && openids.get(conversation) === citizen.openid,
    )
    const passive = own.filter(({ allowance }) => allowance === 'passive').length
    const service = own.filter(({ allowance }) => allowance !== null && allowance !== 'passive').length
    const taken = server.shown.filter(({ to }) => to === citizen.openid).length
    notSeen += Math.max(0, passive - citizen.passive.length)
    tooOften += Math.max(0, citizen.passive.length - passive) + Math.max(0, taken - service)
    notTaken += Math.max(0, service - taken)
  }
  return { notSeen, tooOften, notTaken }
}

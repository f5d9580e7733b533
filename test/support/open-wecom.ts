import { randomBytes, randomUUID } from 'node:crypto'
import { encrypt, getSignature } from '@wecom/crypto'
import { Hono } from 'hono'
import { openWecom, wecomSettingsSchema } from '../../adapters/wecom/index.ts'
import { respondWithProblem } from '../../src/http/problem.ts'
import type { ChannelDeps } from '../../src/ports/channel.ts'
import type { Outgoing } from '../../src/ports/channel-sender.ts'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { attachmentStore } from '../../src/store/attachment-store.ts'
import type { OpenDatabase } from '../../src/store/database.ts'
import { reportedLines } from '../../src/store/ledger/ledger-reports.ts'
import { reachStore } from '../../src/store/ledger/reach-store.ts'
import { sharedValues } from '../../src/store/shared-values.ts'
import { deliveryReports } from '../../src/usecases/deliveries/delivery-reports.ts'
import { sendDeliveries } from '../../src/usecases/deliveries/send-deliveries.ts'
import { openDoor, place } from '../usecases/inbox/open-door.ts'
import { secret } from './jiban.ts'
import { outgoing } from './outgoing.ts'
import { until } from './processes.ts'
import { corp, wecomServer } from './wecom-server.ts'

/** What is wrong with a push on purpose. */
export type SpoiledPush = {
  readonly signature?: string
  readonly timestamp?: string
  readonly aesKey?: string
  readonly corpId?: string
  readonly openKfId?: string
  readonly token?: string
}

/** The adapter over the real door, inbox and ledger, with the stand-in of the platform on the other side. */
export const openWecomChannel = async (
  database: OpenDatabase,
  changed: Readonly<Record<string, unknown>> = {},
) => {
  await database.db.deleteFrom('shared_value').execute()
  const open = await openDoor(database)
  const { clock } = open.jiban
  const server = await wecomServer(() => clock.now().getTime())
  const cipher = aesCipher(secret)
  const said: string[] = []
  const deps: ChannelDeps = {
    door: open.door,
    reach: reachStore(database.db, cipher),
    values: sharedValues(database.db, cipher),
    attachments: attachmentStore(database.db, cipher),
    clients: undefined as never,
    reports: deliveryReports(
      {
        ledger: open.ledger,
        orders: open.use.deps.orders,
        clock,
        lines: reportedLines(database.db, cipher),
      },
      () => (channel.sender ? [channel.sender] : []),
    ),
    clock,
    say: (text) => void said.push(text),
  }
  const settings = (more: Readonly<Record<string, unknown>> = {}) =>
    wecomSettingsSchema.parse({
      ...corp,
      apiBase: server.url,
      patienceMs: 1_000,
      pullAgainMs: 20,
      ...changed,
      ...more,
    })
  /** One more process over the same. */
  const another = (more: Readonly<Record<string, unknown>> = {}, own: Partial<ChannelDeps> = {}) => {
    const channel = openWecom(new Map([[place, settings(more)]]), { ...deps, ...own })
    const app = new Hono()
    app.onError(respondWithProblem)
    if (channel.routes) app.route('/', channel.routes)
    return { channel, app }
  }
  const { channel, app } = another()

  const signed = (encrypted: string, spoiled: SpoiledPush = {}): URLSearchParams => {
    const timestamp = spoiled.timestamp ?? String(Math.floor(clock.now().getTime() / 1000))
    const nonce = randomBytes(5).toString('hex')
    const msg_signature = spoiled.signature ?? getSignature(corp.token, timestamp, nonce, encrypted)
    return new URLSearchParams({ msg_signature, timestamp, nonce })
  }
  const box = (text: string, spoiled: SpoiledPush = {}): string =>
    encrypt(spoiled.aesKey ?? corp.aesKey, text, spoiled.corpId ?? corp.corpId)

  /** The platform says that something waits. */
  const ring = async (through: Hono = app, spoiled: SpoiledPush = {}): Promise<Response> => {
    const encrypted = box(
      `<xml><ToUserName><![CDATA[${corp.corpId}]]></ToUserName><CreateTime>1348831860</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[kf_msg_or_event]]></Event><Token><![CDATA[${spoiled.token ?? server.newToken()}]]></Token><OpenKfId><![CDATA[${spoiled.openKfId ?? corp.openKfId}]]></OpenKfId></xml>`,
      spoiled,
    )
    const body = `<xml><ToUserName><![CDATA[${corp.corpId}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt><AgentID><![CDATA[]]></AgentID></xml>`
    return through.request(`/wecom/${place}?${signed(encrypted, spoiled)}`, { method: 'POST', body })
  }

  const conversationOf = (customer: string) => open.door.conversationOf(place, 'wecom', customer)
  const turnsOf = async (customer: string) => open.turns(await conversationOf(customer))
  const ledgerOf = async (customer: string) => open.ledgerOf(await conversationOf(customer))
  const send = (by = channel) =>
    sendDeliveries({ ledger: open.ledger, orders: open.use.deps.orders, clock }, by.sender ? [by.sender] : [])
  const shownTo = (customer: string) => server.shown.filter(({ to }) => to === customer)

  return {
    open,
    server,
    deps,
    said,
    channel,
    app,
    another,
    clock,
    signed,
    box,
    ring,
    send,
    shownTo,
    turnsOf,
    ledgerOf,
    conversationOf,
    someone: () => `wm${randomUUID().replaceAll('-', '')}`,
    /** Until so many turns are made with this citizen; time goes on meanwhile. */
    turns: (customer: string, count: number) =>
      until(`${count} turns`, async () => {
        open.time.turn(1_000)
        const made = await turnsOf(customer)
        return made.length >= count && made
      }),
    /** Until so many messages are shown to this citizen; time goes on and the sender runs meanwhile. */
    shows: (customer: string, count = 1) =>
      until(`${count} messages shown`, async () => {
        open.time.turn(1_000)
        await send()
        return shownTo(customer).length >= count && shownTo(customer)
      }),
    outgoing: (address: string, text: string, more: Partial<Outgoing> = {}) =>
      outgoing(place, clock.now(), address, text, more),
    close: async () => {
      await channel.stop?.()
      await server.close()
    },
  }
}
export type OpenWecomChannel = Awaited<ReturnType<typeof openWecomChannel>>

export const textEntry = (content: string, msgid: string = randomUUID(), menuId?: string) => ({
  msgid,
  msgtype: 'text',
  text: { content, ...(menuId === undefined ? {} : { menu_id: menuId }) },
})

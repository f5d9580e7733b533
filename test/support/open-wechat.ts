import { Hono } from 'hono'
import { openWechatOfficial, wechatSettingsSchema } from '../../adapters/wechat-official/index.ts'
import { placeIdSchema } from '../../src/domain/place.ts'
import { respondWithProblem } from '../../src/http/problem.ts'
import type { AttachmentStore, AwaitedAttachment } from '../../src/ports/attachment-store.ts'
import type { ChannelDeps } from '../../src/ports/channel.ts'
import type { Outgoing } from '../../src/ports/channel-sender.ts'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { reachStore } from '../../src/store/ledger/reach-store.ts'
import { sharedValues } from '../../src/store/shared-values.ts'
import { type Jiban, secret } from './jiban.ts'
import { outgoing } from './outgoing.ts'
import { plainDoor } from './plain-door.ts'
import { type Push, type PushMode, testAccount } from './wechat-push.ts'
import { wechatServer } from './wechat-server.ts'

export const place = placeIdSchema.parse('weifang')

/** What is on its way, without fetching it. */
const expecting = () => {
  const awaited: AwaitedAttachment[] = []
  const state: { fault: Error | null } = { fault: null }
  const store = {
    expect: async (_place, attachment) => {
      if (state.fault) throw state.fault
      awaited.push(attachment)
      const { kind, name, mime } = attachment
      return { id: String(awaited.length), kind, name, mime }
    },
  } satisfies Pick<AttachmentStore, 'expect'>
  return { awaited, state, store: store as unknown as AttachmentStore }
}

/** The adapter over the real stores and turns, with the stand-in of the platform on the other side. */
export const openWechat = async (jiban: Jiban, changed: Readonly<Record<string, unknown>> = {}) => {
  // Tokens of another stand-in are worth nothing here.
  await jiban.database.db.deleteFrom('shared_value').execute()
  const server = await wechatServer(() => jiban.clock.now().getTime())
  const settings = wechatSettingsSchema.parse({
    ...testAccount,
    apiBase: server.url,
    patienceMs: 1_500,
    publicUrl: 'https://12345.example.cn',
    ...changed,
  })
  const door = plainDoor(jiban)
  const { awaited, state, store } = expecting()
  const said: string[] = []
  const cipher = aesCipher(secret)
  const deps: ChannelDeps = {
    door: door.door,
    reach: reachStore(jiban.database.db, cipher),
    values: sharedValues(jiban.database.db, cipher),
    attachments: store,
    clients: undefined as never,
    clock: jiban.clock,
    say: (text) => void said.push(text),
  }
  const channel = openWechatOfficial({ [place]: settings }, deps)
  const app = new Hono()
  app.onError(respondWithProblem)
  if (channel.routes) app.route('/', channel.routes)
  const push = (mode: PushMode = 'safe', aesKey?: string): Push => ({
    send: async (path, init) => app.request(path, init),
    path: `/wechat/${place}`,
    mode,
    now: () => jiban.clock.now(),
    ...(aesKey === undefined ? {} : { aesKey }),
  })
  if (!channel.sender || !channel.media || !channel.health)
    throw new Error('a part of the channel is missing')
  return {
    app,
    server,
    push,
    door,
    deps,
    awaited,
    expecting: state,
    said,
    outgoing: (address: string, text: string, more: Partial<Outgoing> = {}) =>
      outgoing(place, jiban.clock.now(), address, text, more),
    sender: channel.sender,
    media: channel.media,
    health: channel.health,
    close: () => server.close(),
  }
}
export type OpenWechat = Awaited<ReturnType<typeof openWechat>>

import { randomUUID } from 'node:crypto'
import { WechatyBuilder } from 'wechaty'
import { mock, PuppetMock } from 'wechaty-puppet-mock'
import { openWechaty, wechatySettingsSchema } from '../../adapters/wechaty/index.ts'
import type { Bot, MakeBot } from '../../adapters/wechaty/types.ts'
import type { ChannelDeps } from '../../src/ports/channel.ts'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { attachmentStore } from '../../src/store/attachment-store.ts'
import type { OpenDatabase } from '../../src/store/database.ts'
import { reachStore } from '../../src/store/ledger/reach-store.ts'
import { sharedValues } from '../../src/store/shared-values.ts'
import { sendDeliveries } from '../../src/usecases/deliveries/send-deliveries.ts'
import { openDoor, place } from '../usecases/inbox/open-door.ts'
import { secret } from './jiban.ts'
import { until } from './processes.ts'

/** A world of contacts and rooms without a platform, and what was shown in it. */
export const mockWorld = () => {
  const mocker = new mock.Mocker()
  const puppet = new PuppetMock({ mocker })
  const shown: { readonly to: string; readonly text: string; readonly mentions: readonly string[] }[] = []
  const original = puppet.messageSendText.bind(puppet)
  Object.assign(puppet, {
    messageSendText: async (to: string, text: string, mentions: readonly string[] = []) => {
      shown.push({ to, text, mentions })
      return original(to, text)
    },
  })
  const user = mocker.createContact({ name: '市民热线' })
  return { mocker, puppet, shown, user }
}
export type MockWorld = ReturnType<typeof mockWorld>

/** A bot in this process over the world's own puppet. */
export const botIn =
  ({ puppet }: MockWorld): MakeBot =>
  async () =>
    WechatyBuilder.build({ puppet }) as unknown as Bot

/** The adapter over the real door, inbox and ledger. */
export const openWechatyChannel = async (
  database: OpenDatabase,
  make: MakeBot | undefined,
  changed: Readonly<Record<string, unknown>> = {},
) => {
  const open = await openDoor(database)
  const { clock } = open.jiban
  clock.set(new Date().toISOString())
  const cipher = aesCipher(secret)
  const said: string[] = []
  const deps: ChannelDeps = {
    door: open.door,
    reach: reachStore(database.db, cipher),
    values: sharedValues(database.db, cipher),
    attachments: attachmentStore(database.db, cipher),
    clients: undefined as never,
    clock,
    say: (text) => void said.push(text),
  }
  const settings = wechatySettingsSchema.parse(changed)
  const channel = openWechaty(new Map([[place, settings]]), deps, ...(make ? [make] : []))
  const send = () =>
    sendDeliveries(
      { ledger: open.ledger, orders: open.use.deps.orders, clock },
      channel.sender ? [channel.sender] : [],
    )
  const stored = async () =>
    (
      await open.rows<{ n: number }>("select count(*)::int as n from inbox_message where channel = 'wechaty'")
    )[0]?.n ?? 0
  return {
    open,
    clock,
    deps,
    said,
    channel,
    send,
    stored,
    someId: () => randomUUID(),
    /** Until something holds; time goes on and the sender runs meanwhile. */
    comes: (what: string, holds: () => boolean | Promise<boolean>) =>
      until(what, async () => {
        open.time.turn(1_000)
        await send()
        return holds()
      }),
  }
}

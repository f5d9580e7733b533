import { randomUUID } from 'node:crypto'
import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelDeps, Fetched } from '../../src/ports/channel.ts'
import type { Outgoing, Sending, Sent } from '../../src/ports/channel-sender.ts'
import { addressIn } from './address.ts'
import type { Login } from './arriving.ts'
import { hear } from './hear.ts'
import { pace } from './pace.ts'
import { privateTalk } from './private-talk.ts'
import { sendTo } from './send-to.ts'
import type { Bot, MakeBot, WechatySettings } from './types.ts'

/** One place's account with its connection. */
export type Line = {
  start(): Promise<void>
  stop(): Promise<void>
  send(outgoing: Outgoing, sending?: Sending): Promise<Sent>
  fetch(messageId: string): Promise<Fetched>
  health(): { readonly ok: boolean; readonly text: string }
}

/** What is known of the connection; changed by what the bot tells. */
type Connection = { bot: Bot | null; login: (Login & { readonly user: string }) | null; state: string }

export const wechatyLine = (
  place: PlaceId,
  settings: WechatySettings,
  deps: ChannelDeps,
  makeBot: MakeBot,
): Line => {
  const paced = pace(settings.mostToAll, settings.mostToOne)
  const talk = privateTalk()
  const is: Connection = { bot: null, login: null, state: '没有连接' }
  const say = (text: string) => {
    is.state = text
    deps.say(`wechaty ${place}: ${text}`)
  }
  const tell = (fault: unknown) => say(`出错：${fault instanceof Error ? fault.message : fault}`)

  return {
    start: async () => {
      try {
        is.bot = await makeBot(settings)
        follow(is, is.bot, deps, { say, tell })
        is.bot.on('message', (message) => {
          if (is.login) hear(deps, place, paced, is.login, talk, message).catch(tell)
        })
        await is.bot.start()
      } catch (fault) {
        tell(fault)
      }
    },
    stop: async () => {
      is.login = null
      await is.bot?.stop()
      is.bot = null
    },
    send: async (outgoing, sending) => {
      const { bot, login, state } = is
      const { partsSent } = outgoing
      const to = addressIn(outgoing.address)
      if (bot === null || login === null) return { kind: 'again', error: state, partsSent }
      if (to === null || to.login !== login.id)
        return { kind: 'refused', error: '对方的编号只在上次登录时有效', partsSent }
      return sendTo(
        { bot, pace: paced, talk, now: deps.clock.now, publicUrl: settings.publicUrl },
        to,
        outgoing,
        sending,
      )
    },
    fetch: (messageId) => fileOf(is, messageId),
    health: () => ({ ok: is.login !== null, text: `${place}：${is.state}` }),
  }
}

type Telling = { readonly say: (text: string) => void; readonly tell: (fault: unknown) => void }

const follow = (is: Connection, bot: Bot, { clock }: ChannelDeps, { say, tell }: Telling): void => {
  bot.on('scan', (qrcode) => say(`请用本地的账号扫码登录，二维码内容：${qrcode}`))
  bot.on('login', (user) => {
    // The connection came back: the same login, as long as nobody has logged out.
    if (is.login?.user !== user.id) is.login = { id: randomUUID(), since: clock.now(), user: user.id }
    say(`已登录：${user.name()}`)
  })
  bot.on('logout', () => {
    is.login = null
    say('已退出登录')
  })
  bot.on('error', tell)
}

const fileOf = async ({ bot, state }: Connection, messageId: string): Promise<Fetched> => {
  if (bot === null) return { kind: 'again', error: state }
  const message = await bot.Message.find({ id: messageId })
  if (!message) return { kind: 'lost', error: '消息已不存在' }
  const file = await message.toFileBox()
  return { kind: 'fetched', bytes: await file.toBuffer(), mime: file.mediaType }
}

import { randomUUID } from 'node:crypto'
import { DomainError } from '../../src/domain/errors.ts'
import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelDeps, Fetched } from '../../src/ports/channel.ts'
import type { Outgoing, Sent } from '../../src/ports/channel-sender.ts'
import { partsOf, renderReplies } from '../wechat-official/render.ts'
import { addressIn } from './address.ts'
import { arrivingFrom, isForUs, type Login } from './arriving.ts'
import { pace } from './pace.ts'
import type { Bot, BotMessage, MakeBot, WechatySettings } from './types.ts'

/** Fragments that follow within a second are one message. */
const mergeMs = 1_000

/** One place's account with its connection. */
export type Line = {
  start(): Promise<void>
  stop(): Promise<void>
  send(outgoing: Outgoing): Promise<Sent>
  fetch(messageId: string): Promise<Fetched>
  health(): { readonly ok: boolean; readonly text: string }
}

export const wechatyLine = (
  place: PlaceId,
  settings: WechatySettings,
  deps: ChannelDeps,
  makeBot: MakeBot,
): Line => {
  const paced = pace(settings.mostToAll, settings.mostToOne)
  let bot: Bot | null = null
  let login: (Login & { readonly user: string }) | null = null
  let state = '没有连接'
  const say = (text: string) => {
    state = text
    deps.say(`wechaty ${place}: ${text}`)
  }
  const tell = (fault: unknown) => say(`出错：${fault instanceof Error ? fault.message : fault}`)

  const hear = async (message: BotMessage): Promise<void> => {
    const now = login
    if (now === null || !(await isForUs(message, now))) return
    const arriving = await arrivingFrom(deps, place, now, message).catch(tooMuch)
    if (typeof arriving === 'string') return answer(message, arriving)
    const received = await deps.door.receive(arriving, { answerWithinMs: 0, mergeMs })
    if (received.kind === 'answered') await deps.door.notCarried(place, received.reply, '由 wechaty 发出')
    if (received.kind === 'refused' && received.notice !== null) await answer(message, received.notice)
  }

  const answer = async (message: BotMessage, text: string): Promise<void> => {
    const talker = message.talker()
    if (paced.take(talker.id, deps.clock.now()) !== null) return
    await (message.room()?.say(text, talker) ?? talker.say(text))
  }

  const connect = async (): Promise<void> => {
    const made = await makeBot(settings)
    bot = made
    made.on('scan', (qrcode) => say(`请用本地的账号扫码登录，二维码内容：${qrcode}`))
    made.on('login', (user) => {
      // The connection came back: the same login, as long as nobody has logged out.
      if (login?.user !== user.id) login = { id: randomUUID(), since: deps.clock.now(), user: user.id }
      say(`已登录：${user.name()}`)
    })
    made.on('logout', () => {
      login = null
      say('已退出登录')
    })
    made.on('message', (message) => void hear(message).catch(tell))
    made.on('error', tell)
    await made.start()
  }

  return {
    start: () => connect().catch(tell),
    stop: async () => {
      login = null
      await bot?.stop()
      bot = null
    },
    send: async (outgoing) => {
      const { partsSent } = outgoing
      const to = addressIn(outgoing.address)
      if (bot === null || login === null) return { kind: 'again', error: state, partsSent }
      if (to === null || to.login !== login.id)
        return { kind: 'refused', error: '对方的编号只在上次登录时有效', partsSent }
      return sendTo(bot, to, outgoing)
    },
    fetch: async (messageId) => {
      if (bot === null) return { kind: 'again', error: state }
      const message = await bot.Message.find({ id: messageId })
      if (!message) return { kind: 'lost', error: '消息已不存在' }
      const file = await message.toFileBox()
      return { kind: 'fetched', bytes: await file.toBuffer(), mime: file.mediaType }
    },
    health: () => ({ ok: login !== null, text: `${place}：${state}` }),
  }

  async function sendTo(
    by: Bot,
    to: { readonly contact: string; readonly room: string | null },
    outgoing: Outgoing,
  ): Promise<Sent> {
    const parts = partsOf(renderReplies(outgoing.replies, settings.publicUrl))
    let { partsSent } = outgoing
    const contact = await by.Contact.find({ id: to.contact })
    const room = to.room === null ? null : await by.Room.find({ id: to.room })
    if (!contact || room === undefined) return { kind: 'refused', error: '找不到对方', partsSent }
    for (const part of parts.slice(partsSent)) {
      const after = paced.take(to.contact, deps.clock.now())
      if (after !== null) return { kind: 'again', error: '发得太快，稍后再发', partsSent, after }
      try {
        await (room === null ? contact.say(part) : room.say(part, contact))
      } catch (fault) {
        return { kind: 'again', error: fault instanceof Error ? fault.message : String(fault), partsSent }
      }
      partsSent += 1
    }
    return { kind: 'sent', allowance: 'free' }
  }
}

/** A picture that is not taken any more is told so. */
const tooMuch = (fault: unknown): string => {
  if (fault instanceof DomainError && fault.code === 'rate_limited') return fault.message
  throw fault
}

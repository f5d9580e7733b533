import type { AttachmentRef } from '../../src/domain/attachment.ts'
import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelDeps } from '../../src/ports/channel.ts'
import type { Arriving } from '../../src/ports/front-door.ts'
import { addressText } from './address.ts'
import type { BotMessage } from './types.ts'

/** Kinds of messages as wechaty numbers them (wechaty-puppet, MessageType). */
const kinds = { attachment: 1, audio: 2, image: 6, text: 7, recalled: 13, url: 14, video: 15 } as const

const media: Readonly<Record<number, { kind: AttachmentRef['kind']; name: string; mime: string }>> = {
  [kinds.attachment]: { kind: 'file', name: '文件', mime: 'application/octet-stream' },
  [kinds.audio]: { kind: 'voice', name: '语音', mime: 'application/octet-stream' },
  [kinds.image]: { kind: 'photo', name: '图片.jpg', mime: 'image/jpeg' },
  [kinds.video]: { kind: 'video', name: '视频.mp4', mime: 'video/mp4' },
}

const official = 2
/** The platform's own, with whom nobody should talk. */
const machines: ReadonlySet<string> = new Set(['weixin', 'fmessage', 'filehelper', 'newsapp'])

/** A recording nobody has written down is for a person to listen to. */
const forPerson = '（语音留言，请听录音）转人工'

/** How long a puppet can be expected to have what was sent. */
const mediaKeptMs = 24 * 3_600_000

/** One login: what was written before it is not ours to answer, and its ids mean nothing after it. */
export type Login = { readonly id: string; readonly since: Date }

/** Whether a message is for us: from a person, not our own, of this login, and in a room only when we are mentioned. */
export const isForUs = async (message: BotMessage, { since }: Login): Promise<boolean> => {
  if (message.self() || message.type() === kinds.recalled) return false
  // Puppets give whole seconds.
  if (message.date().getTime() < Math.floor(since.getTime() / 1000) * 1000) return false
  const talker = message.talker()
  if (talker.type() === official || machines.has(talker.id)) return false
  return message.room() === undefined || message.mentionSelf()
}

/** The message for the front door. One that cannot be read arrives empty, and is told so. */
export const arrivingFrom = async (
  deps: ChannelDeps,
  place: PlaceId,
  login: Login,
  message: BotMessage,
  /** The room whose talk this goes on with. */
  room: string | null,
): Promise<Arriving> => {
  const citizenKey = addressText({ login: login.id, contact: message.talker().id, room })
  const file = media[message.type()]
  const now = deps.clock.now()
  const attachments = file
    ? [
        await deps.attachments.expect(place, {
          ...file,
          conversationId: await deps.door.conversationOf(place, 'wechaty', citizenKey),
          channel: 'wechaty',
          source: message.id,
          at: now,
          until: new Date(now.getTime() + mediaKeptMs),
        }),
      ]
    : []
  return {
    place,
    channel: 'wechaty',
    messageId: `${login.id}:${message.id}`,
    citizenKey,
    sender: addressText({ login: login.id, contact: message.talker().id, room: null }),
    text: await wordsOf(message, message.room() !== undefined),
    ...(attachments.length === 0 ? {} : { attachments }),
    receivedAt: now,
  }
}

const wordsOf = async (message: BotMessage, inRoom: boolean): Promise<string> => {
  const type = message.type()
  if (type === kinds.audio) return forPerson
  if (type !== kinds.text) return ''
  return cleaned(inRoom ? await message.mentionText() : message.text()).trim()
}

/** Without half characters and what no keyboard writes; line breaks and tabs stay. */
const cleaned = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are taken out
  text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g, '')

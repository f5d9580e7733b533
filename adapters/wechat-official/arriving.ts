import type { AttachmentRef } from '../../src/domain/attachment.ts'
import type { Arriving } from '../../src/ports/front-door.ts'
import type { WechatAccount } from './account.ts'
import { type MediaSource, mediaKeptMs } from './media.ts'
import type { WechatContent, WechatMessage } from './types.ts'

/** Keys of menus, of message menus and of scenes that begin so stand for what is written after it. */
export const saysMark = 'say:'

const meant = (key: string): string | null => (key.startsWith(saysMark) ? key.slice(saysMark.length) : null)

/** A scene of a code that was scanned by somebody new has this before it. */
const newcomerScene = 'qrscene_'

/** What somebody is taken to say by an event; null when it says nothing. */
const saidByEvent = (event: string, key: string, greeting: string): string | null => {
  switch (event) {
    case 'subscribe':
      return meant(key.replace(newcomerScene, '')) ?? greeting
    case 'SCAN':
      return meant(key) ?? greeting
    case 'CLICK':
      return meant(key) ?? key
    default:
      return null
  }
}

type Heard = { readonly text: string; readonly attachments: readonly AttachmentRef[] }

const heardText = (text: string): Heard => ({ text, attachments: [] })

/** What a message says, in words and files; null when it is of a kind we cannot read. */
const heardIn = async (account: WechatAccount, message: WechatMessage): Promise<Heard | null> => {
  const { content } = message
  switch (content.kind) {
    case 'text':
      return heardText((content.menuId === null ? null : meant(content.menuId)) ?? content.text)
    case 'location':
      return heardText(locationText(content))
    case 'link':
      return heardText(
        [content.title, content.description, content.url].filter((line) => line !== '').join('\n'),
      )
    case 'media': {
      const attachment = await expected(account, message, content)
      return { text: wordsWith(content), attachments: [attachment] }
    }
    case 'event': {
      const said = saidByEvent(content.event, content.key, account.settings.greeting)
      return said === null ? null : heardText(said)
    }
    case 'subscription':
    case 'unknown':
      return null
  }
}

/** A recording nobody has written down is for a person to listen to. */
const forPerson = '（语音留言，请听录音）转人工'

const wordsWith = ({ type, recognized }: Media): string =>
  recognized === '' && type === 'voice' ? forPerson : recognized

/** The message for the front door; null when it says nothing. */
export const arrivingFrom = async (
  account: WechatAccount,
  message: WechatMessage,
): Promise<Arriving | null> => {
  const heard = await heardIn(account, message)
  if (heard === null) return null
  const { deps, place } = account
  return {
    place,
    channel: 'wechat',
    messageId: await messageIdOf(account, message),
    citizenKey: message.from,
    text: heard.text,
    ...(heard.attachments.length === 0 ? {} : { attachments: heard.attachments }),
    receivedAt: deps.clock.now(),
  }
}

/** Events have no id: who, when and what tells them apart. The openid itself stays out of it. */
export const messageIdOf = async (
  { deps, place }: WechatAccount,
  { id, from, createTime, content }: WechatMessage,
): Promise<string> => {
  if (content.kind !== 'event' && content.kind !== 'subscription') return id
  const who = await deps.door.conversationOf(place, 'wechat', from)
  return `${who}:${createTime}:${content.event}:${content.kind === 'event' ? content.key : ''}`
}

const locationText = ({
  label,
  latitude,
  longitude,
}: Extract<WechatContent, { kind: 'location' }>): string => {
  const point = `北纬${latitude}，东经${longitude}`
  return label.trim() === '' ? `位置：${point}` : `位置：${label.trim()}（${point}）`
}

type Media = Extract<WechatContent, { kind: 'media' }>

const claimed = {
  photo: { name: '图片.jpg', mime: 'image/jpeg' },
  voice: { name: '语音.amr', mime: 'audio/amr' },
  video: { name: '视频.mp4', mime: 'video/mp4' },
} as const

const expected = async (
  { deps, place }: WechatAccount,
  { from }: WechatMessage,
  { type, mediaId, pictureUrl }: Media,
): Promise<AttachmentRef> => {
  const source: MediaSource = { mediaId, pictureUrl }
  const now = deps.clock.now()
  return deps.attachments.expect(place, {
    ...claimed[type],
    kind: type,
    conversationId: await deps.door.conversationOf(place, 'wechat', from),
    channel: 'wechat',
    source: JSON.stringify(source),
    at: now,
    until: new Date(now.getTime() + mediaKeptMs),
  })
}

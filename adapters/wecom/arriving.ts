import type { AttachmentRef } from '../../src/domain/attachment.ts'
import type { InboundMessage } from '../../src/domain/conversation.ts'
import type { Arriving } from '../../src/ports/front-door.ts'
import type { WecomAccount } from './account.ts'
import type { WecomContent, WecomItem } from './types.ts'

/** Lines of our menus whose id begins so stand for what is written after it. */
export const saysMark = 'say:'

/** How long the platform keeps media. */
const mediaKeptMs = 3 * 24 * 3_600_000

/** A recording nobody has written down is for a person to listen to. */
const forPerson = '（语音留言，请听录音）转人工'

export type FromCitizen = Extract<WecomItem, { from: 'citizen' }>

/** The message for the front door. One that cannot be read arrives empty, and is told so. */
export const arrivingFrom = async (
  account: WecomAccount,
  item: FromCitizen,
  servedBy: InboundMessage['servedBy'],
): Promise<Arriving> => {
  const { deps, place } = account
  const attachments = item.content.kind === 'media' ? [await expected(account, item, item.content)] : []
  return {
    place,
    channel: 'wecom',
    messageId: item.id,
    citizenKey: item.customer,
    text: wordsOf(item.content),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(servedBy === undefined ? {} : { servedBy }),
    receivedAt: deps.clock.now(),
  }
}

const wordsOf = (content: WecomContent): string => {
  switch (content.kind) {
    case 'text':
      return content.menuId?.startsWith(saysMark) ? content.menuId.slice(saysMark.length) : content.text
    case 'media':
      return content.type === 'voice' ? forPerson : ''
    case 'unknown':
      return ''
  }
}

const claimed = {
  photo: { name: '图片.jpg', mime: 'image/jpeg' },
  voice: { name: '语音.amr', mime: 'audio/amr' },
  video: { name: '视频.mp4', mime: 'video/mp4' },
  file: { name: '文件', mime: 'application/octet-stream' },
} as const

const expected = async (
  { deps, place }: WecomAccount,
  { customer, sentAt }: FromCitizen,
  { type, mediaId }: Extract<WecomContent, { kind: 'media' }>,
): Promise<AttachmentRef> =>
  deps.attachments.expect(place, {
    ...claimed[type],
    kind: type,
    conversationId: await deps.door.conversationOf(place, 'wecom', customer),
    channel: 'wecom',
    source: mediaId,
    at: deps.clock.now(),
    until: new Date(sentAt.getTime() + mediaKeptMs),
  })

import { DomainError } from '../../src/domain/errors.ts'
import { childIn, childrenIn, type Elements, elementsOf, textIn } from '../tencent/xml.ts'
import type { SubscriptionItem, WechatContent, WechatMessage } from './types.ts'

/** A message or event of the platform, as it is documented for official accounts. Unknown kinds are told as such. */
export const parseMessage = (xml: string): WechatMessage => {
  const elements = elementsOf(xml)
  const message = {
    to: needed(elements, 'ToUserName'),
    from: needed(elements, 'FromUserName'),
    createTime: needed(elements, 'CreateTime'),
    id: textIn(elements, 'MsgId'),
    content: contentOf(elements),
  }
  const event = message.content.kind === 'event' || message.content.kind === 'subscription'
  if (!event) needed(elements, 'MsgId')
  return message
}

const shapes: Readonly<Record<string, RegExp>> = {
  ToUserName: /^[\w@.-]{1,64}$/,
  FromUserName: /^[\w@.-]{1,64}$/,
  CreateTime: /^\d{1,12}$/,
  MsgId: /^\d{1,20}$/,
  MediaId: /^[\w-]{1,200}$/,
}

const needed = (elements: Elements, name: string): string => {
  const text = textIn(elements, name)
  if (shapes[name]?.test(text)) return text
  throw new DomainError('invalid_input', `消息缺少 ${name}，或者写法不对。请核对是否由微信服务器发出。`, {
    element: name,
  })
}

const contentOf = (elements: Elements): WechatContent => {
  const said = (name: string) => cleaned(textIn(elements, name))
  const type = textIn(elements, 'MsgType')
  switch (type) {
    case 'text':
      return { kind: 'text', text: said('Content'), menuId: said('bizmsgmenuid') || null }
    case 'image':
      return mediaOf(elements, 'photo')
    case 'voice':
      return mediaOf(elements, 'voice')
    case 'video':
    case 'shortvideo':
      return mediaOf(elements, 'video')
    case 'location':
      return {
        kind: 'location',
        latitude: said('Location_X'),
        longitude: said('Location_Y'),
        label: said('Label'),
      }
    case 'link':
      return { kind: 'link', title: said('Title'), description: said('Description'), url: said('Url') }
    case 'event':
      return eventOf(elements)
    default:
      return { kind: 'unknown', type: type.slice(0, 40) }
  }
}

const mediaOf = (elements: Elements, type: 'photo' | 'voice' | 'video'): WechatContent => ({
  kind: 'media',
  type,
  mediaId: needed(elements, 'MediaId'),
  format: textIn(elements, 'Format'),
  recognized: cleaned(textIn(elements, 'Recognition')).trim(),
  pictureUrl: textIn(elements, 'PicUrl'),
})

const subscriptionEvents: Readonly<
  Record<string, { readonly event: 'popup' | 'change' | 'sent'; in: string }>
> = {
  subscribe_msg_popup_event: { event: 'popup', in: 'SubscribeMsgPopupEvent' },
  subscribe_msg_change_event: { event: 'change', in: 'SubscribeMsgChangeEvent' },
  subscribe_msg_sent_event: { event: 'sent', in: 'SubscribeMsgSentEvent' },
}

const eventOf = (elements: Elements): WechatContent => {
  const event = textIn(elements, 'Event')
  const subscription = subscriptionEvents[event]
  if (subscription === undefined) return { kind: 'event', event, key: cleaned(textIn(elements, 'EventKey')) }
  const items = childrenIn(childIn(elements, subscription.in), 'List').map(itemOf)
  return { kind: 'subscription', event: subscription.event, items }
}

const itemOf = (item: Elements): SubscriptionItem => ({
  template: textIn(item, 'TemplateId'),
  status: textIn(item, 'SubscribeStatusString') || textIn(item, 'ErrorStatus'),
  code: textIn(item, 'ErrorCode'),
})

/** Without half characters and what no keyboard writes; line breaks and tabs stay. */
const cleaned = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are taken out
  text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g, '')

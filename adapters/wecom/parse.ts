import { z } from 'zod'
import type { WecomContent, WecomEvent, WecomItem } from './types.ts'

const id = z.string().regex(/^[\w@.=+/-]{1,128}$/)
const words = z.string().default('')
const coordinate = z.union([z.number(), z.string()]).transform(String)
const media = z.object({ media_id: z.string().min(1).max(512) })

/** One entry of `msg_list`, as the page on receiving messages documents it (path/94670). */
const entrySchema = z.object({
  msgid: id,
  open_kfid: id.optional(),
  external_userid: id.optional(),
  send_time: z.number().int().nonnegative(),
  origin: z.number(),
  msgtype: z.string().max(60),
  text: z.object({ content: words, menu_id: z.string().optional() }).optional(),
  image: media.optional(),
  voice: media.optional(),
  video: media.optional(),
  file: media.optional(),
  location: z.object({ latitude: coordinate, longitude: coordinate, name: words, address: words }).optional(),
  link: z.object({ title: words, desc: words, url: words }).optional(),
  miniprogram: z.object({ title: words }).optional(),
  event: z
    .object({
      event_type: z.string(),
      open_kfid: id.optional(),
      external_userid: id.optional(),
      welcome_code: words,
      fail_msgid: words,
      fail_type: z.number().default(0),
    })
    .optional(),
})
type Entry = z.infer<typeof entrySchema>

const citizen = 3
const platform = 4

/** What an entry tells of this account; null when it is of another account, or not in the documented form. */
export const itemOf = (raw: unknown, openKfId: string): WecomItem | null => {
  const read = entrySchema.safeParse(raw)
  if (!read.success) return null
  const entry = read.data
  const account = entry.open_kfid ?? entry.event?.open_kfid ?? openKfId
  if (account !== openKfId) return null
  if (entry.origin === platform || entry.event) return eventItem(entry)
  if (entry.origin !== citizen) return { from: 'servicer', id: entry.msgid }
  const { msgid, external_userid: customer, send_time } = entry
  if (customer === undefined) return null
  return {
    from: 'citizen',
    id: msgid,
    customer,
    sentAt: new Date(send_time * 1000),
    content: contentOf(entry),
  }
}

const contentOf = (entry: Entry): WecomContent => {
  const { msgtype, text, location, link, miniprogram } = entry
  if (msgtype === 'text' && text)
    return { kind: 'text', text: cleaned(text.content), menuId: text.menu_id ?? null }
  if (msgtype === 'location' && location) return said(locationText(location))
  if (msgtype === 'link' && link)
    return said([link.title, link.desc, link.url].filter((line) => line !== '').join('\n'))
  if (msgtype === 'miniprogram' && miniprogram?.title) return said(`小程序：${miniprogram.title}`)
  return mediaOf(entry) ?? { kind: 'unknown', type: msgtype }
}

const said = (text: string): WecomContent => ({ kind: 'text', text: cleaned(text), menuId: null })

const kinds = { image: 'photo', voice: 'voice', video: 'video', file: 'file' } as const

const mediaOf = (entry: Entry): WecomContent | null => {
  for (const name of ['image', 'voice', 'video', 'file'] as const) {
    const found = entry.msgtype === name ? entry[name] : undefined
    if (found) return { kind: 'media', type: kinds[name], mediaId: found.media_id }
  }
  return null
}

const locationText = ({ name, address, latitude, longitude }: NonNullable<Entry['location']>): string => {
  const label = [name.trim(), address.trim()].filter((part) => part !== '').join('，')
  const point = `北纬${latitude}，东经${longitude}`
  return label === '' ? `位置：${point}` : `位置：${label}（${point}）`
}

const eventItem = ({ msgid, event, external_userid }: Entry): WecomItem | null => {
  const customer = event?.external_userid ?? external_userid ?? ''
  return event ? { from: 'platform', id: msgid, customer, event: eventOf(event) } : null
}

const eventOf = (event: NonNullable<Entry['event']>): WecomEvent => {
  switch (event.event_type) {
    case 'enter_session':
      return { kind: 'entered', welcomeCode: event.welcome_code }
    case 'msg_send_fail':
      return { kind: 'not-delivered', messageId: event.fail_msgid, why: event.fail_type }
    default:
      return { kind: 'other', name: event.event_type.slice(0, 60) }
  }
}

/** Without half characters and what no keyboard writes; line breaks and tabs stay. */
const cleaned = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are taken out
  text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g, '')

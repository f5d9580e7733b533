import { mcpSettingsSchema, openMcp } from '../adapters/mcp/index.ts'
import { open311SettingsSchema, openOpen311 } from '../adapters/open311/index.ts'
import { openaiSettingsSchema, openOpenai } from '../adapters/openai/index.ts'
import { openRelay, relaySettingsSchema } from '../adapters/relay/index.ts'
import { webhookSettingsSchema } from '../adapters/signed-post/index.ts'
import { openWechatOfficial, wechatSettingsSchema } from '../adapters/wechat-official/index.ts'
import { openWechaty, wechatySettingsSchema } from '../adapters/wechaty/index.ts'
import { openWecom, wecomSettingsSchema } from '../adapters/wecom/index.ts'
import { type ChannelSettings, readChannelSettings } from './channel-settings.ts'
import { type Channel, channelSchema } from './domain/conversation.ts'
import type { PlaceId } from './domain/place.ts'
import { webSettingsSchema } from './http/pages/chat/web-settings.ts'
import type { ChannelDeps, OpenChannel, OpenedChannel } from './ports/channel.ts'
import { allPlaces } from './rules/index.ts'

/** Every channel that can be configured, by the name it has in the settings. A line each. */
const schemas = {
  web: webSettingsSchema,
  wechat: wechatSettingsSchema,
  wecom: wecomSettingsSchema,
  wechaty: wechatySettingsSchema,
  openai: openaiSettingsSchema,
  mcp: mcpSettingsSchema,
  open311: open311SettingsSchema,
  relay: relaySettingsSchema,
  webhook: webhookSettingsSchema,
} as const

export type Channels = ChannelSettings<typeof schemas>

/** Reads JIBAN_CHANNELS. Throws one error that lists every fault. */
export const readChannels = (text: string): Channels => readChannelSettings(text, schemas)

/** Which of the processes this is: the service, or the one that holds the accounts of wechaty alone. */
export type ChannelProcess = 'service' | 'wechaty'

/** Whether the accounts of wechaty are held by a process of their own: all of them, as soon as one place says so. */
export const hasOwnWechaty = ({ wechaty }: Channels): boolean =>
  Object.values(wechaty).some((settings) => settings?.process === 'own')

/** Channels whose lines are sent by the other process. */
export const sentElsewhere = (channels: Channels, process: ChannelProcess): readonly Channel[] => {
  if (process === 'wechaty') return channelSchema.options.filter((channel) => channel !== 'wechaty')
  return hasOwnWechaty(channels) ? ['wechaty'] : []
}

/** The accounts of wechaty, for the process that holds nothing else. */
export const openWechatyAlone = (channels: Channels, deps: ChannelDeps): readonly OpenedChannel[] =>
  opened('wechaty', channels.wechaty, (settings) => openWechaty(settings, deps))

/** Every channel that some place has configured, in the order of their routes. A line each. */
export const openChannels = (channels: Channels, deps: ChannelDeps): readonly OpenedChannel[] => [
  ...opened('web', channels.web, () => ({})),
  ...opened('wechat', channels.wechat, (settings) => openWechatOfficial(Object.fromEntries(settings), deps)),
  ...opened('wecom', channels.wecom, (settings) => openWecom(settings, deps)),
  ...(hasOwnWechaty(channels) ? [] : openWechatyAlone(channels, deps)),
  ...opened('relay', channels.relay, (settings) => openRelay(settings, deps)),
  everywhere('openai', openOpenai(new Map(entriesOf(channels.openai)), deps)),
  everywhere('mcp', openMcp(new Map(entriesOf(channels.mcp)), deps)),
  everywhere('open311', openOpen311(new Map(entriesOf(channels.open311)), deps)),
]

type ByPlace<Settings> = Readonly<Partial<Record<PlaceId, Settings>>>

const entriesOf = <Settings>(settings: ByPlace<Settings>) => Object.entries(settings) as [PlaceId, Settings][]

const opened = <Settings>(
  name: keyof typeof schemas,
  settings: ByPlace<Settings>,
  open: (settings: ReadonlyMap<PlaceId, Settings>) => OpenChannel,
): readonly OpenedChannel[] => {
  const configured = new Map(entriesOf(settings))
  return configured.size === 0 ? [] : [{ ...open(configured), name, places: [...configured.keys()] }]
}

/** A channel that needs no settings of a place: it opens with keys of clients. */
const everywhere = (name: keyof typeof schemas, channel: OpenChannel): OpenedChannel => ({
  ...channel,
  name,
  places: allPlaces,
})

/** Origins whose pages may embed the conversation of a place. */
export const widgetOriginsOf =
  ({ web }: Channels) =>
  (place: PlaceId): readonly string[] =>
    web[place]?.origins ?? []

/** Private networks in which the systems of a place may be told of its orders. */
export const webhookNetworksOf =
  ({ webhook }: Channels) =>
  (place: PlaceId): readonly string[] =>
    webhook[place]?.networks ?? []

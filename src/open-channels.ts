import type { ChannelDeps, OpenChannel } from './ports/channel.ts'

/** What the operator set for each place and channel; see README. */
export type ChannelSettings = Readonly<Record<string, unknown>>

/** Every channel that is configured, in the order of their routes. A line each. */
export const openChannels = (_settings: ChannelSettings, _deps: ChannelDeps): readonly OpenChannel[] => []

import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelDeps, OpenChannel } from '../../src/ports/channel.ts'
import { type Line, wechatyLine } from './line.ts'
import { makeBot } from './make-bot.ts'
import type { MakeBot, WechatySettings } from './types.ts'

export { type WechatySettings, wechatySettingsSchema } from './types.ts'

/** Personal accounts held by wechaty. The packages are loaded when the channel starts, and need not be installed before. */
export const openWechaty = (
  settings: ReadonlyMap<PlaceId, WechatySettings>,
  deps: ChannelDeps,
  make: MakeBot = makeBot,
): OpenChannel => {
  const lines = new Map<PlaceId, Line>()
  for (const [place, own] of settings) lines.set(place, wechatyLine(place, own, deps, make))
  const all = () => [...lines.values()]
  return {
    sender: {
      channel: 'wechaty',
      serves: (place) => lines.has(place),
      send: async (outgoing, sending) =>
        lines.get(outgoing.place)?.send(outgoing, sending) ?? {
          kind: 'refused',
          error: '本地没有设置 wechaty',
          partsSent: outgoing.partsSent,
        },
    },
    media: {
      channel: 'wechaty',
      fetch: async ({ place, source }) =>
        lines.get(place)?.fetch(source) ?? { kind: 'lost', error: '本地没有设置 wechaty' },
    },
    start: async () => {
      await Promise.all(all().map((line) => line.start()))
    },
    stop: async () => {
      await Promise.all(all().map((line) => line.stop()))
    },
    health: async (place) => {
      const states = [...lines]
        .filter(([of]) => place === undefined || of === place)
        .map(([, line]) => line.health())
      return { ok: states.every(({ ok }) => ok), text: states.map(({ text }) => text).join('；') }
    },
  }
}

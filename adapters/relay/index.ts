import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelDeps, OpenChannel } from '../../src/ports/channel.ts'
import type { SignedPost } from '../../src/ports/signed-post.ts'
import { signedPost } from '../signed-post/index.ts'
import { relayRoutes } from './routes.ts'
import { relaySenders } from './sender.ts'
import { type RelaySettings, relaySettingsSchema } from './types.ts'
import { handOverLate } from './unclear.ts'

export { type RelaySettings, relaySettingsSchema }

const lookedAtMs = 60_000

/** Text messages, fax, telephone and Weibo, by programmes that sign what they hand in and take what is answered. */
export const openRelay = (
  settings: ReadonlyMap<PlaceId, RelaySettings>,
  deps: ChannelDeps,
  post: SignedPost = signedPost({ clock: deps.clock }),
): OpenChannel => {
  const settingsOf = (place: PlaceId) => settings.get(place) ?? null
  let timer: ReturnType<typeof setInterval> | undefined
  let running: Promise<unknown> = Promise.resolve()
  const look = async () => {
    for (const place of settings.keys())
      await handOverLate(deps, place).catch((fault: unknown) => deps.say(`relay ${place}: ${fault}`))
  }
  return {
    routes: relayRoutes({ ...deps, settingsOf }),
    senders: relaySenders({ ...deps, post, settingsOf }),
    start: async () => {
      timer = setInterval(() => {
        running = running.then(look)
      }, lookedAtMs)
    },
    stop: async () => {
      clearInterval(timer)
      await running
    },
    health: (place) => healthOf(deps, place === undefined ? [...settings.keys()] : [place]),
  }
}

const healthOf = async ({ clients }: ChannelDeps, places: readonly PlaceId[]) => {
  const open = await Promise.all(
    places.map(async (place) =>
      (await clients.list(place)).some(({ scope, revokedAt }) => scope === 'relay' && revokedAt === null),
    ),
  )
  return open.every((has) => has)
    ? { ok: true, text: '已开通，有接入程序' }
    : { ok: false, text: '还没有接入程序：请由管理员建立一个 scope 为 relay 的密钥' }
}

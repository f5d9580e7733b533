import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelDeps, OpenChannel } from '../../src/ports/channel.ts'
import { type WecomAccount, wecomAccount } from './account.ts'
import { tellFault } from './faults.ts'
import { wecomMedia } from './media.ts'
import { puller } from './puller.ts'
import { type OpenAccount, wecomRoutes } from './routes.ts'
import { wecomSender } from './sender.ts'
import type { WecomSettings } from './types.ts'

export { type WecomSettings, wecomSettingsSchema } from './types.ts'

/** The WeCom customer-service accounts (微信客服) of all places that have one. */
export const openWecom = (settings: ReadonlyMap<PlaceId, WecomSettings>, deps: ChannelDeps): OpenChannel => {
  const opened = new Map<PlaceId, OpenAccount>()
  for (const [place, own] of settings) {
    const account = wecomAccount(place, own, deps)
    opened.set(place, { account, puller: puller(account) })
  }
  const accountOf = (place: PlaceId): WecomAccount | null => opened.get(place)?.account ?? null
  const pullers = () => [...opened.values()].map((open) => open.puller)
  return {
    routes: wecomRoutes((place) => opened.get(place) ?? null),
    sender: wecomSender(accountOf),
    media: wecomMedia(accountOf),
    start: async () => {
      for (const each of pullers()) each.start()
    },
    stop: async () => {
      await Promise.all(pullers().map((each) => each.stop()))
    },
    health: (place) =>
      healthOf([...opened.values()].filter(({ account }) => place === undefined || account.place === place)),
  }
}

const healthOf = async (accounts: readonly OpenAccount[]) => {
  const states = await Promise.all(
    accounts.map(async ({ account: { place, api } }) => {
      const fault = await api.trouble()
      return { ok: fault === null, text: `${place}：${fault === null ? '接口可用' : tellFault(fault)}` }
    }),
  )
  return { ok: states.every(({ ok }) => ok), text: states.map(({ text }) => text).join('；') }
}

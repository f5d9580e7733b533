import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelDeps, OpenChannel } from '../../src/ports/channel.ts'
import { type WechatAccount, wechatAccount } from './account.ts'
import { tellFault } from './faults.ts'
import { wechatMedia } from './media.ts'
import { wechatRoutes } from './routes.ts'
import { wechatSender } from './sender.ts'
import type { WechatAccounts } from './types.ts'

export { publishMenu } from './publish-menu.ts'
export { type WechatAccounts, type WechatSettings, wechatSettingsSchema } from './types.ts'

/** The WeChat official accounts of all places that have one. */
export const openWechatOfficial = (accounts: WechatAccounts, deps: ChannelDeps): OpenChannel => {
  const opened = new Map<string, WechatAccount>()
  for (const [place, settings] of Object.entries(accounts))
    opened.set(place, wechatAccount(place as PlaceId, settings, deps))
  const accountOf = (place: PlaceId): WechatAccount | null => opened.get(place) ?? null
  return {
    routes: wechatRoutes(accountOf),
    sender: wechatSender(accountOf),
    media: wechatMedia(accountOf),
    health: (place) =>
      healthOf([...opened.values()].filter((account) => place === undefined || account.place === place)),
  }
}

const healthOf = async (accounts: readonly WechatAccount[]) => {
  const states = await Promise.all(
    accounts.map(async ({ place, settings, api }) => {
      if (!settings.verified) return { ok: true, text: `${place}：未认证，只在用户来信时答复` }
      const fault = await api.trouble()
      return { ok: fault === null, text: `${place}：${fault === null ? '接口可用' : tellFault(fault)}` }
    }),
  )
  return { ok: states.every(({ ok }) => ok), text: states.map(({ text }) => text).join('；') }
}

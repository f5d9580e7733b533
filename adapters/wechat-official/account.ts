import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelDeps } from '../../src/ports/channel.ts'
import { type WechatApi, wechatApi } from './api.ts'
import { type KeptTexts, keptTexts } from './kept.ts'
import type { WechatSettings } from './types.ts'
import { type ServiceWindows, serviceWindows } from './windows.ts'

/** One place's official account with everything that serves it. */
export type WechatAccount = {
  readonly place: PlaceId
  readonly settings: WechatSettings
  readonly deps: ChannelDeps
  readonly api: WechatApi
  readonly windows: ServiceWindows
  readonly kept: KeptTexts
  /**
   * By message, the connection on which the platform waits for its answer now: when a repetition comes, it has given up
   * the one before.
   */
  readonly waiting: Map<string, symbol>
}

export const wechatAccount = (
  place: PlaceId,
  settings: WechatSettings,
  deps: ChannelDeps,
): WechatAccount => ({
  place,
  settings,
  deps,
  api: wechatApi(place, settings, deps),
  windows: serviceWindows(deps.reach),
  kept: keptTexts(deps.values, deps.clock),
  waiting: new Map(),
})

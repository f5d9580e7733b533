import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelDeps } from '../../src/ports/channel.ts'
import { type WecomApi, wecomApi } from './api.ts'
import { type ServedBy, servedBy } from './served-by.ts'
import type { WecomSettings } from './types.ts'

/** One place's customer-service account with everything that serves it. */
export type WecomAccount = {
  readonly place: PlaceId
  readonly settings: WecomSettings
  readonly deps: ChannelDeps
  readonly api: WecomApi
  readonly serving: ServedBy
}

export const wecomAccount = (place: PlaceId, settings: WecomSettings, deps: ChannelDeps): WecomAccount => {
  const api = wecomApi(place, settings, deps)
  return { place, settings, deps, api, serving: servedBy(place, settings, deps, api) }
}

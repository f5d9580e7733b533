import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelDeps, OpenChannel } from '../../src/ports/channel.ts'
import { mediaFetcher } from './media.ts'
import { open311Routes } from './routes.ts'
import { type Open311Settings, open311SettingsSchema } from './types.ts'

export { type Open311Settings, open311SettingsSchema }

/** GeoReport v2 of every place: anybody reads what is public, clients with a key bring matters. */
export const openOpen311 = (
  settings: ReadonlyMap<PlaceId, Open311Settings>,
  deps: ChannelDeps,
): OpenChannel => {
  const { desk, requests } = deps
  if (!desk || !requests) return {}
  const usual = open311SettingsSchema.parse({})
  const byPlace = new Map<string, Open311Settings>(settings)
  return {
    routes: open311Routes({ ...deps, desk, requests }, (place) => byPlace.get(place) ?? usual),
    media: mediaFetcher(),
  }
}

import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelDeps, OpenChannel } from '../../src/ports/channel.ts'
import { mcpRoutes } from './routes.ts'
import { type McpSettings, mcpSettingsSchema } from './types.ts'

export { type McpSettings, mcpSettingsSchema }

/** Tools for models over what is public of every place; nothing where there is no desk that reads it. */
export const openMcp = (settings: ReadonlyMap<PlaceId, McpSettings>, deps: ChannelDeps): OpenChannel => {
  const { desk } = deps
  if (!desk) return {}
  const usual = mcpSettingsSchema.parse({})
  const byPlace = new Map<string, McpSettings>(settings)
  const { routes, close } = mcpRoutes({ ...deps, desk }, (place) => byPlace.get(place) ?? usual)
  return { routes, stop: close }
}

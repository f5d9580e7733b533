import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelDeps, OpenChannel } from '../../src/ports/channel.ts'
import { openaiRoutes } from './routes.ts'
import { type OpenaiSettings, openaiSettingsSchema } from './types.ts'

export { type OpenaiSettings, openaiSettingsSchema }

/**
 * The door for programmes that speak OpenAI's chat API. It opens with keys of clients only, so that a place without
 * settings has it with the usual ones.
 */
export const openOpenai = (
  settings: ReadonlyMap<PlaceId, OpenaiSettings>,
  deps: ChannelDeps,
): OpenChannel => {
  const usual = openaiSettingsSchema.parse({})
  const byPlace = new Map<string, OpenaiSettings>(settings)
  return { routes: openaiRoutes(deps, (place) => byPlace.get(place) ?? usual) }
}

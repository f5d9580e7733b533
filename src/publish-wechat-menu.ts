import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { z } from 'zod'
import { publishMenu } from '../adapters/wechat-official/index.ts'
import { channelText } from './channel-file.ts'
import { type PlaceId, placeIdSchema } from './domain/place.ts'
import { readEnv } from './env.ts'
import { readChannels } from './open-channels.ts'

/** `npm run wechat:menu -- --place <place> [--dry-run]`: publishes the menu of a place's official account. */
const root = join(import.meta.dirname, '..')

const menuFile = (place: PlaceId): string => {
  const own = join(root, 'knowledge/content/places', place, 'wechat/menu.yaml')
  return existsSync(own) ? own : join(root, 'adapters/wechat-official/menu.yaml')
}

const publish = async (): Promise<string> => {
  const { values } = parseArgs({ options: { place: { type: 'string' }, 'dry-run': { type: 'boolean' } } })
  const place = placeIdSchema.safeParse(values.place)
  if (!place.success) throw new Error('say for which place: --place my-city')
  const settings = readChannels(await channelText(readEnv(process.env).JIBAN_CHANNELS)).wechat[place.data]
  if (settings === undefined) throw new Error(`JIBAN_CHANNELS has no wechat for ${place.data}`)
  const file = menuFile(place.data)
  const menu = parse(readFileSync(file, 'utf8'))
  return `${file}\n${await publishMenu(place.data, settings, menu, values['dry-run'] === true)}`
}

try {
  console.log(await publish())
} catch (error) {
  console.error(error instanceof z.ZodError ? z.prettifyError(error) : String(error))
  process.exitCode = 1
}

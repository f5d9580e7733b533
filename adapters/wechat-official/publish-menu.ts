import type { PlaceId } from '../../src/domain/place.ts'
import { wechatApi } from './api.ts'
import { tellFault } from './faults.ts'
import { menuSchema, platformMenu } from './menu.ts'
import type { WechatSettings } from './types.ts'

/**
 * Gives an account the menu that a file tells of; throws when the file does not fit or the platform refuses. A dry run
 * only shows what would be sent. Gives what was done, in a sentence or as JSON.
 */
export const publishMenu = async (
  place: PlaceId,
  settings: WechatSettings,
  file: unknown,
  dryRun: boolean,
): Promise<string> => {
  const menu = platformMenu(menuSchema.parse(file), place, settings.publicUrl)
  if (dryRun) return JSON.stringify(menu, null, 2)
  const api = wechatApi(place, settings, {
    clock: { now: () => new Date() },
    // Asked for without force, the platform gives the token it gave the service.
    values: { renewed: async (_place, _name, _now, renew) => (await renew()).value },
  })
  const answer = await api.post('menu/create', menu)
  if (answer.kind === 'fault') throw new Error(`菜单没有发布：${tellFault(answer.fault)}`)
  return '菜单已发布，关注者在24小时内看到，重新关注立即看到。'
}

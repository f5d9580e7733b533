import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelClient, ChannelClients } from '../../src/ports/channel-clients.ts'
import { type Open311Settings, RequestFault } from './types.ts'

/** The client of this place whose api_key it is. Throws 403. */
export const clientOf = async (
  clients: ChannelClients,
  place: PlaceId,
  key: string | null,
): Promise<ChannelClient> => {
  if (key === null || key === '') throw new RequestFault(403, ['api_key：没有给出，请向管理员申请。'])
  const client = await clients.byKey('open311', key)
  if (client?.place !== place) throw new RequestFault(403, ['api_key：不对或已停用，请向管理员核对。'])
  return client
}

/** The address names the place already; what is said beside it must be the same. Throws 404. */
export const checkJurisdiction = (
  place: PlaceId,
  { jurisdiction }: Open311Settings,
  given: string | null,
): void => {
  if (given === null || given === '' || given === place || given === jurisdiction) return
  throw new RequestFault(404, [
    `jurisdiction_id：没有“${given.slice(0, 80)}”，这个地址是“${jurisdiction ?? place}”的。`,
  ])
}

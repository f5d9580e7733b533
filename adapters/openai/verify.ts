import type { ChannelClient, ChannelClients } from '../../src/ports/channel-clients.ts'
import { ApiFault } from './api-fault.ts'

/** The client whose key the request carries. Throws 401. */
export const clientOf = async (
  clients: ChannelClients,
  authorization: string | undefined,
): Promise<ChannelClient> => {
  const key = /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1]
  if (key === undefined)
    throw new ApiFault(
      401,
      'invalid_api_key',
      '没有给出密钥。请在请求头 Authorization: Bearer 后写上管理员发放的密钥。',
    )
  const client = await clients.byKey('openai', key)
  if (!client) throw new ApiFault(401, 'invalid_api_key', '密钥不对或已停用，请向管理员核对。')
  return client
}

/** A key opens the hotline of one place, and that is its only model. Throws 404. */
export const checkModel = (client: ChannelClient, model: string): void => {
  if (client.place !== model)
    throw new ApiFault(
      404,
      'model_not_found',
      `没有“${model}”这个模型，或这个密钥不能用它。这个密钥的模型是“${client.place}”。`,
      {
        param: 'model',
      },
    )
}

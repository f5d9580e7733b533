import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelClients } from '../../src/ports/channel-clients.ts'
import type { McpSettings } from './types.ts'

export type Verified =
  /** `caller`: whose requests are counted together; `known` by a key, else by where they come from. */
  | { readonly kind: 'welcome'; readonly caller: string; readonly known: boolean }
  | { readonly kind: 'refused'; readonly status: 401 | 403; readonly message: string }

/**
 * Who may ask. A page in a browser names its origin and must be on the list, whatever the address it called: a name that
 * is made to point here must not let a stranger's page read. A key that is given must be right, also where none is needed.
 */
export const verify = async (
  clients: ChannelClients,
  place: PlaceId,
  settings: McpSettings,
  {
    origin,
    authorization,
  }: { readonly origin: string | undefined; readonly authorization: string | undefined },
): Promise<Verified> => {
  if (origin !== undefined && !isListed(settings, origin))
    return { kind: 'refused', status: 403, message: '这个网页来源没有登记，不能调用。' }
  if (authorization === undefined)
    return settings.key === 'optional'
      ? { kind: 'welcome', caller: `${place}/anybody`, known: false }
      : {
          kind: 'refused',
          status: 401,
          message: '需要密钥：请在请求头 Authorization: Bearer 后写上管理员发放的密钥。',
        }
  const key = /^Bearer\s+(\S+)\s*$/i.exec(authorization)?.[1]
  const client = key === undefined ? null : await clients.byKey('mcp', key)
  return client?.place === place
    ? { kind: 'welcome', caller: client.id, known: true }
    : { kind: 'refused', status: 401, message: '密钥不对或已停用，请向管理员核对。' }
}

/** Whether scripts of this origin may call. */
export const isListed = ({ origins, publicUrl }: McpSettings, origin: string): boolean =>
  [...origins, ...(publicUrl === undefined ? [] : [publicUrl])].some((url) => new URL(url).origin === origin)

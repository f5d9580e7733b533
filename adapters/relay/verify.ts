import { type RelayClient, relayClientSchema } from '../../src/domain/client-settings.ts'
import { DomainError } from '../../src/domain/errors.ts'
import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelDeps } from '../../src/ports/channel.ts'
import { headerNames, isSignature } from '../signed-post/signature.ts'
import { checkUnused } from './used-nonces.ts'

/** How far the clocks may be apart, in ms; older requests are somebody's recording. */
const windowMs = 5 * 60_000

/** A request whose sender is known. */
export type Verified = { readonly clientId: string; readonly client: RelayClient; readonly body: Uint8Array }

const refuse = (what: string): never => {
  throw new DomainError('not_signed_in', what)
}

/** Who signed the request. Throws not_signed_in for what is unknown, revoked, wrong, too old, or was used before. */
export const verify = async (
  { clients, values, clock }: Pick<ChannelDeps, 'clients' | 'values' | 'clock'>,
  place: PlaceId,
  request: Request,
): Promise<Verified> => {
  const header = (name: keyof typeof headerNames) => request.headers.get(headerNames[name]) ?? ''
  const [id, timestamp, nonce] = [header('client'), header('timestamp'), header('nonce')]
  const found = id === '' ? null : await clients.withKey(place, id.slice(0, 100))
  const body = new Uint8Array(await request.arrayBuffer())
  if (found?.client.scope !== 'relay')
    return refuse('没有这个接入程序，或它已停用：请核对请求头 X-Jiban-Client。')
  const { pathname, search } = new URL(request.url)
  const signed = { method: request.method, path: `${pathname}${search}`, timestamp, nonce, body }
  if (!isSignature(found.key, signed, header('signature')))
    return refuse('签名不对：请核对密钥，以及签名的内容（方法、路径、时间、随机串、请求体）。')
  const now = clock.now().getTime()
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(Number(timestamp) * 1000 - now) > windowMs)
    return refuse('请求的时间与本机相差超过5分钟：请核对时钟，以现在的时间重新签名。')
  if (!/^[\w-]{8,80}$/.test(nonce))
    return refuse('随机串要有8至80个字母、数字、横线或下划线：请核对请求头 X-Jiban-Nonce。')
  const settings = relayClientSchema.safeParse(found.client.settings)
  if (!settings.success) return refuse('这个接入程序的设置不能用，请由管理员重新建立。')
  if (!(await checkUnused(values, place, id, nonce, now)))
    return refuse('这个签名已经用过：重发时请换一个随机串重新签名。')
  return { clientId: id, client: settings.data, body }
}

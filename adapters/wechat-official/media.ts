import type { PlaceId } from '../../src/domain/place.ts'
import type { Awaited } from '../../src/ports/attachment-store.ts'
import type { Fetched, MediaFetcher } from '../../src/ports/channel.ts'
import { limitedBytes } from '../tencent/limited-bytes.ts'
import type { WechatAccount } from './account.ts'
import type { Answer } from './api.ts'
import { tellFault } from './faults.ts'

/** Where a picture, recording or film lies: the platform's media id, and for pictures an address beside it. */
export type MediaSource = { readonly mediaId: string; readonly pictureUrl: string }

/** How long the platform keeps media. */
export const mediaKeptMs = 3 * 24 * 3_600_000

/** Fetches what citizens sent, as long as the platform has it. */
export const wechatMedia = (accountOf: (place: PlaceId) => WechatAccount | null): MediaFetcher => ({
  channel: 'wechat',
  fetch: async (awaited) => {
    const account = accountOf(awaited.place)
    if (account === null) return { kind: 'lost', error: '本地没有设置公众号' }
    const { mediaId, pictureUrl } = sourceOf(awaited)
    const answer = await account.api.get('media/get', { media_id: mediaId })
    if (answer.kind === 'fault' && answer.fault.code === 48001 && pictureUrl !== '')
      return fetchFrom(account, pictureUrl)
    return fetchedFrom(account, answer)
  },
})

const sourceOf = ({ source }: Awaited): MediaSource => JSON.parse(source)

const fetchedFrom = async (account: WechatAccount, answer: Answer): Promise<Fetched> => {
  if (answer.kind === 'bytes') return { kind: 'fetched', bytes: answer.bytes, mime: answer.mime }
  if (answer.kind === 'ok') {
    // Films are given as an address.
    const address = answer.json['video_url']
    return typeof address === 'string'
      ? fetchFrom(account, address)
      : { kind: 'again', error: '微信接口没有给出文件' }
  }
  const { fault } = answer
  return { kind: fault.act === 'refused' ? 'lost' : 'again', error: tellFault(fault) }
}

/** Only the platform's own file servers, and the one its interface is at: an address in a message may lead anywhere. */
const isPlatforms = (address: URL, { settings }: WechatAccount): boolean =>
  address.origin === new URL(settings.apiBase).origin || /(^|\.)(qpic\.cn|qq\.com)$/.test(address.hostname)

const fetchFrom = async (account: WechatAccount, text: string): Promise<Fetched> => {
  const address = URL.parse(text)
  if (address === null || !/^https?:$/.test(address.protocol) || !isPlatforms(address, account))
    return { kind: 'lost', error: '文件地址不属于微信' }
  try {
    const signal = AbortSignal.timeout(account.settings.patienceMs)
    const response = await fetch(address, { redirect: 'error', signal })
    if (response.status === 404 || response.status === 410) return { kind: 'lost', error: '文件已不存在' }
    if (!response.ok) return { kind: 'again', error: `HTTP ${response.status}` }
    const bytes = await limitedBytes(response)
    if (bytes === null) return { kind: 'lost', error: '文件太大' }
    return { kind: 'fetched', bytes, mime: (response.headers.get('content-type') ?? '').split(';')[0] ?? '' }
  } catch (error) {
    return { kind: 'again', error: error instanceof Error ? error.name : 'unknown' }
  }
}

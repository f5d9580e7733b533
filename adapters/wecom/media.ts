import type { PlaceId } from '../../src/domain/place.ts'
import type { MediaFetcher } from '../../src/ports/channel.ts'
import type { WecomAccount } from './account.ts'
import { tellFault } from './faults.ts'

/** Fetches what citizens sent, as long as the platform has it. */
export const wecomMedia = (accountOf: (place: PlaceId) => WecomAccount | null): MediaFetcher => ({
  channel: 'wecom',
  fetch: async ({ place, source }) => {
    const account = accountOf(place)
    if (account === null) return { kind: 'lost', error: '本地没有设置微信客服' }
    const answer = await account.api.get('media/get', { media_id: source })
    if (answer.kind === 'bytes') return { kind: 'fetched', bytes: answer.bytes, mime: answer.mime }
    if (answer.kind === 'ok') return { kind: 'again', error: '企业微信接口没有给出文件' }
    const { fault } = answer
    return { kind: fault.act === 'refused' ? 'lost' : 'again', error: tellFault(fault) }
  },
})

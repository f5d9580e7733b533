import type { AttachmentRef } from '../../../domain/attachment.ts'
import type { Turn } from '../../../domain/conversation.ts'
import { DomainError } from '../../../domain/errors.ts'
import type { PlaceId } from '../../../domain/place.ts'
import { type RateLimit, rateLimit } from '../../../domain/rate-limit.ts'
import { detectEmergency } from '../../../domain/understanding/index.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { handleMessage } from '../../../usecases/handle-message.ts'
import { type InOrder, inOrder } from './in-order.ts'

const messagesPerMinute = 60
/** Messages under way at once in this process; beyond that an answer would come too late to be of use. */
const mostUnderWay = 500

export type Written = {
  readonly place: PlaceId
  readonly channel: 'web' | 'api'
  readonly conversationId: string
  readonly messageId: string
  readonly text: string
  readonly attachments?: readonly string[]
  readonly citizenKey?: string
}

export type AnswerMessage = (written: Written) => Promise<Turn>

/**
 * Messages that come over HTTP, answered in the same request. Those of one conversation are answered in the order in
 * which they came, none is turned away because another one is being answered; danger to life waits for nothing.
 * `sideBySide` where requests may not wait for each other. Throws rate_limited, and busy when too many wait already.
 */
export const answerMessages = (deps: Deps, sideBySide: boolean, most = mostUnderWay): AnswerMessage => {
  const limit: RateLimit = rateLimit(messagesPerMinute, 60_000)
  const waiting: InOrder = sideBySide ? (_, work) => work() : inOrder()
  const counted = bounded(most)
  return async ({ attachments = [], citizenKey, ...written }) => {
    const { place, conversationId, text } = written
    const key = `${place}/${conversationId}`
    const receivedAt = deps.clock.now()
    limit.take(key, receivedAt.getTime())
    const brought = await broughtBy(deps, written, attachments)
    const answer = () =>
      handleMessage(deps, {
        ...written,
        ...(citizenKey === undefined ? {} : { citizenKey }),
        ...(brought.length > 0 ? { attachments: brought } : {}),
        receivedAt,
      })
    return detectEmergency(text) ? answer() : counted(() => waiting(key, answer))
  }
}

/** Work of which only so much is under way at once. Throws busy. */
const bounded = (most: number) => {
  let underWay = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (underWay >= most)
      throw new DomainError(
        'busy',
        '现在来信的人太多，这条消息没有收下，请过一会儿再发；有危险请直接拨打110、119或120。',
      )
    underWay += 1
    try {
      return await work()
    } finally {
      underWay -= 1
    }
  }
}

const broughtBy = async (
  deps: Deps,
  { place, conversationId }: Pick<Written, 'place' | 'conversationId'>,
  ids: readonly string[],
): Promise<readonly AttachmentRef[]> => {
  if (ids.length === 0) return []
  const unique = [...new Set(ids)]
  const refs = await deps.uploads.refs(place, conversationId, unique)
  if (refs.length < unique.length)
    throw new DomainError('invalid_input', '有附件没有上传成功或已经移除，请重新添加后再发送。', {
      attachments: unique.filter((id) => !refs.some((ref) => ref.id === id)),
    })
  return refs
}

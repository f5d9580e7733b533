import { z } from 'zod'
import { DomainError } from '../../src/domain/errors.ts'
import { type Query, signatureOf } from '../tencent/signature.ts'
import type { WechatAccount } from './account.ts'

const seenSchema = z.array(z.object({ request: z.string(), message: z.string(), at: z.number() }))

const rememberedMs = 10 * 60_000
const rowsKept = 256

/**
 * In plain mode the signature does not cover the message, so whoever saw one address could send anything by it. A used
 * signature is the platform's repetition when the message is the same, and refused otherwise. Shared by all processes,
 * over a fixed number of rows. In the encrypted modes the signature covers the message, and nothing need be remembered.
 */
export const checkUnused = async (
  { deps, place, settings }: WechatAccount,
  { timestamp = '', nonce = '' }: Query,
  messageId: string,
): Promise<void> => {
  const request = signatureOf(timestamp, nonce)
  const row = Number.parseInt(request.slice(0, 8), 16) % rowsKept
  const name = `wechat-seen:${settings.appId}:${row}`
  const now = deps.clock.now().getTime()
  for (;;) {
    const before = await deps.values.get(place, name)
    const seen = seenSchema.parse(before === null ? [] : JSON.parse(before))
    const same = seen.find((one) => one.request === request)
    if (same?.message === messageId) return
    if (same) throw new DomainError('not_allowed', '这个签名已经用过，不能再带别的消息。')
    const kept = seen.filter(({ at }) => Math.abs(now - at) < rememberedMs)
    const next = JSON.stringify([...kept, { request, message: messageId, at: now }])
    if (await deps.values.set(place, name, before, next, new Date(now + rememberedMs))) return
  }
}

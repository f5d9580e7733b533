import { z } from 'zod'
import { DomainError } from '../../src/domain/errors.ts'
import { decryptMessage } from '../tencent/message-cipher.ts'
import { isOfNow, isSignedBy, type Query } from '../tencent/signature.ts'
import { elementsOf, textIn } from '../tencent/xml.ts'
import type { WecomSettings } from './types.ts'

const refuse = (what: string): never => {
  throw new DomainError('not_allowed', what)
}

const checkSigned = (query: Query, settings: WecomSettings, encrypted: string, now: Date): void => {
  const { timestamp = '', nonce = '', msg_signature = '' } = query
  if (!isSignedBy(msg_signature, settings.token, timestamp, nonce, encrypted))
    refuse('签名不对：请核对微信客服“接收消息”中的 Token 与本服务的设置是否一致。')
  if (!isOfNow(timestamp, now)) refuse('请求的时间与本机相差超过5分钟：请核对本机时钟，过时的请求不再受理。')
}

/** The signed text of a request in plain. Everything this platform sends is encrypted. */
export const openSigned = (query: Query, encrypted: string, settings: WecomSettings, now: Date): string => {
  checkSigned(query, settings, encrypted, now)
  for (const key of [settings.aesKey, settings.previousAesKey]) {
    const text = key === undefined ? null : decryptMessage(key, encrypted, settings.corpId)
    if (text !== null) return text
  }
  return refuse('消息解不开：请核对 EncodingAESKey 和企业ID（CorpID）与企业微信的设置是否一致。')
}

/** A push says that something waits to be pulled, and for which account; null for pushes about anything else. */
export type Ring = { readonly openKfId: string; readonly token: string }

const token = z.string().max(128)

/** Checks where a push comes from and takes out what it says. */
export const openPush = (query: Query, body: string, settings: WecomSettings, now: Date): Ring | null => {
  const xml = openSigned(query, textIn(elementsOf(body), 'Encrypt'), settings, now)
  const elements = elementsOf(xml)
  if (textIn(elements, 'ToUserName') !== settings.corpId)
    refuse('消息不是发给本企业的：请核对设置 corpId（企业ID）。')
  if (textIn(elements, 'MsgType') !== 'event' || textIn(elements, 'Event') !== 'kf_msg_or_event') return null
  return { openKfId: textIn(elements, 'OpenKfId'), token: token.parse(textIn(elements, 'Token')) }
}

import { DomainError } from '../../src/domain/errors.ts'
import { decryptMessage } from '../tencent/message-cipher.ts'
import { isOfNow, isSignedBy, type Query } from '../tencent/signature.ts'
import { elementsOf, textIn } from '../tencent/xml.ts'
import type { WechatSettings } from './types.ts'

const refuse = (what: string, facts: Readonly<Record<string, unknown>> = {}): never => {
  throw new DomainError('not_allowed', what, facts)
}

/** Refuses what is too old or from the future, and what the token did not sign. */
export const checkSigned = (query: Query, token: string, now: Date, encrypted?: string): void => {
  const { timestamp = '', nonce = '' } = query
  const name = encrypted === undefined ? 'signature' : 'msg_signature'
  const given = query[name] ?? ''
  const parts = encrypted === undefined ? [token, timestamp, nonce] : [token, timestamp, nonce, encrypted]
  if (!isSignedBy(given, ...parts))
    refuse('签名不对：请核对公众平台“服务器配置”中的令牌与本服务的设置是否一致。', { parameter: name })
  if (!isOfNow(timestamp, now))
    refuse('请求的时间与本机相差超过5分钟：请核对本机时钟，过时的请求不再受理。', { timestamp })
}

/** A request as it was meant: the message, and the key to answer with (null = in plain). */
export type Opened = { readonly xml: string; readonly key: string | null }

/** Checks where a request comes from and takes the message out of it. */
export const openRequest = (query: Query, body: string, settings: WechatSettings, now: Date): Opened => {
  const encryptType = query['encrypt_type'] ?? 'raw'
  if (encryptType === 'aes') return openEncrypted(query, body, settings, now)
  if (encryptType !== 'raw') refuse('不支持这种加密方式。', { encrypt_type: encryptType })
  if (settings.mode === 'safe')
    refuse('本账号设为安全模式，只收加密的消息：请在公众平台选择“安全模式”，或修改本服务的设置。')
  checkSigned(query, settings.token, now)
  return { xml: body, key: null }
}

const openEncrypted = (query: Query, body: string, settings: WechatSettings, now: Date): Opened => {
  const encrypted = textIn(elementsOf(body), 'Encrypt')
  checkSigned(query, settings.token, now, encrypted)
  // After the key was changed, messages made with the previous one still arrive for a while.
  for (const key of [settings.aesKey, settings.previousAesKey]) {
    const xml = key === undefined ? null : decryptMessage(key, encrypted, settings.appId)
    if (xml !== null && key !== undefined) return { xml, key }
  }
  return refuse('消息解不开：请核对 EncodingAESKey 和 AppID 与公众平台的设置是否一致。')
}

import { randomBytes } from 'node:crypto'
import { encryptMessage } from '../tencent/message-cipher.ts'
import { signatureOf } from '../tencent/signature.ts'
import type { Envelope, WechatSettings } from './types.ts'

/** What tells the platform that nothing is to be shown to the citizen, and that it need not send again. */
export const acknowledged = 'success'

/** A text as answer to a message, in the platform's form: encrypted with `key`, or in plain when there is none. */
export const passiveReply = (
  { to, from }: Envelope,
  text: string,
  settings: WechatSettings,
  key: string | null,
  now: Date,
): string => {
  const seconds = String(Math.floor(now.getTime() / 1000))
  const xml = element({
    ToUserName: cdata(from),
    FromUserName: cdata(to),
    CreateTime: seconds,
    MsgType: cdata('text'),
    Content: cdata(text),
  })
  if (key === null) return xml
  const encrypted = encryptMessage(key, xml, settings.appId)
  const nonce = randomBytes(8).toString('hex')
  return element({
    Encrypt: cdata(encrypted),
    MsgSignature: cdata(signatureOf(settings.token, seconds, nonce, encrypted)),
    TimeStamp: seconds,
    Nonce: cdata(nonce),
  })
}

const element = (children: Readonly<Record<string, string>>): string =>
  `<xml>${Object.entries(children)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</xml>`

/** What XML 1.0 cannot hold is left out; the end of the section inside the text is parted over two. */
const cdata = (text: string): string =>
  `<![CDATA[${text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are taken out
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

import { createHash, randomBytes, randomInt } from 'node:crypto'
import { decrypt, encrypt, getSignature } from '@wecom/crypto'
import { XMLParser } from 'fast-xml-parser'

/** The account of the tests, as both sides know it. */
export const testAccount = {
  appId: 'wx0123456789abcdef',
  appSecret: 'app-secret',
  account: 'gh_0123456789ab',
  token: 'TestToken123',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
} as const

export type PushMode = 'plain' | 'safe' | 'compatible'

export type Push = {
  /** How a request reaches the service: over a socket, or into the app. */
  readonly send: (path: string, init: RequestInit) => Promise<Response>
  readonly path: string
  readonly mode: PushMode
  readonly aesKey?: string
  readonly now: () => Date
}

/** What is wrong with a request on purpose. */
export type Spoiled = {
  readonly signature?: string
  readonly timestamp?: string
  readonly nonce?: string
  readonly appId?: string
}

const tag = (name: string, value: string): string =>
  /^\d+$/.test(value) || value.startsWith('<')
    ? `<${name}>${value}</${name}>`
    : `<${name}><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`

/** A message as the platform writes it. A value that begins with `<` stands as it is. */
export const messageXml = (openid: string, fields: Readonly<Record<string, string>>, at: Date): string =>
  `<xml>\n${Object.entries({
    ToUserName: testAccount.account,
    FromUserName: openid,
    CreateTime: String(Math.floor(at.getTime() / 1000)),
    ...fields,
  })
    .map(([name, value]) => tag(name, value))
    .join('\n')}\n</xml>`

export const newMessageId = (): string => `7250${String(randomInt(10 ** 12)).padStart(15, '0')}`

const sha1 = (...parts: readonly string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')

/** Posts one message as the platform does: signed, and encrypted as the mode says. */
export const pushXml = async (push: Push, xml: string, spoiled: Spoiled = {}): Promise<Response> => {
  const timestamp = spoiled.timestamp ?? String(Math.floor(push.now().getTime() / 1000))
  const nonce = spoiled.nonce ?? randomBytes(5).toString('hex')
  const query = new URLSearchParams({ timestamp, nonce, openid: 'o' })
  query.set('signature', spoiled.signature ?? sha1(testAccount.token, timestamp, nonce))
  if (push.mode === 'plain') return post(push, query, xml)
  const box = encrypt(push.aesKey ?? testAccount.aesKey, xml, spoiled.appId ?? testAccount.appId)
  query.set('encrypt_type', 'aes')
  query.set('msg_signature', spoiled.signature ?? getSignature(testAccount.token, timestamp, nonce, box))
  const inside =
    push.mode === 'compatible' ? xml.replace(/^<xml>|<\/xml>$/g, '') : tag('ToUserName', testAccount.account)
  return post(push, query, `<xml>${inside}${tag('Encrypt', box)}</xml>`)
}

const post = ({ send, path }: Push, query: URLSearchParams, body: string): Promise<Response> =>
  send(`${path}?${query}`, { method: 'POST', headers: { 'content-type': 'text/xml' }, body })

const xmlIn = (text: string): Record<string, unknown> =>
  new XMLParser({ parseTagValue: false, processEntities: false, trimValues: false }).parse(text, true).xml

/** The text a response shows the citizen; null when it shows nothing. Throws where the platform would show its error. */
export const shownBy = async (
  response: Response,
  aesKey: string = testAccount.aesKey,
): Promise<string | null> => {
  const text = await response.text()
  if (response.status !== 200) throw new Error(`status ${response.status}: ${text.slice(0, 300)}`)
  if (text === 'success' || text === '') return null
  const outer = xmlIn(text)
  const box = outer['Encrypt']
  if (box === undefined) return String(outer['Content'])
  const [stamp, nonce] = [String(outer['TimeStamp']), String(outer['Nonce'])]
  if (getSignature(testAccount.token, stamp, nonce, String(box)) !== outer['MsgSignature'])
    throw new Error('the reply is signed wrongly')
  return String(xmlIn(decrypt(aesKey, String(box)).message)['Content'])
}

/** Says something as a citizen, and gives what is shown at once. */
export const says = async (
  push: Push,
  openid: string,
  text: string,
  id = newMessageId(),
): Promise<string | null> =>
  shownBy(
    await pushXml(push, messageXml(openid, { MsgType: 'text', Content: text, MsgId: id }, push.now())),
    push.aesKey,
  )

import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import { chineseMoment } from '../../domain/place-day.ts'
import { type RateLimit, rateLimit } from '../../domain/rate-limit.ts'
import type { OwnBy, OwnOrderLine } from '../../ports/own-orders.ts'
import type { Deps } from '../deps.ts'
import { citizenStatus } from '../wording/order-status.ts'

/** Minutes a link or a code waits to be used, and a session stays open. */
export const linkMinutes = 10
export const codeMinutes = 10
export const sessionMinutes = 120

const digitsOfCode = 6
const mostShown = 50

const after = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * 60_000)

type OwnDeps = Pick<Deps, 'ownOrders' | 'clock'>

/** A link that opens the orders of this account on a channel, once; null where no address is known. */
export const ownOrdersLink = ({ ownOrders, clock }: OwnDeps, place: PlaceId, citizenKey: string) => {
  const now = clock.now()
  return ownOrders.link(place, citizenKey, now, after(now, linkMinutes))
}

/** The token of a session. Throws wrong_code for a link that was used or is over. */
export const enterByLink = async (
  { ownOrders, clock }: OwnDeps,
  place: PlaceId,
  token: string,
): Promise<string> => {
  const now = clock.now()
  const session = await ownOrders.enterByLink(place, token, now, after(now, sessionMinutes))
  if (session !== null) return session
  throw new DomainError(
    'wrong_code',
    `这个链接已经用过，或者超过${linkMinutes}分钟了。请回到微信里再发送“查进度”，会给您新的链接。`,
  )
}

/** Messages cost money: so many codes of a place in ten minutes, in this process. */
const asksOfPlace = 120
const asks = new WeakMap<Deps['ownOrders'], RateLimit>()

const countAsk = ({ ownOrders, clock }: OwnDeps, place: PlaceId): void => {
  const limit = asks.get(ownOrders) ?? rateLimit(asksOfPlace, 600_000)
  asks.set(ownOrders, limit)
  limit.take(place, clock.now().getTime())
}

/** The digits of a mobile number. Throws invalid_input for anything else: no text message reaches it. */
const mobileOf = (typed: string): string => {
  const phone = /^(?:\+?86)?(1[3-9]\d{9})$/.exec(typed.normalize('NFKC').replace(/[\s()-]/g, ''))?.[1]
  if (phone) return phone
  throw new DomainError('invalid_input', '请填写11位手机号码，固定电话收不到短信。')
}

const tooMany = {
  'too-soon': '验证码刚刚要过，请等一分钟再要。',
  'too-often': '这个号码今天要的验证码太多，请明天再试，或凭编号和查询码查询。',
} as const

/**
 * Sends a code to a telephone that has orders here; to whoever asks, a telephone without any looks the same. Throws
 * invalid_input for what is no mobile number, rate_limited when codes are asked for too often.
 */
export const askTelephoneCode = async (
  deps: Pick<Deps, 'ownOrders' | 'clock' | 'randomDigits'>,
  place: PlaceId,
  typed: string,
): Promise<void> => {
  const phone = mobileOf(typed)
  countAsk(deps, place)
  const now = deps.clock.now()
  const code = deps.randomDigits(digitsOfCode)
  const until = after(now, codeMinutes)
  const message = {
    purpose: 'own-code',
    channel: 'sms',
    address: phone,
    body: `您的验证码是${code}，${chineseMoment(until)}前有效，用于查看您在12345的工单。工作人员不会向您要验证码。`,
    state: 'queued',
  } as const
  const asked = await deps.ownOrders.askCode(place, phone, code, message, now, until)
  if (asked !== 'taken') throw new DomainError('rate_limited', tooMany[asked])
}

/** The token of a session. Throws wrong_code alike for a wrong code, an old one, and a telephone nobody knows. */
export const enterByTelephone = async (
  { ownOrders, clock }: OwnDeps,
  place: PlaceId,
  typed: string,
  code: string,
): Promise<string> => {
  const now = clock.now()
  const digits = code.normalize('NFKC').replace(/\s/g, '')
  const session = await ownOrders.enterByCode(place, mobileOf(typed), digits, now, after(now, sessionMinutes))
  if (session !== null) return session
  throw new DomainError('wrong_code', '验证码不对，或者已经失效。请核对短信后再填，或者重新要一个。')
}

export type OwnOrderShown = OwnOrderLine & { readonly statusText: string }
export type OwnOrdersSeen = { readonly by: OwnBy; readonly orders: readonly OwnOrderShown[] }

/** The orders of whoever the session is of, the latest first; null when it is over. */
export const ownOrdersOf = async (
  { ownOrders, clock }: OwnDeps,
  place: PlaceId,
  session: string,
): Promise<OwnOrdersSeen | null> => {
  const now = clock.now()
  const by = await ownOrders.session(place, session, now)
  if (by === null) return null
  const orders = await ownOrders.list(place, session, now, mostShown)
  return { by, orders: orders.map((line) => ({ ...line, statusText: citizenStatus[line.state] })) }
}

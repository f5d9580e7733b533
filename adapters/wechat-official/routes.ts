import { type Context, Hono } from 'hono'
import { DomainError } from '../../src/domain/errors.ts'
import { type PlaceId, placeIdSchema } from '../../src/domain/place.ts'
import type { WechatAccount } from './account.ts'
import { messageIdOf } from './arriving.ts'
import { aside, converse, type Line, type Said } from './converse.ts'
import { parseMessage } from './parse.ts'
import { acknowledged, passiveReply } from './passive-reply.ts'
import { checkUnused } from './seen-requests.ts'
import { noteSubscription } from './subscription.ts'
import type { WechatMessage } from './types.ts'
import { checkSigned, openRequest } from './verify.ts'

/** `/wechat/:place`: where the platform checks the address (GET) and delivers what citizens write (POST). */
export const wechatRoutes = (accountOf: (place: PlaceId) => WechatAccount | null): Hono => {
  const routes = new Hono()
  const found = (context: Context): WechatAccount => {
    const place = placeIdSchema.safeParse(context.req.param('place'))
    const account = place.success ? accountOf(place.data) : null
    if (account !== null) return account
    throw new DomainError('unknown_place', '这个地区没有设置公众号：请核对地址最后一段，或在设置中加上。')
  }

  routes.get('/wechat/:place', (context) => {
    const { settings, deps } = found(context)
    const query = context.req.query()
    checkSigned(query, settings.token, deps.clock.now())
    return context.text(query['echostr'] ?? '', 200, { 'x-content-type-options': 'nosniff' })
  })

  routes.post('/wechat/:place', async (context) => {
    const account = found(context)
    const { settings, deps } = account
    const arrived = performance.now()
    const query = context.req.query()
    const opened = openRequest(query, await context.req.text(), settings, deps.clock.now())
    const message = parseMessage(opened.xml)
    if (message.to !== settings.account)
      throw new DomainError('not_allowed', '消息不是发给本账号的：请核对设置 account（原始ID）。')
    if (opened.key === null) await checkUnused(account, query, await messageIdOf(account, message))
    const said = await answerTo(account, message, { arrived, signal: context.req.raw.signal })
    if (said === null) return context.text(acknowledged)
    if (said.reply !== null) carriedAfterwards(context, account, said.reply)
    return context.body(passiveReply(message, said.text, settings, opened.key, deps.clock.now()), 200, {
      'content-type': 'application/xml; charset=utf-8',
    })
  })
  return routes
}

/**
 * Told when the response is on its way and not before: a process that dies in between leaves the reply to the sender,
 * and to read an answer twice is better than never.
 */
const carriedAfterwards = (context: Context, { deps, place }: WechatAccount, reply: string): void => {
  const told = new Promise((sent) => setTimeout(sent, 0))
    .then(() => (context.req.raw.signal.aborted ? undefined : deps.door.carried(place, reply, 'passive')))
    .catch((fault: unknown) => deps.say(`wechat ${place}: ${fault instanceof Error ? fault.message : fault}`))
  try {
    context.executionCtx.waitUntil(told)
  } catch {
    // Only Workers have to be told that work goes on.
  }
}

/** What is answered in the response; null = nothing now. */
const answerTo = async (account: WechatAccount, message: WechatMessage, line: Line): Promise<Said | null> => {
  const { place, windows, deps } = account
  const { content, from } = message
  if (content.kind === 'subscription') {
    await noteSubscription(account, from, content.event, content.items)
    return null
  }
  if (content.kind === 'event') {
    if (content.event === 'unsubscribe') await windows.close(place, from, 'all')
    if (!talks.has(content.event)) return null
    await windows.open(place, from, 'event-window', deps.clock.now())
    return converse(account, message, line)
  }
  // A tap on a message menu comes as a text, but gives no more than a tap on the menu does.
  const tapped = content.kind === 'text' && content.menuId !== null
  await windows.open(place, from, tapped ? 'event-window' : 'customer-service', deps.clock.now())
  return content.kind === 'unknown' ? aside(unreadable) : converse(account, message, line)
}

/** Events by which somebody says something. */
const talks: ReadonlySet<string> = new Set(['subscribe', 'SCAN', 'CLICK'])

const unreadable = '这种消息暂时看不了，请用文字、语音或图片告诉我。'

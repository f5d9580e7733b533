import { dayInChina } from '../../src/domain/place-day.ts'
import type { Outgoing, Sent } from '../../src/ports/channel-sender.ts'
import type { WechatAccount } from './account.ts'
import { tellFault } from './faults.ts'
import type { Subscription, SubscriptionItem } from './types.ts'

const allowanceOf = (template: string): string => `subscription:${template}`

/** A long-term grant is not used up; the store counts all the same. */
const forGood = 1_000_000

/** What a citizen granted or took back, and what became of a notice. */
export const noteSubscription = async (
  account: WechatAccount,
  openid: string,
  event: 'popup' | 'change' | 'sent',
  items: readonly SubscriptionItem[],
): Promise<void> => {
  const { place, settings, deps } = account
  const ours = items.filter(({ template }) => template === settings.subscription?.template)
  for (const { template, status, code } of ours) {
    const name = allowanceOf(template)
    if (status === 'reject') await deps.reach.closed(place, 'wechat', openid, name)
    else if (event === 'popup' && status === 'accept')
      await deps.reach.granted(
        place,
        'wechat',
        openid,
        { name, count: settings.subscription?.longTerm ? forGood : 1, until: null },
        deps.clock.now(),
      )
    if (event === 'sent' && code !== '' && code !== '0')
      deps.say(`wechat ${place}: 一条订阅通知没有送到（${code} ${status}）`)
  }
}

/** A notice by its template; null when there is none, it is not granted, or another road has to be taken. */
export const sendByTemplate = async (account: WechatAccount, outgoing: Outgoing): Promise<Sent | null> => {
  const { settings, api, deps } = account
  const { subscription } = settings
  if (subscription === undefined || outgoing.purpose === 'reply' || outgoing.partsSent > 0) return null
  const name = allowanceOf(subscription.template)
  const { place, address } = outgoing
  if (!(await deps.reach.take(place, 'wechat', address, name, deps.clock.now()))) return null
  const answer = await api.post('message/subscribe/bizsend', {
    touser: address,
    template_id: subscription.template,
    ...pageOf(account, outgoing),
    data: dataOf(subscription, outgoing, deps.clock.now()),
  })
  if (answer.kind === 'ok') return { kind: 'sent', allowance: name }
  if (answer.kind === 'bytes') return { kind: 'again', error: '微信接口的答复不是 JSON', partsSent: 0 }
  const { fault } = answer
  if (fault.act === 'again') {
    // Refused in so many words: the grant was not used. Without an answer the notice may have left.
    if (fault.code !== null) await deps.reach.giveBack(place, 'wechat', address, name)
    return { kind: 'again', error: tellFault(fault), partsSent: 0 }
  }
  if (fault.code === 43101) await deps.reach.closed(place, 'wechat', address, name)
  else await deps.reach.giveBack(place, 'wechat', address, name)
  return null
}

const pageOf = ({ settings }: WechatAccount, { place, orderNo }: Outgoing) =>
  settings.publicUrl === undefined
    ? {}
    : { page: new URL(orderNo === null ? `/${place}` : `/${place}/orders`, settings.publicUrl).href }

/** Longest text of each kind of field, by the platform's table. */
const longest: readonly (readonly [kind: RegExp, characters: number])[] = [
  [/^(thing|name)/, 20],
  [/^(character_string|letter|number)/, 32],
  [/^phrase/, 5],
]

const dataOf = (subscription: Subscription, outgoing: Outgoing, now: Date) =>
  Object.fromEntries(
    Object.entries(subscription.fields).map(([field, what]) => {
      const limit = longest.find(([kind]) => kind.test(field))?.[1] ?? 20
      return [field, { value: shortened(fieldValue(what, subscription, outgoing, now), limit) }]
    }),
  )

const fieldValue = (
  what: Subscription['fields'][string],
  { hotline }: Subscription,
  { orderNo, replies }: Outgoing,
  now: Date,
): string => {
  switch (what) {
    case 'text':
      return (replies[0]?.text ?? '').replace(/\s+/g, ' ')
    case 'order':
      return orderNo ?? '-'
    case 'at':
      return `${dayInChina(now)} ${timeInChina(now)}`
    case 'hotline':
      return hotline
  }
}

const timeInChina = (now: Date): string =>
  now.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' })

const shortened = (text: string, limit: number): string => {
  const letters = [...text]
  return letters.length <= limit ? text : `${letters.slice(0, limit - 1).join('')}…`
}

import { shownReplies } from '../../domain/shown-replies.ts'
import { dayOf } from '../../domain/working-time.ts'
import type { ChannelSender } from '../../ports/channel-sender.ts'
import type { Due, Ledger } from '../../ports/ledger.ts'
import type { OrderStore } from '../../ports/order-store.ts'
import { packOf, valueOn } from '../../rules/index.ts'
import { wordOf } from '../../rules/rule-words.ts'

type Next = Parameters<Ledger['over']>[2]

/** As much of a message as a person needs in order to pass it on. */
const mostShown = 800

/**
 * Where a line goes on that could not be sent: the next way of the place's order that is open to it. The telephone
 * comes from the sealed data of the order, and opening it is recorded.
 */
export const nextRoad = async (
  { orders }: { readonly orders: Pick<OrderStore, 'personal'> },
  senders: readonly ChannelSender[],
  due: Due,
  now: Date,
): Promise<Next> => {
  // Whoever passed a code on would hold it.
  if (due.purpose === 'own-code') return { kind: 'none' }
  const roads = valueOn(packOf(due.place).telling.roads, dayOf(now))?.value ?? []
  for (const [index, road] of roads.entries()) {
    if (index <= due.road) continue
    if (road === 'hotline_desk') return { kind: 'human', body: toPassOn(due) }
    if (road !== 'sms' || due.channel === 'sms' || due.orderNo === null) continue
    if (!senders.some((each) => each.channel === 'sms' && each.serves(due.place))) continue
    const personal = await orders.personal(due.place, due.orderNo, 'system', '来时的渠道送不到，改发短信')
    const telephone = mobileIn(personal?.contactPhone ?? '')
    if (telephone !== null) return { kind: 'road', channel: 'sms', address: telephone, road: index }
  }
  return { kind: 'none' }
}

/** A mobile number as gateways want it; null for a landline or none, which no text message reaches. */
const mobileIn = (phone: string): string | null =>
  /^(?:00)?(?:86)?(1[3-9]\d{9})$/.exec(phone.normalize('NFKC').replace(/[\s()+-]/g, ''))?.[1] ?? null

/** For the hotline's desk: nothing personal stands in it. */
const toPassOn = (due: Due): string => {
  const who = due.orderNo === null ? '一位没有工单的来访人' : `工单${due.orderNo}的诉求人`
  const how =
    due.orderNo === null
      ? '没有留下联系方式，对方再来时请先告知'
      : '请按工单上的联系方式转告；没有联系方式的，在对方来查询时告知'
  const text = shownReplies(due.replies, mostShown)
  return `发给${who}的消息没有送到（${wordOf(due.channel)}）。${how}。原文：“${text}”`
}

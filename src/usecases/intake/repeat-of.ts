import type { IntakeDraft } from '../../domain/conversation.ts'
import type { EventOf, OrderEvent } from '../../domain/work-order/event.ts'
import { isSameMatter } from '../../rules/same-matter.ts'
import type { TurnContext } from '../turn/turn.ts'

/** How far back the same matter is looked for. */
const daysBack = 730

/** The same person brought the same matter before: which orders, and how often it was answered in time. */
export const repeatOf = async (
  { deps, message, conversation, now, rules }: TurnContext,
  { extracted }: IntakeDraft,
  told: EventOf<'filed'>,
): Promise<readonly OrderEvent[]> => {
  const citizenKey = message.citizenKey ?? conversation.citizenKey
  const person = {
    ...(extracted.contactPhone === undefined ? {} : { phone: extracted.contactPhone }),
    ...(citizenKey === null ? {} : { citizenKey }),
  }
  const since = new Date(now.getTime() - daysBack * 86_400_000)
  const earlier = await deps.orders.earlier(message.place, person, since)
  const same = earlier.filter((order) => isSameMatter(told, order))
  if (same.length === 0) return []
  const article = rules.intake.repeat?.source.article
  return [
    {
      type: 'repeat-noted',
      orders: same.map(({ no }) => no),
      answeredInTime: same.reduce((sum, order) => sum + order.answeredInTime, 0),
      ...(article === undefined ? {} : { article }),
    },
  ]
}

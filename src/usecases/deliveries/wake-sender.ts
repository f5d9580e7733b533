import type { NewDelivery, OrderCommit } from '../../ports/conversation-store.ts'
import type { Deps } from '../deps.ts'
import { fetchedChannels } from './send-deliveries.ts'

/** The same parts, which wake the sender after whatever they stored that it has to send. */
export const wakingSender = (deps: Deps, wakeSender: () => void): Deps => {
  const wakeFor = (lines: readonly NewDelivery[], changes: readonly OrderCommit[]) => {
    if ([...lines, ...changes.flatMap(({ deliveries }) => deliveries ?? [])].some(isToSend)) wakeSender()
  }
  return {
    ...deps,
    conversations: {
      ...deps.conversations,
      commit: async (change) => {
        const result = await deps.conversations.commit(change)
        if (result.kind === 'committed') wakeFor(change.deliveries, change.orders)
        return result
      },
    },
    orders: {
      ...deps.orders,
      append: async (place, change, at) => {
        const result = await deps.orders.append(place, change, at)
        if (result === 'appended') wakeFor([], [change])
        return result
      },
      appendAll: async (place, changes, at) => {
        const result = await deps.orders.appendAll(place, changes, at)
        if (result === 'appended') wakeFor([], changes)
        return result
      },
    },
    ownOrders: {
      ...deps.ownOrders,
      askCode: async (...asked) => {
        const taken = await deps.ownOrders.askCode(...asked)
        if (taken === 'taken') wakeSender()
        return taken
      },
    },
    ledgerDesk: {
      ...deps.ledgerDesk,
      resend: async (...line) => {
        const resent = await deps.ledgerDesk.resend(...line)
        if (resent === 'queued') wakeSender()
        return resent
      },
    },
  }
}

const fetched: readonly string[] = fetchedChannels

/** What waits for its response to carry it back, or is fetched, needs nobody now. */
const isToSend = ({ channel, state, notBefore }: NewDelivery): boolean =>
  state === 'queued' && notBefore === undefined && channel !== 'desk' && !fetched.includes(channel)

import type { PlaceId } from '../../domain/place.ts'
import type { OrderCommit } from '../../ports/conversation-store.ts'
import type { Deps } from '../deps.ts'
import type { ConversationWatch } from './watch-conversations.ts'

/** The same parts, which tell open pages after whatever they stored for them. */
export const tellingWatchers = (deps: Deps, watch: ConversationWatch): Deps => {
  const tellOf = (place: PlaceId, changes: readonly OrderCommit[]) => {
    for (const { address } of changes.flatMap(({ deliveries }) => deliveries ?? []))
      watch.changed(place, address)
  }
  return {
    ...deps,
    conversations: {
      ...deps.conversations,
      commit: async (change) => {
        const result = await deps.conversations.commit(change)
        if (result.kind === 'committed') watch.changed(change.place, change.conversationId)
        return result
      },
    },
    orders: {
      ...deps.orders,
      append: async (place, change, at) => {
        const result = await deps.orders.append(place, change, at)
        if (result === 'appended') tellOf(place, [change])
        return result
      },
      appendAll: async (place, changes, at) => {
        const result = await deps.orders.appendAll(place, changes, at)
        if (result === 'appended') tellOf(place, changes)
        return result
      },
    },
  }
}

import type { PastTurn } from '../../../domain/conversation.ts'
import type { PlaceId } from '../../../domain/place.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { loadOrder } from '../../../usecases/orders/load-order.ts'
import { citizenStatus } from '../../../usecases/wording/order-status.ts'

/** Receipts that stand folded, by the number of their order, with the state it has by now; null where it is not known. */
export type FoldedReceipts = ReadonlyMap<string, string | null>

/** Earlier receipts keep the state they were filed with: nobody reads more of them at a glance. */
const mostLookedUp = 6

/** Every order of these turns after which another matter was filed or is being asked about. */
const ordersLeftBehind = (turns: readonly PastTurn[]): readonly string[] => {
  const filed = turns.flatMap(({ replies }) =>
    replies.flatMap(({ order }, i) =>
      order ? [{ no: order.no, passed: replies.slice(i + 1).some(({ options }) => options?.length) }] : [],
    ),
  )
  return filed.filter(({ passed }, i) => passed || i < filed.length - 1).map(({ no }) => no)
}

/** The same, with where each stands now. */
export const foldedReceipts = async (
  deps: Deps,
  place: PlaceId,
  turns: readonly PastTurn[],
): Promise<FoldedReceipts> => {
  const numbers = ordersLeftBehind(turns)
  const known = await Promise.all(
    numbers.slice(-mostLookedUp).map(async (no) => {
      const loaded = await loadOrder(deps, place, no)
      return [no, loaded === null ? null : citizenStatus[loaded.order.state]] as const
    }),
  )
  return new Map([...numbers.map((no) => [no, null] as const), ...known])
}

import type { PlaceId } from '../../domain/place.ts'
import type { DataRequests } from '../../ports/data-requests.ts'
import type { RetentionStore } from '../../ports/retention-store.ts'
import { allPlaces, inForce, packOf } from '../../rules/index.ts'
import { type Pruned, prunedAfterDays, retentionOf } from '../../rules/retention.ts'

export type RetentionDeps = {
  readonly retention: RetentionStore
  readonly dataRequests: DataRequests
  /** Days where the rules of the place set none. */
  readonly retentionDays: number
}

export type Erased = {
  readonly orders: number
  readonly conversations: number
  readonly leftovers: number
  /** Rows that only served the work. */
  readonly pruned: number
}

const batch = 100
/** Rows that go in one statement, so that none holds a lock for long. */
const prunedAtOnce = 1_000
const dayMs = 24 * 3_600_000

/** Erases in every place what has been kept long enough. May be broken off (`over`) and begun again at any time. */
export const eraseOld = async (
  deps: RetentionDeps,
  now: Date,
  over: () => boolean = () => false,
): Promise<Erased> => {
  let erased: Erased = { orders: 0, conversations: 0, leftovers: 0, pruned: 0 }
  for (const place of allPlaces) {
    const here = await eraseIn(deps, place, now, over)
    erased = {
      orders: erased.orders + here.orders,
      conversations: erased.conversations + here.conversations,
      leftovers: erased.leftovers + here.leftovers,
      pruned: erased.pruned + here.pruned,
    }
  }
  return erased
}

const eraseIn = async (
  { retention, dataRequests, retentionDays }: RetentionDeps,
  place: PlaceId,
  now: Date,
  over: () => boolean,
): Promise<Erased> => {
  const days = retentionOf(inForce(packOf(place), now), retentionDays)
  const ago = (count: number) => new Date(now.getTime() - count * dayMs)
  const contact = ago(days.contactDays)
  const asked = await untilNone(over, async () => {
    const found = await dataRequests.erasable(place, batch)
    const erased = await countTrue(found, async ({ id, orderNo }) => {
      const erased = await eraseAsked(retention, place, orderNo, now)
      await dataRequests.done(place, id, now)
      return erased
    })
    return { erased, next: erased === 0 ? undefined : '' }
  })
  const orders = await untilNone(over, async (after) => {
    const found = await retention.endedOrders(place, contact, batch, after)
    const erased = await countTrue(found, (no) => retention.eraseOrder(place, no, contact, now, 'retention'))
    return { erased, next: found.at(-1) }
  })
  const conversations = await untilNone(over, async () => {
    const found = await retention.quietConversations(place, contact, ago(days.conversationDays), batch)
    const erased = await countTrue(found, (id) => retention.eraseConversation(place, id, now, 'retention'))
    return { erased, next: erased === 0 ? undefined : '' }
  })
  const leftovers = await untilNone(over, async () => {
    const erased = await retention.eraseLeftovers(place, ago(days.arrivedDays), now, batch)
    return { erased, next: erased === 0 ? undefined : '' }
  })
  const pruned = await pruneIn(retention, place, now, over)
  return { orders: asked + orders, conversations, leftovers, pruned }
}

const pruneIn = async (
  retention: RetentionStore,
  place: PlaceId,
  now: Date,
  over: () => boolean,
): Promise<number> => {
  let pruned = 0
  for (const [what, days] of Object.entries(prunedAfterDays) as [Pruned, number][]) {
    const before = new Date(now.getTime() - days * dayMs)
    pruned += await untilNone(over, async () => {
      const erased = await retention.prune(place, what, before, now, prunedAtOnce)
      return { erased, next: erased === 0 ? undefined : '' }
    })
  }
  return pruned
}

/** At the citizen's wish, whenever the order ended. What was erased already is done too. */
const eraseAsked = async (
  retention: RetentionStore,
  place: PlaceId,
  orderNo: string,
  now: Date,
): Promise<boolean> => {
  const justNow = new Date(now.getTime() + 1)
  const erased = await retention.eraseOrder(place, orderNo, justNow, now, 'request')
  await retention.eraseConversationOf(place, orderNo, now, 'request')
  return erased
}

type Step = { readonly erased: number; readonly next: string | undefined }

const untilNone = async (
  over: () => boolean,
  step: (after: string | undefined) => Promise<Step>,
): Promise<number> => {
  let erased = 0
  for (let after: string | undefined; !over(); ) {
    const done = await step(after)
    erased += done.erased
    if (done.next === undefined) return erased
    after = done.next
  }
  return erased
}

const countTrue = async <Name>(
  names: readonly Name[],
  erase: (name: Name) => Promise<boolean>,
): Promise<number> => {
  let count = 0
  for (const name of names) if (await erase(name)) count += 1
  return count
}

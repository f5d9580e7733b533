import type { PlaceId } from '../../src/domain/place.ts'
import type { ReachStore } from '../../src/ports/reach-store.ts'

const hourMs = 3_600_000
const minuteMs = 60_000

/**
 * When the account may write of its own accord: 5 messages within 48 hours after somebody wrote, 3 within a minute after
 * a tap on the menu, a follow or a scan. Source: the documentation's page on customer-service messages.
 */
const windows = {
  'customer-service': { count: 5, lastsMs: 48 * hourMs },
  'event-window': { count: 3, lastsMs: minuteMs },
} as const
export type WindowName = keyof typeof windows

/** The order in which they are used: what ends first goes first. */
const names: readonly WindowName[] = ['event-window', 'customer-service']

/** The windows of the accounts, shared by all processes. */
export const serviceWindows = (reach: ReachStore) => ({
  open: (place: PlaceId, openid: string, name: WindowName, now: Date): Promise<void> => {
    const { count, lastsMs } = windows[name]
    const until = new Date(now.getTime() + lastsMs)
    return reach.opened(place, 'wechat', openid, { name, count, until })
  },
  left: async (place: PlaceId, openid: string, now: Date): Promise<number> => {
    const counts = await Promise.all(names.map((name) => reach.left(place, 'wechat', openid, name, now)))
    return counts.reduce((sum, count) => sum + count, 0)
  },
  /** Uses one message; null when no window is open. */
  take: async (place: PlaceId, openid: string, now: Date): Promise<WindowName | null> => {
    for (const name of names) if (await reach.take(place, 'wechat', openid, name, now)) return name
    return null
  },
  giveBack: (place: PlaceId, openid: string, name: WindowName): Promise<void> =>
    reach.giveBack(place, 'wechat', openid, name),
  close: async (place: PlaceId, openid: string, what: 'windows' | 'all'): Promise<void> => {
    if (what === 'all') return reach.closed(place, 'wechat', openid)
    for (const name of names) await reach.closed(place, 'wechat', openid, name)
  },
})
export type ServiceWindows = ReturnType<typeof serviceWindows>

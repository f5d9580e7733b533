import { maskPersonal } from '../../domain/masking.ts'
import type { Staff } from '../../domain/staff.ts'
import type { DeskNotice, DeskReader } from '../../ports/desk-inbox.ts'
import { takesOn } from '../conversations/who-takes-on.ts'
import type { Deps } from '../deps.ts'
import { listsOf } from '../list-orders.ts'

/** Older notices nobody opened are no longer counted. */
const countedMs = 30 * 86_400_000
const mostCounted = 100

const readerOf = ({ place, unit, id, role }: Staff): DeskReader => ({
  place,
  desk: unit ?? 'hotline',
  staff: id,
  orders: listsOf(role).length > 0,
  talks: unit !== null || takesOn.includes(role),
})

/** Notices on the desk of the unit, or of the hotline, that concern the work of whoever looks. What a citizen said is masked until somebody takes them on. */
export const noticesAtDesk = async (
  deps: Deps,
  staff: Staff,
  filter: { readonly unread: boolean; readonly before?: number; readonly limit: number },
): Promise<readonly DeskNotice[]> => {
  const notices = await deps.deskInbox.notices(readerOf(staff), filter)
  return notices.map((notice) =>
    notice.purpose === 'handoff' ? { ...notice, body: maskPersonal(notice.body) } : notice,
  )
}

const since = (deps: Deps): Date => new Date(deps.clock.now().getTime() - countedMs)

/** Unread ones of the last 30 days, counted up to 100. */
export const unreadAtDesk = (deps: Deps, staff: Staff): Promise<number> =>
  deps.deskInbox.unread(readerOf(staff), since(deps), mostCounted)

/** One of them, or all that were on the page and before; a notice of another desk stays as it is. */
export const markRead = (
  deps: Deps,
  staff: Staff,
  which: { readonly id: number } | { readonly upTo: number },
): Promise<void> =>
  deps.deskInbox.markRead(
    readerOf(staff),
    'id' in which ? which : { ...which, since: since(deps) },
    deps.clock.now(),
  )

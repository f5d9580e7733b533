import { maskPersonal } from '../../domain/masking.ts'
import { leadIn, type NoticeLead } from '../../domain/notice-lead.ts'
import type { Staff } from '../../domain/staff.ts'
import type { DeskNotice, DeskReader } from '../../ports/desk-inbox.ts'
import { conversationSign } from '../conversations/conversation-sign.ts'
import { takesOn } from '../conversations/who-takes-on.ts'
import type { Deps } from '../deps.ts'
import { listsOf } from '../orders/list-orders.ts'

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

/** Where a notice is dealt with; `talk-over` when nobody waits in the conversation any more. */
export type NoticeWay =
  | { readonly kind: 'order'; readonly no: string }
  | { readonly kind: 'entry'; readonly id: string }
  | { readonly kind: 'talk'; readonly key: string }
  | { readonly kind: 'gaps' | 'daily-check' | 'talks' | 'talk-over' | 'undecided' | 'enquiries' | 'none' }

export type NoticeAtDesk = DeskNotice & { readonly way: NoticeWay }

/** Notices on the desk of the unit, or of the hotline, that concern the work of whoever looks. What a citizen said is masked until somebody takes them on. */
export const noticesAtDesk = async (
  deps: Deps,
  staff: Staff,
  filter: { readonly unread: boolean; readonly before?: number; readonly limit: number },
): Promise<readonly NoticeAtDesk[]> => {
  const notices = await deps.deskInbox.notices(readerOf(staff), filter)
  const read = notices.map((notice) => ({ notice, ...leadIn(notice.body) }))
  const talks = read.some(({ lead }) => lead?.kind === 'conversation') ? await openTalks(deps, staff) : null
  return read.map(({ notice, text, lead }) => ({
    ...notice,
    body: notice.purpose === 'handoff' ? maskPersonal(text) : text,
    way: wayOf(notice, lead, talks),
  }))
}

/** Talks that wait or are held, by their sign. */
type Talks = { readonly keys: ReadonlyMap<string, string>; readonly all: boolean }

const openTalks = async ({ humans }: Deps, { place }: Staff): Promise<Talks> => {
  const talks = await humans.talks(place, mostCounted)
  const keys = await Promise.all(
    talks.map(async ({ conversationId, key }) => [await conversationSign(conversationId), key] as const),
  )
  return { keys: new Map(keys), all: talks.length < mostCounted }
}

const wayOf = ({ orderNo, purpose }: DeskNotice, lead: NoticeLead | null, talks: Talks | null): NoticeWay => {
  if (orderNo !== null) return { kind: 'order', no: orderNo }
  if (purpose === 'enquiry') return { kind: 'enquiries' }
  if (lead?.kind === 'conversation') {
    const key = talks?.keys.get(lead.sign)
    if (key !== undefined) return { kind: 'talk', key }
    return { kind: talks?.all ? 'talk-over' : 'talks' }
  }
  if (purpose === 'handoff') return { kind: 'undecided' }
  return lead ?? { kind: 'none' }
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

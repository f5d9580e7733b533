import type { Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { DomainError } from '../../../domain/errors.ts'
import type { DeliveryLine } from '../../../ports/report-store.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { deliveriesFor } from '../../../usecases/messages/deliveries-for.ts'
import { markRead, noticesAtDesk, unreadAtDesk } from '../../../usecases/messages/notices-at-desk.ts'
import { looksAfter, resendLine } from '../../../usecases/messages/resend-line.ts'
import { listsOf } from '../../../usecases/orders/list-orders.ts'
import type { AppSettings } from '../../app-settings.ts'
import { field } from '../../pages/form-field.ts'
import { countsFor } from '../desk-counts.ts'
import { type DeskVisit, deskVisitOf } from '../desk-visit.ts'
import { doneCookie, takeDone } from '../orders/forms/done-note.ts'
import { Tally } from '../tally.tsx'
import { MessagesPage } from './messages-page.tsx'

const perPage = 30
const mostFailed = 20

/** Notices on the desk, and lines that did not arrive. */
export const messageRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get('/:place/desk/messages', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    return context.html(await messagesPage(context, deps, visit))
  })
  desk.get('/:place/desk/messages/unread', async (context) => {
    const { staff } = await deskVisitOf(context, deps, settings)
    return context.html(<Tally count={await unreadAtDesk(deps, staff)} words="条未读" />)
  })
  desk.post('/:place/desk/messages/read', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const form = await context.req.parseBody()
    const upTo = field(form, 'upTo', 20)
    const which = upTo === '' ? { id: idIn(field(form, 'id', 20)) } : { upTo: idIn(upTo) }
    await markRead(deps, visit.staff, which)
    return context.redirect(addressOf(visit), 303)
  })
  desk.post('/:place/desk/messages/:id/resend', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const id = idIn(context.req.param('id'))
    await resendLine(deps, visit.staff, id)
    setCookie(context, ...doneCookie(addressOf(visit), [`第${id}条已放回发送队列。`]))
    return context.redirect(addressOf(visit), 303)
  })
}

const addressOf = ({ place }: DeskVisit): string => `/${place}/desk/messages`

const idIn = (text: string): number => {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new DomainError('invalid_input', '通知编号不对，请回到通知页再点一次。', { id: text })
}

const messagesPage = async (context: Context, deps: Deps, visit: DeskVisit) => {
  const unread = context.req.query('all') === undefined
  const before = context.req.query('before')
  const [counts, notices, failed] = await Promise.all([
    countsFor(deps, visit),
    noticesAtDesk(deps, visit.staff, {
      unread,
      limit: perPage + 1,
      ...(before !== undefined && /^\d{1,15}$/.test(before) ? { before: Number(before) } : {}),
    }),
    seesFailed(visit) ? failedLines(deps, visit) : null,
  ])
  const shown = notices.slice(0, perPage)
  return MessagesPage({
    visit,
    counts,
    notices: shown,
    unread,
    next: notices.length > perPage ? (shown.at(-1)?.id ?? null) : null,
    failed,
    mayResend: looksAfter.includes(visit.staff.role),
    opensOrders: listsOf(visit.staff.role).length > 0,
    done: takeDone(context, addressOf(visit)),
  })
}

/** Those who may call the citizen instead, or send again. */
const seesFailed = ({ staff: { unit, role } }: DeskVisit): boolean =>
  unit === null && (listsOf(role).length > 0 || looksAfter.includes(role))

const failedLines = async (deps: Deps, { staff }: DeskVisit): Promise<readonly DeliveryLine[]> => {
  const states = ['undeliverable', 'given_to_human', 'failed'] as const
  const lines = await Promise.all(
    states.map((state) => deliveriesFor(deps, staff, { state, limit: mostFailed })),
  )
  return lines
    .flat()
    .sort((a, b) => b.id - a.id)
    .slice(0, mostFailed)
}

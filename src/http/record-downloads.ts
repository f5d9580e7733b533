import type { MiddlewareHandler } from 'hono'
import type { Accounts } from '../ports/accounts.ts'
import type { AuditTrail } from '../ports/audit-trail.ts'

const longestQuery = 200

/** What people at work carry away as a file is kept with who and when, whichever page or route gives it. */
export const recordDownloads =
  (deps: { readonly accounts: Accounts; readonly audit: AuditTrail }): MiddlewareHandler =>
  async (context, next) => {
    await next()
    const given = context.res.headers.get('content-disposition') ?? ''
    if (context.res.status !== 200 || !given.startsWith('attachment')) return
    const by = await deps.accounts.signedIn(context.req.raw.headers)
    if (!by) return
    const { pathname, search } = new URL(context.req.url)
    await deps.audit.record({
      place: by.staff.place,
      who: by.staff.id,
      kind: 'downloaded',
      subject: pathname,
      ...(search === '' ? {} : { detail: decoded(search).slice(0, longestQuery) }),
    })
  }

const decoded = (search: string): string => {
  try {
    return decodeURIComponent(search.slice(1))
  } catch {
    return search.slice(1)
  }
}

import type { Hono } from 'hono'
import { endOfDay, hourOfDay } from '../../../domain/working-time.ts'
import { auditSources } from '../../../ports/audit-trail.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { staffNames } from '../../../usecases/people/staff-names.ts'
import type { AppSettings } from '../../app-settings.ts'
import { countsFor } from '../desk-counts.ts'
import { visitOfRole } from '../visit-of-role.ts'
import { type AuditAsked, AuditPage } from './audit-page.tsx'
import { readsAudit } from './reads-audit.ts'

const perPage = 50
const furthest = 5000

/** The audit trail, searched by person, by what it was done to, by kind and by day. */
export const auditRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get('/:place/desk/audit', async (context) => {
    const visit = await visitOfRole(context, deps, settings, readsAudit)
    const text = (name: string, longest = 120) => context.req.query(name)?.trim().slice(0, longest) ?? ''
    const asked = {
      source: text('source'),
      who: text('who').toLowerCase(),
      subject: text('subject'),
      from: dayIn(text('from')),
      to: dayIn(text('to')),
    }
    const offset = Math.min(Math.max(Math.trunc(Number(context.req.query('offset')) || 0), 0), furthest)
    const source = auditSources.find((each) => each === asked.source)
    const [counts, lines] = await Promise.all([
      countsFor(deps, visit),
      deps.audit.search(visit.place, {
        ...(source === undefined ? {} : { source }),
        ...(asked.who === '' ? {} : { who: asked.who }),
        ...(asked.subject === '' ? {} : { subject: asked.subject }),
        ...(asked.from === '' ? {} : { from: hourOfDay(asked.from, '00:00') }),
        ...(asked.to === '' ? {} : { until: endOfDay(asked.to) }),
        offset,
        limit: perPage + 1,
      }),
    ])
    const names = await staffNames(
      deps,
      visit.place,
      lines.map(({ who }) => who),
    )
    const page = (at: number) =>
      `/${visit.place}/desk/audit?${new URLSearchParams({ ...asked, offset: String(at) })}`
    return context.html(
      AuditPage({
        visit,
        counts,
        lines: lines.slice(0, perPage),
        names,
        asked: asked satisfies AuditAsked,
        newer: offset === 0 ? null : page(Math.max(offset - perPage, 0)),
        older: lines.length > perPage && offset < furthest ? page(offset + perPage) : null,
      }),
    )
  })
}

/** A day of the calendar, else none: an address typed by hand still shows a list. */
const dayIn = (text: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : ''

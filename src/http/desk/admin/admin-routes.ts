import type { Context, Hono } from 'hono'
import { dayInChina } from '../../../domain/place-day.ts'
import type { StaffRole } from '../../../domain/staff.ts'
import { announcedYears, chinaCalendar } from '../../../rules/calendars/index.ts'
import { describePack } from '../../../rules/index.ts'
import { retentionOf } from '../../../rules/retention.ts'
import { looksAfterChannels } from '../../../usecases/channels/look-after-channels.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { correctedCatalogue } from '../../../usecases/reports/corrected-catalogue.ts'
import type { AppSettings } from '../../app-settings.ts'
import { countsFor } from '../desk-counts.ts'
import type { DeskVisit } from '../desk-visit.ts'
import { visitOfRole } from '../visit-of-role.ts'
import type { AdminVisitor } from './admin-visitor.ts'
import { auditRoutes } from './audit-routes.ts'
import { CalendarsPage } from './calendars-page.tsx'
import { channelAdminRoutes } from './channel-admin-routes.ts'
import { DutiesPage } from './duties-page.tsx'
import { RetentionPage } from './retention-page.tsx'
import { RulesPage } from './rules-page.tsx'
import { UnitsPage } from './units-page.tsx'
import { webhookAdminRoutes } from './webhook-admin-routes.ts'

/** What the administration shows of the place: units, catalogue, rules, calendars, channels, retention, audit. */
export const adminRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  const visitor: AdminVisitor = async (context) => {
    const visit = await visitOfRole(context, deps, settings, looksAfterChannels)
    return { visit, counts: await countsFor(deps, visit) }
  }
  desk.get('/:place/desk/admin', async (context) => {
    const { visit } = await visitor(context)
    return context.redirect(`/${visit.place}/desk/admin/units`, 303)
  })
  addPlace(desk, deps, visitor)
  desk.get('/:place/desk/admin/rules', async (context) => {
    const { visit, counts } = await visitor(context)
    const duties = await deps.units.duties(visit.place)
    const dutyTitles = new Map(duties.map(({ id, title }) => [id as string, title]))
    const tree = describePack(visit.pack, visit.now)
    return context.html(RulesPage({ visit, counts, tree, dutyTitles }))
  })
  desk.get('/:place/desk/admin/calendars', async (context) => {
    const { visit, counts } = await visitor(context)
    return context.html(CalendarsPage({ visit, counts, ...calendarFor(context, visit) }))
  })
  desk.get('/:place/desk/admin/retention', async (context) => {
    const { visit, counts } = await visitor(context)
    const retention = retentionOf(visit.rules, settings.retentionDays ?? usualRetentionDays)
    return context.html(RetentionPage({ visit, counts, retention }))
  })
  channelAdminRoutes(desk, deps, settings, visitor)
  webhookAdminRoutes(desk, deps, visitor)
  auditRoutes(desk, deps, settings)
}

/** Where a deployment says nothing: three years. */
const usualRetentionDays = 1095

const addPlace = (desk: Hono, deps: Deps, visitor: AdminVisitor): void => {
  desk.get('/:place/desk/admin/units', async (context) => {
    const { visit, counts } = await visitor(context)
    const [units, staff] = await Promise.all([
      deps.units.units(visit.place),
      deps.staff.list(visit.place, {}),
    ])
    const people = new Map<string, readonly StaffRole[]>()
    const center = units.find(({ tier }) => tier === 'center')?.id
    for (const { unit, active, role } of staff) {
      // People of the hotline have no unit.
      const of = unit ?? center
      if (of !== undefined && active) people.set(of, [...(people.get(of) ?? []), role])
    }
    return context.html(UnitsPage({ visit, counts, units, people }))
  })
  desk.get('/:place/desk/admin/duties', async (context) => {
    const { visit, counts } = await visitor(context)
    const q = context.req.query('q')?.trim().slice(0, 60) ?? ''
    const corrected = context.req.query('corrected') === 'yes'
    const [{ duties, other }, units] = await Promise.all([
      correctedCatalogue(deps, visit.place),
      deps.units.units(visit.place),
    ])
    const names = new Map(units.map(({ id, name }) => [id as string, name]))
    const nameOf = (unit: string) => names.get(unit) ?? unit
    const shown = duties.filter(
      (duty) =>
        (!corrected || duty.corrections.length > 0) &&
        [duty.title, duty.basis, nameOf(duty.lead), ...duty.co.map(nameOf), ...duty.words].some((text) =>
          text.includes(q),
        ),
    )
    return context.html(DutiesPage({ visit, counts, duties: shown, other, nameOf, q, corrected }))
  })
}

/** The year asked for, else this one, else the latest that was announced. */
const calendarFor = (context: Context, { now }: DeskVisit) => {
  const asked = Number(context.req.query('year')) || Number(dayInChina(now).slice(0, 4))
  const year = announcedYears.find((each) => each.year === asked) ?? announcedYears.at(-1)
  if (!year) throw new Error('no calendar is announced')
  return { years: announcedYears, calendar: chinaCalendar, year }
}

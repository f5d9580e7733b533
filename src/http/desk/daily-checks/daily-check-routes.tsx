import type { Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { dailyChecksOf, lookToday } from '../../../usecases/daily-checks/daily-checks-of.ts'
import { longestFinding, recordDailyCheck } from '../../../usecases/daily-checks/record-daily-check.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { staffNames } from '../../../usecases/people/staff-names.ts'
import type { AppSettings } from '../../app-settings.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { field } from '../../pages/form-field.ts'
import { statusOf } from '../../problem.ts'
import { countsFor } from '../desk-counts.ts'
import type { DeskVisit } from '../desk-visit.ts'
import { doneCookie, takeDone } from '../orders/forms/done-note.ts'
import { Tally } from '../tally.tsx'
import { visitOfRole } from '../visit-of-role.ts'
import { dailyCheckRoles } from './daily-check-roles.ts'
import { DailyChecksPage } from './daily-checks-page.tsx'

const shown = 60
type Refused = { readonly found: string; readonly fault: string }

/** That somebody looked in today, as the rules of some places want, and who did before. */
export const dailyCheckRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  const visitor = (context: Context) => visitOfRole(context, deps, settings, dailyCheckRoles)
  desk.get('/:place/desk/daily-checks', async (context) =>
    context.html(await page(context, deps, await visitor(context), null)),
  )
  desk.get('/:place/desk/daily-checks/open', async (context) => {
    const { staff } = await visitor(context)
    const today = await lookToday(deps, staff)
    return context.html(<Tally count={today?.mine && today.check === null ? 1 : 0} words="今天还没有登记" />)
  })
  desk.post('/:place/desk/daily-checks', async (context) => {
    const visit = await visitor(context)
    const form = await context.req.parseBody()
    const found = field(form, 'found', longestFinding + 1)
    const once = field(form, 'once', 60) || crypto.randomUUID()
    return orShowFault(
      async () => {
        await recordDailyCheck(deps, visit.staff, { day: field(form, 'day', 10), found, once })
        setCookie(context, ...doneCookie(addressOf(visit), ['今天的查阅已登记。']))
        return context.redirect(addressOf(visit), 303)
      },
      async (fault) =>
        context.html(await page(context, deps, visit, { found, fault: fault.message }), statusOf(fault)),
      ['not_allowed'],
    )
  })
}

const addressOf = ({ place }: DeskVisit): string => `/${place}/desk/daily-checks`

const page = async (context: Context, deps: Deps, visit: DeskVisit, refused: Refused | null) => {
  const { place, staff } = visit
  const [counts, today, checks, units] = await Promise.all([
    countsFor(deps, visit),
    lookToday(deps, staff),
    dailyChecksOf(deps, staff, shown),
    deps.units.units(place),
  ])
  const first = today?.check == null ? [] : [today.check]
  return DailyChecksPage({
    ...{ visit, counts, today, checks, refused },
    names: await staffNames(
      deps,
      place,
      [...checks, ...first].map(({ by }) => by),
    ),
    unitNames: new Map(units.map(({ id, name }) => [id, name])),
    once: crypto.randomUUID(),
    done: takeDone(context, addressOf(visit)),
  })
}

import type { Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { DomainError } from '../../../domain/errors.ts'
import type { Verdict } from '../../../ports/undecided-store.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { openFactsFor } from '../../../usecases/undecided/decide-open-fact.ts'
import { decideUndecided, undecidedFor, undecidedOne } from '../../../usecases/undecided/decide-undecided.ts'
import type { AppSettings } from '../../app-settings.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { field } from '../../pages/form-field.ts'
import { statusOf } from '../../problem.ts'
import { countsFor } from '../desk-counts.ts'
import { type DeskVisit, deskVisitOf } from '../desk-visit.ts'
import { doneCookie, takeDone } from '../orders/forms/done-note.ts'
import { Tally } from '../tally.tsx'
import { openFactRoutes } from './open-fact-routes.ts'
import { UndecidedOnePage, UndecidedPage } from './undecided-page.tsx'

const verdicts: readonly string[] = ['upheld', 'overturned', 'handled'] satisfies readonly Verdict[]

/** What the machine may not decide alone. */
export const undecidedRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get('/:place/desk/undecided', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const [list, orders] = await both(deps, visit)
    const done = takeDone(context, `/${visit.place}/desk/undecided`)
    return context.html(UndecidedPage({ visit, counts: await countsFor(deps, visit), list, orders, done }))
  })
  desk.get('/:place/desk/undecided/count', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const [list, orders] = await both(deps, visit)
    return context.html(<Tally count={list.length + orders.length} words="件待决定" />)
  })
  openFactRoutes(desk, deps, settings)
  desk.get('/:place/desk/undecided/:key/:seq', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const one = await undecidedOne(deps, visit.place, visit.staff, ...named(context))
    const typed = { verdict: '', reason: '', article: one.decision?.article ?? '' }
    const counts = await countsFor(deps, visit)
    return context.html(UndecidedOnePage({ visit, counts, one, typed, fault: null }))
  })
  desk.post('/:place/desk/undecided/:key/:seq', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const form = await context.req.parseBody()
    const typed = {
      verdict: field(form, 'verdict', 20),
      reason: field(form, 'reason', 501),
      article: field(form, 'article', 200),
    }
    const [key, seq] = named(context)
    return orShowFault(
      async () => {
        if (!verdicts.includes(typed.verdict))
          throw new DomainError('invalid_input', '请选择一个决定。', { field: 'verdict' })
        const given = { ...typed, verdict: typed.verdict as Verdict }
        const { decision } = await decideUndecided(deps, visit.place, visit.staff, key, seq, given)
        return context.redirect(nextOf(context, visit.place, key, given.verdict, decision?.ground), 303)
      },
      async (error) => {
        const one = await undecidedOne(deps, visit.place, visit.staff, key, seq)
        const counts = await countsFor(deps, visit)
        const page = UndecidedOnePage({ visit, counts, one, typed, fault: error.message })
        return context.html(page, statusOf(error))
      },
      ['not_found', 'not_allowed'],
    )
  })
}

const both = (deps: Deps, { place, staff }: DeskVisit) =>
  Promise.all([undecidedFor(deps, place, staff), openFactsFor(deps, place, staff)])

const named = (context: Context): readonly [string, number] => [
  context.req.param('key') ?? '',
  Number(context.req.param('seq')?.match(/^\d{1,6}$/)?.[0] ?? 0),
]

/** After a refusal that stands, the next one; else the citizen waits. */
const nextOf = (
  context: Context,
  place: string,
  key: string,
  verdict: Verdict,
  ground: string | undefined,
): string => {
  if (verdict === 'overturned')
    return `/${place}/desk/register?talk=${key}${ground === undefined ? '' : `&not=${ground}`}`
  if (verdict === 'handled') return `/${place}/desk/conversations/${key}`
  const list = `/${place}/desk/undecided`
  setCookie(context, ...doneCookie(list, ['已维持原来的决定，并告诉了市民。']))
  return list
}

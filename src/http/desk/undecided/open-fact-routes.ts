import type { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { DomainError } from '../../../domain/errors.ts'
import type { FactVerdict } from '../../../ports/undecided-store.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { decideOpenFact, openFactOf } from '../../../usecases/undecided/decide-open-fact.ts'
import type { AppSettings } from '../../app-settings.ts'
import { field } from '../../pages/form-field.ts'
import { problemOf, requestIdOf } from '../../problem.ts'
import { countsFor } from '../desk-counts.ts'
import { deskVisitOf } from '../desk-visit.ts'
import { doneCookie } from '../orders/forms/done-note.ts'
import { factVerdicts, OpenFactPage } from './open-fact-page.tsx'

/** Orders whose deciding fact stayed open. */
export const openFactRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get('/:place/desk/undecided/orders/:no', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const one = await openFactOf(deps, visit.place, visit.staff, context.req.param('no'))
    const typed = { verdict: '', reason: '', basis: one.article ?? '' }
    const counts = await countsFor(deps, visit)
    return context.html(OpenFactPage({ visit, counts, one, typed, fault: null }))
  })
  desk.post('/:place/desk/undecided/orders/:no', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const { place, staff } = visit
    const no = context.req.param('no')
    const form = await context.req.parseBody()
    const typed = {
      verdict: field(form, 'verdict', 20),
      reason: field(form, 'reason', 501),
      basis: field(form, 'basis', 201),
    }
    try {
      if (!isVerdict(typed.verdict))
        throw new DomainError('invalid_input', '请选择一个决定。', { field: 'verdict' })
      await decideOpenFact(deps, place, staff, no, { ...typed, verdict: typed.verdict })
      if (typed.verdict === 'not-ours') return context.redirect(`/${place}/desk/orders/${no}`, 303)
      const list = `/${place}/desk/undecided`
      setCookie(context, ...doneCookie(list, [`工单${no}继续办理，决定已记下。`]))
      return context.redirect(list, 303)
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid_input') throw error
      const { status } = problemOf(error, requestIdOf(context))
      const one = await openFactOf(deps, place, staff, no)
      const counts = await countsFor(deps, visit)
      const page = OpenFactPage({ visit, counts, one, typed, fault: error.message })
      return context.html(page, status as ContentfulStatusCode)
    }
  })
}

const isVerdict = (text: string): text is FactVerdict => Object.hasOwn(factVerdicts, text)

import type { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { DomainError } from '../../../domain/errors.ts'
import type { Deps } from '../../../usecases/deps.ts'
import type { AppSettings } from '../../app-settings.ts'
import { field } from '../../pages/form-field.ts'
import { problemOf, requestIdOf } from '../../problem.ts'
import { countsFor } from '../desk-counts.ts'
import { deskVisitOf } from '../desk-visit.ts'
import { askSigning, leave } from '../sign-in/ask-signing.ts'
import { AccountPage } from './account-page.tsx'

/** One's own account. */
export const accountRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get('/:place/desk/account', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const done = context.req.query('done') !== undefined
    return context.html(AccountPage({ visit, counts: await countsFor(deps, visit), done }))
  })
  desk.post('/:place/desk/account', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const form = await context.req.parseBody()
    const passwords = {
      currentPassword: field(form, 'currentPassword', 128),
      newPassword: field(form, 'newPassword', 129),
    }
    try {
      const answer = await askSigning(deps, context, 'change-password', passwords)
      return leave(answer, `/${visit.place}/desk/account?done`)
    } catch (fault) {
      if (!(fault instanceof DomainError)) throw fault
      const { status } = problemOf(fault, requestIdOf(context))
      const counts = await countsFor(deps, visit)
      return context.html(
        AccountPage({ visit, counts, fault: fault.message }),
        status as ContentfulStatusCode,
      )
    }
  })
}

import type { Hono } from 'hono'
import { DomainError } from '../../../domain/errors.ts'
import type { Deps } from '../../../usecases/deps.ts'
import type { AppSettings } from '../../app-settings.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { field } from '../../pages/form-field.ts'
import { leave } from '../sign-in/ask-signing.ts'
import { giveCode } from '../sign-in/give-code.ts'
import { halfSignedIn } from './half-signed-in.ts'
import { makeSecondStep } from './make-second-step.ts'
import { SecondStepPage } from './second-step-page.tsx'

/** Every other page leads here while the role asks for a second step that is not set up. */
export const secondStepRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get('/:place/desk/second-step', async (context) => {
    const { visit, signedIn } = await halfSignedIn(context, deps, settings)
    if (!signedIn.secondStepDue) return context.redirect(`/${visit.place}/desk`, 303)
    return context.html(SecondStepPage({ visit, name: signedIn.staff.name, step: 'password' }))
  })
  desk.post('/:place/desk/second-step', async (context) => {
    const { visit, signedIn } = await halfSignedIn(context, deps, settings)
    if (!signedIn.secondStepDue) return context.redirect(`/${visit.place}/desk`, 303)
    const { staff } = signedIn
    const made = await makeSecondStep(context, deps, staff)
    if (made instanceof DomainError)
      return context.html(
        SecondStepPage({ visit, name: staff.name, step: 'password', fault: made.message }),
        400,
      )
    return context.html(SecondStepPage({ visit, name: staff.name, step: 'code', made }))
  })
  desk.post('/:place/desk/second-step/confirm', async (context) => {
    const { visit, signedIn } = await halfSignedIn(context, deps, settings)
    if (!signedIn.secondStepDue) return context.redirect(`/${visit.place}/desk`, 303)
    const code = field(await context.req.parseBody(), 'code', 10)
    return orShowFault(
      async () => leave(await giveCode(deps, context, code), `/${visit.place}/desk`),
      (fault) => {
        const page = { visit, name: signedIn.staff.name, step: 'code', fault: fault.message } as const
        return context.html(SecondStepPage(page), 400)
      },
    )
  })
}

import type { Hono } from 'hono'
import type { Deps } from '../../../usecases/deps.ts'
import type { AppSettings } from '../../app-settings.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { field } from '../../pages/form-field.ts'
import { visitOf } from '../../pages/visit.ts'
import { askSigning, leave } from './ask-signing.ts'
import { CodePage } from './code-page.tsx'
import { deskPath } from './desk-path.ts'
import { giveCode } from './give-code.ts'
import { providerRoutes } from './provider-routes.ts'
import { signInPage } from './sign-in-page.tsx'

/** Signing in and out by forms; the library behind the API does the work and sets the cookie. */
export const signInRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  const page = signInPage(deps, settings)
  providerRoutes(desk, deps, settings)
  desk.get('/:place/desk/sign-in', async (context) => {
    const visit = visitOf(context, deps, settings)
    const staff = await deps.accounts.staffOf(context.req.raw.headers)
    const back = deskPath(visit, context.req.query('back') ?? '')
    if (staff?.place === visit.place) return context.redirect(back, 303)
    return context.html(await page(visit, { back }))
  })
  desk.post('/:place/desk/sign-in', async (context) => {
    const visit = visitOf(context, deps, settings)
    const form = await context.req.parseBody()
    const [username, password] = [field(form, 'username', 120), field(form, 'password', 128)]
    const back = deskPath(visit, field(form, 'back', 2000))
    return orShowFault(
      async () => {
        const answer = await askSigning(deps, context, 'sign-in/username', { username, password })
        if (await waitsForCode(answer))
          return leave(answer, `/${visit.place}/desk/sign-in/code?back=${encodeURIComponent(back)}`)
        return leave(answer, back)
      },
      async (fault) => context.html(await page(visit, { back, username, fault: fault.message }), 401),
    )
  })
  desk.get('/:place/desk/sign-in/code', (context) => {
    const visit = visitOf(context, deps, settings)
    return context.html(CodePage({ visit, back: deskPath(visit, context.req.query('back') ?? '') }))
  })
  desk.post('/:place/desk/sign-in/code', async (context) => {
    const visit = visitOf(context, deps, settings)
    const form = await context.req.parseBody()
    const back = deskPath(visit, field(form, 'back', 2000))
    return orShowFault(
      async () => leave(await giveCode(deps, context, field(form, 'code', 40)), back),
      (fault) => context.html(CodePage({ visit, back, fault: fault.message }), 401),
    )
  })
  desk.post('/:place/desk/sign-out', async (context) => {
    const { place } = visitOf(context, deps, settings)
    return leave(await askSigning(deps, context, 'sign-out', {}), `/${place}/desk/sign-in`)
  })
}

/** The password was right; a code is asked for beside it. */
const waitsForCode = async (answer: Response): Promise<boolean> => {
  const body = (await answer.clone().json()) as { readonly twoFactorRedirect?: unknown } | null
  return body?.twoFactorRedirect === true
}

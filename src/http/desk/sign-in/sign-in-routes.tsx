import type { Hono } from 'hono'
import { DomainError } from '../../../domain/errors.ts'
import type { StaffRole } from '../../../domain/staff.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { roleNames } from '../../../usecases/wording/role-names.ts'
import type { AppSettings } from '../../app-settings.ts'
import { field } from '../../pages/form-field.ts'
import { type Visit, visitOf } from '../../pages/visit.ts'
import { askSigning, leave } from './ask-signing.ts'
import { CodePage } from './code-page.tsx'
import { giveCode } from './give-code.ts'
import { SignInPage } from './sign-in-page.tsx'

/** Signing in and out by forms; the library behind the API does the work and sets the cookie. */
export const signInRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get('/:place/desk/sign-in', async (context) => {
    const visit = visitOf(context, deps, settings)
    const staff = await deps.accounts.staffOf(context.req.raw.headers)
    const back = backTo(visit, context.req.query('back') ?? '')
    if (staff?.place === visit.place) return context.redirect(back, 303)
    return context.html(SignInPage({ visit, back, examples: await examplesOf(deps, settings, visit) }))
  })
  desk.post('/:place/desk/sign-in', async (context) => {
    const visit = visitOf(context, deps, settings)
    const form = await context.req.parseBody()
    const [username, password] = [field(form, 'username', 120), field(form, 'password', 128)]
    const back = backTo(visit, field(form, 'back', 2000))
    try {
      const answer = await askSigning(deps, context, 'sign-in/username', { username, password })
      if (await waitsForCode(answer))
        return leave(answer, `/${visit.place}/desk/sign-in/code?back=${encodeURIComponent(back)}`)
      return leave(answer, back)
    } catch (fault) {
      if (!(fault instanceof DomainError)) throw fault
      const examples = await examplesOf(deps, settings, visit)
      return context.html(SignInPage({ visit, back, username, fault: fault.message, examples }), 401)
    }
  })
  desk.get('/:place/desk/sign-in/code', (context) => {
    const visit = visitOf(context, deps, settings)
    return context.html(CodePage({ visit, back: backTo(visit, context.req.query('back') ?? '') }))
  })
  desk.post('/:place/desk/sign-in/code', async (context) => {
    const visit = visitOf(context, deps, settings)
    const form = await context.req.parseBody()
    const back = backTo(visit, field(form, 'back', 2000))
    try {
      return leave(await giveCode(deps, context, field(form, 'code', 40)), back)
    } catch (fault) {
      if (!(fault instanceof DomainError)) throw fault
      return context.html(CodePage({ visit, back, fault: fault.message }), 401)
    }
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

/** A page of this desk only. */
const backTo = ({ place }: Visit, back: string): string =>
  new RegExp(`^/${place}/desk(?:[/?][\\w\\-./?=&%:~+]*)?$`).test(back) && !back.includes('sign-in')
    ? back
    : `/${place}/desk`

const shown: readonly StaffRole[] = [
  'agent',
  'dispatcher',
  'auditor',
  'supervisor',
  'hotline-lead',
  'unit-clerk',
  'unit-leader',
  'unit-admin',
  'knowledge-editor',
  'system-admin',
]

/** One account of each role, in the demonstration only. */
const examplesOf = async (deps: Deps, settings: AppSettings, { place }: Visit) => {
  if (settings.mode !== 'demo') return []
  const people = await deps.staff.list(place, {})
  return shown.flatMap((role) => {
    const one = people.find((person) => person.role === role && person.active)
    return one ? [{ id: one.id, role: roleNames[role] }] : []
  })
}

import type { Context, Hono } from 'hono'
import { DomainError } from '../../../domain/errors.ts'
import type { StaffRole } from '../../../domain/staff.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { roleNames } from '../../../usecases/wording/role-names.ts'
import type { AppSettings } from '../../app-settings.ts'
import { field } from '../../pages/form-field.ts'
import { type Visit, visitOf } from '../../pages/visit.ts'
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
      const answer = await ask(deps, context, 'sign-in/username', { username, password })
      return leave(answer, back)
    } catch (fault) {
      if (!(fault instanceof DomainError)) throw fault
      const examples = await examplesOf(deps, settings, visit)
      return context.html(SignInPage({ visit, back, username, fault: fault.message, examples }), 401)
    }
  })
  desk.post('/:place/desk/sign-out', async (context) => {
    const { place } = visitOf(context, deps, settings)
    return leave(await ask(deps, context, 'sign-out', {}), `/${place}/desk/sign-in`)
  })
}

/** As a browser would ask the API, with its own headers: origin and address count for lock-out and cross-site checks. */
const ask = async (deps: Deps, context: Context, route: string, body: unknown): Promise<Response> => {
  const headers = new Headers(context.req.raw.headers)
  headers.set('content-type', 'application/json')
  headers.delete('content-length')
  const url = new URL(`/api/auth/${route}`, context.req.url)
  const answer = await deps.accounts.handle(
    new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }),
  )
  if (answer.status === 429) throw new DomainError('rate_limited', '登录过于频繁，请过一会儿再试。')
  if (answer.status >= 400) throw new DomainError('not_signed_in', '账号或密码不对，请核对后再试。')
  return answer
}

/** On to the page, with the cookies the library set. */
const leave = (answer: Response, to: string): Response => {
  const headers = new Headers({ location: to, 'cache-control': 'no-store' })
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
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

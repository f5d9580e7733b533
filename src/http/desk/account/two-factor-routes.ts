import type { Context, Hono } from 'hono'
import { DomainError } from '../../../domain/errors.ts'
import type { Deps } from '../../../usecases/deps.ts'
import type { AppSettings } from '../../app-settings.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { field } from '../../pages/form-field.ts'
import { countsFor } from '../desk-counts.ts'
import { type DeskVisit, deskVisitOf } from '../desk-visit.ts'
import { doneCookie } from '../orders/forms/done-note.ts'
import { leave } from '../sign-in/ask-signing.ts'
import { giveCode } from '../sign-in/give-code.ts'
import { makeSecondStep, withPassword } from './make-second-step.ts'
import { TwoFactorPage } from './two-factor-part.tsx'

type Show = (context: Context, visit: DeskVisit, fault: DomainError) => Promise<Response>

/** Turning the second proof on (password, then a first code) and off. `show` is the account with what went wrong. */
export const twoFactorRoutes = (desk: Hono, deps: Deps, settings: AppSettings, show: Show): void => {
  desk.post('/:place/desk/account/two-factor/on', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const made = await makeSecondStep(context, deps, visit.staff)
    if (made instanceof DomainError) return show(context, visit, made)
    return context.html(TwoFactorPage({ visit, counts: await countsFor(deps, visit), made }))
  })
  desk.post('/:place/desk/account/two-factor/confirm', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const code = field(await context.req.parseBody(), 'code', 10)
    return orShowFault(
      async () =>
        done(await giveCode(deps, context, code), visit, '两步验证已开启，下次登录要输入验证器上的数字。'),
      async (fault) => {
        const counts = await countsFor(deps, visit)
        return context.html(TwoFactorPage({ visit, counts, fault: fault.message }), 400)
      },
    )
  })
  desk.post('/:place/desk/account/two-factor/off', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const answer = await withPassword(context, deps, 'disable')
    if (answer instanceof DomainError) return show(context, visit, answer)
    return done(answer, visit, '两步验证已关闭，登录只需密码。')
  })
}

/** Back to the account, with the cookies the library set and what was done. */
const done = (answer: Response, { place }: DeskVisit, line: string): Response => {
  const path = `/${place}/desk/account`
  const left = leave(answer, path)
  const [name, value] = doneCookie(path, [line])
  const cookie = `${name}=${encodeURIComponent(value)}; Path=${path}; Max-Age=60; HttpOnly; SameSite=Strict`
  left.headers.append('set-cookie', cookie)
  return left
}

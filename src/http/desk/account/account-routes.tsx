import type { Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { DomainError } from '../../../domain/errors.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { endOwnKey, endOwnSession, makeOwnKey } from '../../../usecases/people/own-access.ts'
import type { AppSettings } from '../../app-settings.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { field } from '../../pages/form-field.ts'
import { statusOf } from '../../problem.ts'
import { countsFor } from '../desk-counts.ts'
import { type DeskVisit, deskVisitOf } from '../desk-visit.ts'
import { doneCookie, takeDone } from '../orders/forms/done-note.ts'
import { askSigning, leave } from '../sign-in/ask-signing.ts'
import { AccountPage, type AccountShown } from './account-page.tsx'
import { FirstPasswordPage } from './first-password-page.tsx'
import { halfSignedIn } from './half-signed-in.ts'
import { secondStepRoutes } from './second-step-routes.ts'
import { twoFactorRoutes } from './two-factor-routes.ts'

type Faults = Pick<AccountShown, 'fault' | 'keyFault' | 'keyName' | 'twoFactorFault'>

/** One's own account. */
export const accountRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get('/:place/desk/account', async (context) =>
    accountPage(context, deps, await deskVisitOf(context, deps, settings)),
  )
  desk.post('/:place/desk/account', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    return orShowFault(
      async () => leave(await newPassword(context, deps), `/${visit.place}/desk/account?done`),
      (fault) => accountPage(context, deps, visit, fault, { fault: fault.message }),
    )
  })
  addKeys(desk, deps, settings)
  twoFactorRoutes(desk, deps, settings, (context, visit, fault) =>
    accountPage(context, deps, visit, fault, { twoFactorFault: fault.message }),
  )
  addFirstPassword(desk, deps, settings)
  secondStepRoutes(desk, deps, settings)
}

const addKeys = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.post('/:place/desk/account/keys', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const keyName = field(await context.req.parseBody(), 'name', 60)
    return orShowFault(
      async () => {
        await refuseName(deps, visit, keyName)
        const key = await makeOwnKey(deps, visit.staff, keyName)
        return back(context, visit, [`密钥“${keyName}”已新建，只显示这一次：`, key])
      },
      (fault) => accountPage(context, deps, visit, fault, { keyFault: fault.message, keyName }),
    )
  })
  desk.post('/:place/desk/account/keys/:id/end', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    await endOwnKey(deps, visit.staff, context.req.param('id'))
    return back(context, visit, ['密钥已停用，用它的程序不能再访问。'])
  })
  desk.post('/:place/desk/account/sessions/:id/end', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    await endOwnSession(deps, visit.staff, context.req.param('id'))
    return back(context, visit, ['那台设备已经退出登录。'])
  })
}

/** Every other page leads here while the password is one that somebody else has set. */
const addFirstPassword = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  const visitor = (context: Context) => halfSignedIn(context, deps, settings)
  desk.get('/:place/desk/first-password', async (context) => {
    const { visit, signedIn } = await visitor(context)
    if (!signedIn.mustChangePassword) return context.redirect(`/${visit.place}/desk`, 303)
    return context.html(FirstPasswordPage({ visit, name: signedIn.staff.name }))
  })
  desk.post('/:place/desk/first-password', async (context) => {
    const { visit, signedIn } = await visitor(context)
    return orShowFault(
      async () => leave(await newPassword(context, deps), `/${visit.place}/desk`),
      (fault) => {
        const page = FirstPasswordPage({ visit, name: signedIn.staff.name, fault: fault.message })
        return context.html(page, statusOf(fault))
      },
    )
  })
}

const newPassword = async (context: Context, deps: Deps): Promise<Response> => {
  const form = await context.req.parseBody()
  return askSigning(deps, context, 'change-password', {
    currentPassword: field(form, 'currentPassword', 128),
    newPassword: field(form, 'newPassword', 129),
  })
}

/** A second post of the same form finds the name taken, and makes no second key. */
const refuseName = async ({ accounts }: Deps, { staff }: DeskVisit, name: string): Promise<void> => {
  if (name === '') throw new DomainError('invalid_input', '请写明密钥的名称。')
  if ((await accounts.keys(staff)).some((key) => key.name === name))
    throw new DomainError('invalid_input', `已有名为“${name}”的密钥，没有再建。请换一个名称。`)
}

const back = (context: Context, { place }: DeskVisit, lines: readonly string[]): Response => {
  const path = `/${place}/desk/account`
  setCookie(context, ...doneCookie(path, lines))
  return context.redirect(path, 303)
}

const accountPage = async (
  context: Context,
  deps: Deps,
  visit: DeskVisit,
  problem?: DomainError,
  faults: Faults = {},
): Promise<Response> => {
  const [counts, sessions, keys, signedIn] = await Promise.all([
    countsFor(deps, visit),
    deps.accounts.sessions(visit.staff),
    deps.accounts.keys(visit.staff),
    deps.accounts.signedIn(context.req.raw.headers),
  ])
  const changed =
    context.req.query('done') === undefined ? [] : ['密码已经修改。其他地方的登录和接口密钥都已经失效。']
  const done = [...changed, ...takeDone(context, `/${visit.place}/desk/account`)]
  const shown = {
    sessions,
    keys,
    own: signedIn?.sessionId ?? null,
    twoFactor: signedIn?.twoFactor ?? false,
    twoFactorRequired: signedIn?.secondStepRequired ?? false,
    done,
    ...faults,
  }
  return context.html(AccountPage({ visit, counts, shown }), problem === undefined ? 200 : statusOf(problem))
}

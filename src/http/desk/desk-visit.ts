import type { Context } from 'hono'
import type { Staff } from '../../domain/staff.ts'
import type { Deps } from '../../usecases/deps.ts'
import { unitNameOf } from '../../usecases/unit-name.ts'
import { staffOrNobody } from '../api/caller.ts'
import type { AppSettings } from '../app-settings.ts'
import { type Visit, visitOf } from '../pages/visit.ts'

/** What every page at work knows: the request, and who is looking. */
export type DeskVisit = Visit & { readonly staff: Staff; readonly unitName: string | null }

/** Nobody is signed in: the page to sign in at, which leads back here. */
export class SignInFirst extends Error {
  readonly to: string
  constructor(place: string, back: string) {
    super('sign in first')
    this.to = `/${place}/desk/sign-in?back=${encodeURIComponent(back)}`
  }
}

/** The visit of somebody at work. Throws SignInFirst, not_allowed in another place, unknown_place. */
export const deskVisitOf = async (
  context: Context,
  deps: Deps,
  settings: AppSettings,
): Promise<DeskVisit> => {
  const visit = visitOf(context, deps, settings)
  const staff = await staffOrNobody(context, deps.accounts, visit.place)
  if (!staff)
    throw new SignInFirst(visit.place, context.req.method === 'GET' ? visit.here : `/${visit.place}/desk`)
  const unitName = staff.unit === null ? null : ((await unitNameOf(deps, visit.place, staff.unit)) ?? null)
  return { ...visit, staff, unitName }
}

import type { Context } from 'hono'
import type { Deps } from '../../../usecases/deps.ts'
import { refuseCrossSite } from '../../api/caller.ts'
import type { AppSettings } from '../../app-settings.ts'
import { visitOf } from '../../pages/visit.ts'
import { SignInFirst } from '../desk-visit.ts'

/** Somebody signed in who still owes a password of their own or a second step. Throws SignInFirst, not_allowed. */
export const halfSignedIn = async (context: Context, deps: Deps, settings: AppSettings) => {
  const visit = visitOf(context, deps, settings)
  const signedIn = await deps.accounts.signedIn(context.req.raw.headers)
  if (signedIn?.staff.place !== visit.place) throw new SignInFirst(visit.place, `/${visit.place}/desk`)
  refuseCrossSite(context)
  return { visit, signedIn }
}

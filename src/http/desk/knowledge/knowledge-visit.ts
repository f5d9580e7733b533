import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import type { Deps } from '../../../usecases/deps.ts'
import type { AppSettings } from '../../app-settings.ts'
import { countsFor } from '../desk-counts.ts'
import { deskVisitOf } from '../desk-visit.ts'
import { doneCookie, takeDone } from '../orders/forms/done-note.ts'
import type { KnowledgePageProps } from './knowledge-layout.tsx'

const base = (place: string) => `/${place}/desk/knowledge`

/** Who is looking, what stands in their lists, and what they have just done. */
export const knowledgeVisit = async (
  context: Context,
  deps: Deps,
  settings: AppSettings,
): Promise<KnowledgePageProps & { readonly done: readonly string[] }> => {
  const visit = await deskVisitOf(context, deps, settings)
  const counts = await countsFor(deps, visit)
  return { visit, counts, done: context.req.method === 'GET' ? takeDone(context, base(visit.place)) : [] }
}

/** On to a page that says what was done. */
export const leaveWith = (
  context: Context,
  place: string,
  to: string,
  ...lines: readonly string[]
): Response => {
  setCookie(context, ...doneCookie(base(place), lines))
  return context.redirect(to, 303)
}

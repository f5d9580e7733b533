import type { Context, Hono } from 'hono'
import { csrf } from 'hono/csrf'
import type { DomainError } from '../../../domain/errors.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { redeemCode } from '../../api/messages/continue-elsewhere.ts'
import type { AppSettings } from '../../app-settings.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { statusOf } from '../../problem.ts'
import { field } from '../form-field.ts'
import { visitOf } from '../visit.ts'
import { ContinuePage } from './continue-page.tsx'

/** Where a code of another device opens its conversation. */
export const continueRoutes = (pages: Hono, deps: Deps, settings: AppSettings): void => {
  const show = (context: Context, typed = '', fault?: DomainError) => {
    context.header('cache-control', 'no-store')
    if (fault) context.status(statusOf(fault))
    const visit = visitOf(context, deps, settings)
    return context.html(
      <ContinuePage visit={visit} typed={typed} {...(fault ? { fault: fault.message } : {})} />,
    )
  }
  pages.get('/:place/continue', (context) => show(context))
  pages.post('/:place/continue', csrf(), async (context) => {
    const { place } = visitOf(context, deps, settings)
    const typed = field(await context.req.parseBody(), 'code', 40)
    return orShowFault(
      async () => {
        const conversationId = await redeemCode(deps, place, typed)
        context.header('cache-control', 'no-store')
        return context.redirect(`/${place}?c=${encodeURIComponent(conversationId)}#newest`, 303)
      },
      (fault) => show(context, typed, fault),
    )
  })
}

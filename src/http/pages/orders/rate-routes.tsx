import type { Context, Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { DomainError } from '../../../domain/errors.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { rateByLink, ratingAsked } from '../../../usecases/own-orders/rate-by-link.ts'
import type { AppSettings } from '../../app-settings.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { statusOf } from '../../problem.ts'
import { field } from '../form-field.ts'
import { visitOf } from '../visit.ts'
import { RatePage } from './rate-page.tsx'

/** The link of a notice. Opening it changes nothing: programmes that look links over rate nobody. */
export const rateRoutes = (pages: Hono, deps: Deps, settings: AppSettings): void => {
  const named = (context: Context) => ({
    no: (context.req.param('no') ?? '').slice(0, 60),
    token: (context.req.param('token') ?? '').slice(0, 80),
  })

  pages.get('/:place/rate/:no/:token', async (context) => {
    const visit = visitOf(context, deps, settings)
    const { no, token } = named(context)
    const asked = await ratingAsked(deps, visit.place, no, token)
    context.header('cache-control', 'no-store')
    return context.html(<RatePage visit={visit} asked={asked} token={token} />)
  })

  pages.post('/:place/rate/:no/:token', csrf(), async (context) => {
    const visit = visitOf(context, deps, settings)
    const { no, token } = named(context)
    const body = await context.req.parseBody()
    const comment = field(body, 'comment', 1000)
    const score = Number(field(body, 'score', 2))
    return orShowFault(
      async () => {
        if (!Number.isInteger(score) || score < 1)
          throw new DomainError('invalid_input', '请选择一项评价再提交。')
        await rateByLink(deps, visit.place, no, token, { score, ...(comment === '' ? {} : { comment }) })
        return context.redirect(`/${visit.place}/rate/${encodeURIComponent(no)}/${token}`, 303)
      },
      async (fault) => {
        const asked = await ratingAsked(deps, visit.place, no, token)
        return context.html(
          <RatePage visit={visit} asked={asked} token={token} comment={comment} fault={fault.message} />,
          statusOf(fault),
        )
      },
      ['unknown_order'],
    )
  })
}

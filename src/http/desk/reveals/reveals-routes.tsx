import type { Hono } from 'hono'
import type { Deps } from '../../../usecases/deps.ts'
import { listReveals } from '../../../usecases/orders/list-reveals.ts'
import type { AppSettings } from '../../app-settings.ts'
import { countsFor } from '../desk-counts.ts'
import { deskVisitOf } from '../desk-visit.ts'
import { RevealsPage } from './reveals-page.tsx'

/** Who opened contact data. What cannot be a number or an account finds nothing. */
export const revealsRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get('/:place/desk/reveals', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const who = context.req.query('who')?.trim().slice(0, 120) ?? ''
    const orderNo = context.req.query('no')?.trim().toUpperCase().slice(0, 60) ?? ''
    const before = Number(context.req.query('before'))
    const page = await listReveals(deps, visit.place, visit.staff, {
      ...(who === '' ? {} : { who }),
      ...(orderNo === '' ? {} : { orderNo }),
      ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
    })
    const counts = await countsFor(deps, visit)
    return context.html(RevealsPage({ visit, counts, page, who, orderNo }))
  })
}

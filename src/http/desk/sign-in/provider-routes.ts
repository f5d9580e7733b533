import type { Context, Hono } from 'hono'
import type { PlaceId } from '../../../domain/place.ts'
import { rateLimit } from '../../../domain/rate-limit.ts'
import type { Deps } from '../../../usecases/deps.ts'
import type { AppSettings } from '../../app-settings.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { field } from '../../pages/form-field.ts'
import { visitOf } from '../../pages/visit.ts'
import { deskPath } from './desk-path.ts'
import { signInPage } from './sign-in-page.tsx'

/** Each way asks the provider something. */
const waysPerMinute = 600

/** To the city's identity provider and back; where none is configured there are no such addresses. */
export const providerRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  const { provider } = deps.accounts
  if (!provider) return
  const page = signInPage(deps, settings)
  const limit = rateLimit(waysPerMinute, 60_000)
  const tryOrSay = async (context: Context, back: string, way: () => Promise<Response>) => {
    return orShowFault(
      async () => {
        limit.take('provider', deps.clock.now().getTime())
        return way()
      },
      async (fault) => {
        const status = fault.code === 'busy' ? 503 : 401
        return context.html(
          await page(visitOf(context, deps, settings), { back, fault: fault.message }),
          status,
        )
      },
    )
  }
  desk.post('/:place/desk/sign-in/provider', async (context) => {
    const { place } = visitOf(context, deps, settings)
    const back = deskPath({ place }, field(await context.req.parseBody(), 'back', 2000))
    const returnTo = returnAddress(context, settings, place)
    return tryOrSay(context, back, () => provider.begin({ place, returnTo, back }))
  })
  desk.get('/:place/desk/sign-in/provider/return', (context) => {
    const { place } = visitOf(context, deps, settings)
    const returnTo = returnAddress(context, settings, place)
    return tryOrSay(context, deskPath({ place }, ''), () =>
      provider.finish(context.req.raw, { place, returnTo }),
    )
  })
}

/** As it is registered with the provider. */
const returnAddress = (context: Context, { publicUrl = '' }: AppSettings, place: PlaceId): URL => {
  const base = publicUrl === '' ? new URL(context.req.url).origin : publicUrl.replace(/\/$/, '')
  return new URL(`${base}/${place}/desk/sign-in/provider/return`)
}

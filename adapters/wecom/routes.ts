import { type Context, Hono } from 'hono'
import { DomainError } from '../../src/domain/errors.ts'
import { type PlaceId, placeIdSchema } from '../../src/domain/place.ts'
import type { WecomAccount } from './account.ts'
import type { Puller } from './puller.ts'
import { openPush, openSigned } from './verify.ts'

export type OpenAccount = { readonly account: WecomAccount; readonly puller: Puller }

/** `/wecom/:place`: where the platform checks the address (GET) and says that something waits (POST). */
export const wecomRoutes = (accountOf: (place: PlaceId) => OpenAccount | null): Hono => {
  const routes = new Hono()
  const found = (context: Context): OpenAccount => {
    const place = placeIdSchema.safeParse(context.req.param('place'))
    const open = place.success ? accountOf(place.data) : null
    if (open !== null) return open
    throw new DomainError('unknown_place', '这个地区没有设置微信客服：请核对地址最后一段，或在设置中加上。')
  }

  routes.get('/wecom/:place', (context) => {
    const { settings, deps } = found(context).account
    const query = context.req.query()
    const echo = openSigned(query, query['echostr'] ?? '', settings, deps.clock.now())
    return context.text(echo, 200, { 'x-content-type-options': 'nosniff' })
  })

  routes.post('/wecom/:place', async (context) => {
    const { account, puller } = found(context)
    const { settings, deps, place } = account
    const ring = openPush(context.req.query(), await context.req.text(), settings, deps.clock.now())
    if (ring === null || (ring.openKfId !== '' && ring.openKfId !== settings.openKfId))
      return context.text('success')
    try {
      await puller.pull(ring.token)
    } catch (fault) {
      deps.say(`wecom ${place}: 拉取消息：${fault instanceof Error ? fault.message : fault}`)
      throw new DomainError('busy', '消息暂时没有拉取到，稍后会再拉取。')
    }
    return context.text('success')
  })
  return routes
}

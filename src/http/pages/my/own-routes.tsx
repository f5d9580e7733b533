import type { Context, Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { DomainError } from '../../../domain/errors.ts'
import type { Deps } from '../../../usecases/deps.ts'
import {
  askTelephoneCode,
  enterByLink,
  enterByTelephone,
  ownOrdersOf,
} from '../../../usecases/own-orders/own-orders.ts'
import type { AppSettings } from '../../app-settings.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { statusOf } from '../../problem.ts'
import { field } from '../form-field.ts'
import { type Visit, visitOf } from '../visit.ts'
import { OwnCodePage, OwnEntryPage, OwnLinkPage } from './own-entry-page.tsx'
import { OwnOrdersPage } from './own-orders-page.tsx'
import { dropSession, keepSession, sessionOf } from './own-session.ts'

/** One's own orders without number and code: by a link of the account, or by a code sent to the telephone. */
export const ownRoutes = (pages: Hono, deps: Deps, settings: AppSettings): void => {
  const opened = (context: Context): Visit => {
    context.header('cache-control', 'no-store')
    return visitOf(context, deps, settings)
  }
  pages.get('/:place/my/orders', async (context) => {
    const visit = opened(context)
    const session = sessionOf(context, visit.place)
    const seen = session === '' ? null : await ownOrdersOf(deps, visit.place, session)
    if (seen) return context.html(<OwnOrdersPage visit={visit} seen={seen} />)
    return entry(context, settings, visit)
  })
  pages.post('/:place/my/leave', csrf(), async (context) => {
    const { place } = opened(context)
    await deps.ownOrders.leave(place, sessionOf(context, place))
    dropSession(context, place)
    return context.redirect(`/${place}/orders`, 303)
  })
  addTelephone(pages, deps, settings, opened)
  addLink(pages, deps, settings, opened)
}

type Opened = (context: Context) => Visit

const addTelephone = (pages: Hono, deps: Deps, settings: AppSettings, opened: Opened): void => {
  pages.post('/:place/my/code', csrf(), async (context) => {
    const visit = opened(context)
    const phone = field(await context.req.parseBody(), 'phone', 20)
    return orShowFault(
      async () => {
        if (!texts(settings, visit)) throw noTexts()
        await askTelephoneCode(deps, visit.place, phone)
        return context.html(<OwnCodePage visit={visit} phone={phone} />)
      },
      (fault) => entry(context, settings, visit, phone, fault),
    )
  })
  pages.post('/:place/my/orders', csrf(), async (context) => {
    const visit = opened(context)
    const body = await context.req.parseBody()
    const phone = field(body, 'phone', 20)
    return orShowFault(
      async () => {
        const session = await enterByTelephone(deps, visit.place, phone, field(body, 'code', 12))
        keepSession(context, visit, session)
        return context.redirect(`/${visit.place}/my/orders`, 303)
      },
      (fault) =>
        context.html(<OwnCodePage visit={visit} phone={phone} fault={fault.message} />, statusOf(fault)),
    )
  })
}

const addLink = (pages: Hono, deps: Deps, settings: AppSettings, opened: Opened): void => {
  pages.get('/:place/my/enter/:token', (context) => {
    const visit = opened(context)
    return context.html(<OwnLinkPage visit={visit} token={tokenIn(context)} />)
  })
  pages.post('/:place/my/enter/:token', csrf(), async (context) => {
    const visit = opened(context)
    return orShowFault(
      async () => {
        keepSession(context, visit, await enterByLink(deps, visit.place, tokenIn(context)))
        return context.redirect(`/${visit.place}/my/orders`, 303)
      },
      (fault) => entry(context, settings, visit, '', fault),
    )
  })
}

const entry = (context: Context, settings: AppSettings, visit: Visit, phone = '', fault?: DomainError) =>
  context.html(
    <OwnEntryPage
      visit={visit}
      texts={texts(settings, visit)}
      wechat={wechat(settings, visit)}
      phone={phone}
      {...(fault ? { fault: fault.message } : {})}
    />,
    fault ? statusOf(fault) : 200,
  )

const texts = ({ sendsTexts }: AppSettings, { place }: Visit): boolean => sendsTexts?.(place) === true

const wechat = ({ channels }: AppSettings, { place }: Visit): boolean =>
  channels?.some(({ name, places }) => vouching.includes(name) && places.includes(place)) === true

/** Channels whose platform says who is writing: there a link is given. */
const vouching: readonly string[] = ['wechat', 'wecom']

const tokenIn = (context: Context): string =>
  (context.req.param('token') ?? '').replace(/[^\w-]/g, '').slice(0, 80)

const noTexts = () =>
  new DomainError('invalid_input', '这里还不能发短信验证码。请凭编号和查询码查询，或拨打12345。')

import type { Context, Hono } from 'hono'
import { csrf } from 'hono/csrf'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { DomainError } from '../../../domain/errors.ts'
import type { Deps } from '../../../usecases/deps.ts'
import {
  askTelephoneCode,
  enterByLink,
  enterByTelephone,
  ownOrdersOf,
} from '../../../usecases/own-orders/own-orders.ts'
import type { AppSettings } from '../../app-settings.ts'
import { problemOf, requestIdOf } from '../../problem.ts'
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
  const texts = ({ place }: Visit): boolean => settings.sendsTexts?.(place) === true
  const wechat = ({ place }: Visit): boolean =>
    settings.channels?.some(({ name, places }) => vouching.includes(name) && places.includes(place)) === true
  const entry = (context: Context, visit: Visit, phone = '', fault?: DomainError) =>
    context.html(
      <OwnEntryPage
        visit={visit}
        texts={texts(visit)}
        wechat={wechat(visit)}
        phone={phone}
        {...(fault ? { fault: fault.message } : {})}
      />,
      fault ? statusOf(context, fault) : 200,
    )

  pages.get('/:place/my/orders', async (context) => {
    const visit = opened(context)
    const session = sessionOf(context, visit.place)
    const seen = session === '' ? null : await ownOrdersOf(deps, visit.place, session)
    if (seen) return context.html(<OwnOrdersPage visit={visit} seen={seen} />)
    return entry(context, visit)
  })

  pages.post('/:place/my/code', csrf(), async (context) => {
    const visit = opened(context)
    const phone = field(await context.req.parseBody(), 'phone', 20)
    try {
      if (!texts(visit)) throw noTexts()
      await askTelephoneCode(deps, visit.place, phone)
      return context.html(<OwnCodePage visit={visit} phone={phone} />)
    } catch (fault) {
      if (fault instanceof DomainError) return entry(context, visit, phone, fault)
      throw fault
    }
  })

  pages.post('/:place/my/orders', csrf(), async (context) => {
    const visit = opened(context)
    const body = await context.req.parseBody()
    const phone = field(body, 'phone', 20)
    try {
      const session = await enterByTelephone(deps, visit.place, phone, field(body, 'code', 12))
      keepSession(context, visit, session)
      return context.redirect(`/${visit.place}/my/orders`, 303)
    } catch (fault) {
      if (!(fault instanceof DomainError)) throw fault
      return context.html(
        <OwnCodePage visit={visit} phone={phone} fault={fault.message} />,
        statusOf(context, fault),
      )
    }
  })

  pages.get('/:place/my/enter/:token', (context) => {
    const visit = opened(context)
    return context.html(<OwnLinkPage visit={visit} token={tokenIn(context)} />)
  })

  pages.post('/:place/my/enter/:token', csrf(), async (context) => {
    const visit = opened(context)
    try {
      keepSession(context, visit, await enterByLink(deps, visit.place, tokenIn(context)))
      return context.redirect(`/${visit.place}/my/orders`, 303)
    } catch (fault) {
      if (fault instanceof DomainError) return entry(context, visit, '', fault)
      throw fault
    }
  })

  pages.post('/:place/my/leave', csrf(), async (context) => {
    const { place } = opened(context)
    await deps.ownOrders.leave(place, sessionOf(context, place))
    dropSession(context, place)
    return context.redirect(`/${place}/orders`, 303)
  })
}

/** Channels whose platform says who is writing: there a link is given. */
const vouching: readonly string[] = ['wechat', 'wecom']

const tokenIn = (context: Context): string =>
  (context.req.param('token') ?? '').replace(/[^\w-]/g, '').slice(0, 80)

const noTexts = () =>
  new DomainError('invalid_input', '这里还不能发短信验证码。请凭编号和查询码查询，或拨打12345。')

const statusOf = (context: Context, fault: DomainError) =>
  problemOf(fault, requestIdOf(context)).status as ContentfulStatusCode

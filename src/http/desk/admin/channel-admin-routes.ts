import type { Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { DomainError } from '../../../domain/errors.ts'
import type { ChannelClient } from '../../../ports/channel-clients.ts'
import {
  addClient,
  administersChannels,
  channelHealth,
  endClient,
  resendDelivery,
} from '../../../usecases/channels/look-after-channels.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { deliveriesFor } from '../../../usecases/messages/deliveries-for.ts'
import type { AppSettings } from '../../app-settings.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { field } from '../../pages/form-field.ts'
import { problemOf, requestIdOf } from '../../problem.ts'
import type { DeskVisit } from '../desk-visit.ts'
import { doneCookie, takeDone } from '../orders/forms/done-note.ts'
import { visitOfRole } from '../visit-of-role.ts'
import type { AdminVisitor } from './admin-visitor.ts'
import { ChannelsPage, scopeNames, type TypedClient } from './channels-page.tsx'
import { LedgerPage, stateNames } from './ledger-page.tsx'

const perPage = 50
const nothingTyped: TypedClient = { scope: 'openai', name: '', channels: '', url: '' }

/** Channels, keys of programmes and the ledger. Resending is the lead's as well, keys are the administrator's. */
export const channelAdminRoutes = (
  desk: Hono,
  deps: Deps,
  settings: AppSettings,
  visitor: AdminVisitor,
): void => {
  desk.get('/:place/desk/admin/channels', (context) => channelsPage(context, deps, settings, visitor))
  desk.post('/:place/desk/admin/channels', async (context) => {
    const visit = await visitOfRole(context, deps, settings, administersChannels)
    const form = await context.req.parseBody()
    const typed = {
      scope: field(form, 'scope', 20),
      name: field(form, 'name', 80),
      channels: field(form, 'channels', 200),
      url: field(form, 'url', 500),
    }
    return orShowFault(
      async () => {
        const { key } = await addTyped(deps, visit, typed)
        return back(context, visit, 'channels', [`“${typed.name}”已新建。密钥只显示这一次：`, key])
      },
      (fault) => channelsPage(context, deps, settings, visitor, { typed, fault }),
    )
  })
  desk.post('/:place/desk/admin/channels/:id/end', async (context) => {
    const visit = await visitOfRole(context, deps, settings, administersChannels)
    await endClient(deps, visit.staff, context.req.param('id'))
    return back(context, visit, 'channels', ['接入程序已停用，它的密钥即时失效。'])
  })
  addLedger(desk, deps, visitor)
}

/** A second post of the same form finds the name taken, and makes no second key. */
const addTyped = async (deps: Deps, { place, staff }: DeskVisit, typed: TypedClient) => {
  const scope = (Object.keys(scopeNames) as ChannelClient['scope'][]).find((each) => each === typed.scope)
  if (scope === undefined || typed.name === '')
    throw new DomainError('invalid_input', '请写明名称并选择用途。')
  if (
    (await deps.clients.list(place)).some(({ name, revokedAt }) => name === typed.name && revokedAt === null)
  )
    throw new DomainError('invalid_input', `已有名为“${typed.name}”的接入程序，没有再建。请换一个名称。`)
  const settings: Record<string, string> =
    scope === 'relay' ? { channels: typed.channels, url: typed.url } : {}
  return addClient(deps, staff, { scope, name: typed.name, settings })
}

const channelsPage = async (
  context: Context,
  deps: Deps,
  { channels = [] }: AppSettings,
  visitor: AdminVisitor,
  refused?: { readonly typed: TypedClient; readonly fault: DomainError },
): Promise<Response> => {
  const { visit, counts } = await visitor(context)
  const [health, clients] = await Promise.all([
    channelHealth(channels, visit.place),
    deps.clients.list(visit.place),
  ])
  const page = ChannelsPage({
    visit,
    counts,
    health,
    clients,
    administers: administersChannels.some((role) => role === visit.staff.role),
    done: takeDone(context, `/${visit.place}/desk/admin/channels`),
    typed: refused?.typed ?? nothingTyped,
    ...(refused ? { fault: refused.fault.message } : {}),
  })
  return context.html(page, refused ? (problemOf(refused.fault, requestIdOf(context)).status as 400) : 200)
}

const addLedger = (desk: Hono, deps: Deps, visitor: AdminVisitor): void => {
  desk.get('/:place/desk/admin/ledger', async (context) => {
    const { visit, counts } = await visitor(context)
    const asked = context.req.query('state') ?? ''
    const state = (Object.keys(stateNames) as (keyof typeof stateNames)[]).find((each) => each === asked)
    const order = context.req.query('order')?.trim().toUpperCase().slice(0, 60) ?? ''
    const before = Number(context.req.query('before'))
    const lines = await deliveriesFor(deps, visit.staff, {
      limit: perPage,
      ...(state === undefined ? {} : { state }),
      ...(order === '' ? {} : { orderNo: order }),
      ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
    })
    return context.html(
      LedgerPage({
        visit,
        counts,
        lines,
        state: state ?? '',
        order,
        older: lines.length < perPage ? null : (lines.at(-1)?.id ?? null),
        done: takeDone(context, `/${visit.place}/desk/admin/ledger`),
      }),
    )
  })
  desk.post('/:place/desk/admin/ledger/:id/resend', async (context) => {
    const { visit } = await visitor(context)
    const id = Number(context.req.param('id'))
    if (!Number.isSafeInteger(id) || id < 1)
      throw new DomainError('not_found', '台账里没有这一条，请核对编号。')
    await resendDelivery(deps, visit.staff, id)
    return back(context, visit, 'ledger', [`第${id}条已重新排队，稍后发出。`])
  })
}

export const back = (
  context: Context,
  { place }: DeskVisit,
  part: string,
  lines: readonly string[],
): Response => {
  const path = `/${place}/desk/admin/${part}`
  setCookie(context, ...doneCookie(path, lines))
  return context.redirect(path, 303)
}

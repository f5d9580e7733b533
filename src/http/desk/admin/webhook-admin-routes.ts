import type { Context, Hono } from 'hono'
import { DomainError } from '../../../domain/errors.ts'
import {
  addSubscription,
  administersChannels,
  resendEvent,
  resumeWebhook,
} from '../../../usecases/channels/look-after-channels.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { field } from '../../pages/form-field.ts'
import { problemOf, requestIdOf } from '../../problem.ts'
import type { DeskVisit } from '../desk-visit.ts'
import { takeDone } from '../orders/forms/done-note.ts'
import type { AdminVisitor } from './admin-visitor.ts'
import { back } from './channel-admin-routes.ts'
import { WebhooksPage } from './webhooks-page.tsx'

const deadShown = 50

type Typed = Readonly<Record<'name' | 'url' | 'unit', string>>

/** Subscriptions to order events: how each stands, its dead letters, and a new one by the administrator. */
export const webhookAdminRoutes = (desk: Hono, deps: Deps, visitor: AdminVisitor): void => {
  desk.get('/:place/desk/admin/webhooks', (context) => webhooksPage(context, deps, visitor))
  desk.post('/:place/desk/admin/webhooks', async (context) => {
    const visit = await administrator(context, visitor)
    const form = await context.req.parseBody()
    const typed = {
      name: field(form, 'name', 80),
      url: field(form, 'url', 500),
      unit: field(form, 'unit', 60),
    }
    return orShowFault(
      async () => {
        const { key } = await addTyped(deps, visit, typed)
        return back(context, visit, 'webhooks', [`“${typed.name}”已新建。签名密钥只显示这一次：`, key])
      },
      (fault) => webhooksPage(context, deps, visitor, { typed, fault }),
    )
  })
  desk.post('/:place/desk/admin/webhooks/:id/resume', async (context) => {
    const visit = await administrator(context, visitor)
    await resumeWebhook(deps, visit.staff, context.req.param('id'))
    return back(context, visit, 'webhooks', ['已恢复推送。'])
  })
  desk.post('/:place/desk/admin/webhooks/:id/deliveries/:position/resend', async (context) => {
    const visit = await administrator(context, visitor)
    const position = Number(context.req.param('position'))
    if (!Number.isSafeInteger(position) || position < 1)
      throw new DomainError('not_found', '没有这一条事件，请核对序号。')
    await resendEvent(deps, visit.staff, context.req.param('id'), position)
    return back(context, visit, 'webhooks', [`第${position}条已重新排队，稍后发出。`])
  })
}

/** Throws not_allowed for who may look but not change. */
const administrator = async (context: Context, visitor: AdminVisitor): Promise<DeskVisit> => {
  const { visit } = await visitor(context)
  if (!administersChannels.some((role) => role === visit.staff.role))
    throw new DomainError('not_allowed', '订阅由系统管理员管理，没有改动。', { role: visit.staff.role })
  return visit
}

/** A second post of the same form finds the name taken, and makes no second key. */
const addTyped = async (deps: Deps, { place, staff }: DeskVisit, { name, url, unit }: Typed) => {
  if (name === '') throw new DomainError('invalid_input', '请写明名称。')
  if ((await deps.webhooks.list(place)).some((each) => each.name === name))
    throw new DomainError('invalid_input', `已有名为“${name}”的订阅，没有再建。请换一个名称。`)
  return addSubscription(deps, staff, { name, settings: { url, ...(unit === '' ? {} : { unit }) } })
}

const webhooksPage = async (
  context: Context,
  deps: Deps,
  visitor: AdminVisitor,
  refused?: { readonly typed: Typed; readonly fault: DomainError },
): Promise<Response> => {
  const { visit, counts } = await visitor(context)
  const webhooks = await Promise.all(
    (await deps.webhooks.list(visit.place)).map(async (webhook) => ({
      webhook,
      dead: webhook.dead === 0 ? [] : await deps.webhooks.deliveries(webhook, 'dead', 0, deadShown),
    })),
  )
  const page = WebhooksPage({
    visit,
    counts,
    webhooks,
    administers: administersChannels.some((role) => role === visit.staff.role),
    done: takeDone(context, `/${visit.place}/desk/admin/webhooks`),
    typed: refused?.typed ?? { name: '', url: '', unit: '' },
    ...(refused ? { fault: refused.fault.message } : {}),
  })
  return context.html(page, refused ? (problemOf(refused.fault, requestIdOf(context)).status as 400) : 200)
}

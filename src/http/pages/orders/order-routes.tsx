import type { Context, Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { DomainError } from '../../../domain/errors.ts'
import { citizenCommandSchema } from '../../../domain/work-order/command.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { codeOpens } from '../../../usecases/orders/code-opens.ts'
import { ownAttachmentsOf, readAttachment } from '../../../usecases/orders/order-attachments.ts'
import { sessionIn } from '../../../usecases/orders/own-key.ts'
import { giveCitizenCommand } from '../../../usecases/own-orders/give-citizen-command.ts'
import { lookUpOrder } from '../../../usecases/own-orders/look-up-order.ts'
import { supplementWithPhoto } from '../../../usecases/own-orders/supplement-with-photo.ts'
import type { AppSettings } from '../../app-settings.ts'
import { attachmentBody } from '../../attachment-body.ts'
import { orShowFault } from '../../or-show-fault.ts'
import { statusOf } from '../../problem.ts'
import { field } from '../form-field.ts'
import { keyOf } from '../my/own-session.ts'
import { type Visit, visitOf } from '../visit.ts'
import { OrderFormPage } from './order-form-page.tsx'
import { OrderPage } from './order-page.tsx'

const doneWords: Readonly<Record<string, string>> = {
  supplement: '已补充，承办单位会看到。',
  withdraw: '已撤回，不再办理。',
  'demand-explanation': '已要求承办单位说明逾期原因，说明会显示在这里。',
  rate: '已记录您的评价，谢谢。',
  object: '您的异议已记录，由热线核实后处理。',
}

/** Looking an order up with number and code, and what the citizen may do to it. */
export const orderRoutes = (pages: Hono, deps: Deps, settings: AppSettings): void => {
  addLookUp(pages, deps, settings)
  addActs(pages, deps, settings)
  /** What the citizen sent, for whoever is recognised; with a code it comes from the API. */
  pages.get('/:place/orders/:no/attachments/:id', async (context) => {
    const { place } = visitOf(context, deps, settings)
    const code = keyOf(context, place, '') || '-'
    const no = numberIn(context.req.param('no'))
    return attachmentBody(context, await readAttachment(deps, place, no, context.req.param('id'), { code }))
  })
}

const addLookUp = (pages: Hono, deps: Deps, settings: AppSettings): void => {
  pages.get('/:place/orders', (context) => showForm(context, visitOf(context, deps, settings), ''))
  pages.post('/:place/orders', csrf(), async (context) => {
    const visit = visitOf(context, deps, settings)
    const body = await context.req.parseBody()
    const no = numberIn(field(body, 'no', 60))
    const code = field(body, 'code', 20).normalize('NFKC')
    return orForm(context, visit, no, async () => {
      if (!(await codeOpens(deps, visit.place, no, code))) throw unknown()
      return context.redirect(orderPath(visit, no, code), 303)
    })
  })
  pages.get('/:place/orders/:no', async (context) => {
    const visit = visitOf(context, deps, settings)
    const no = numberIn(context.req.param('no'))
    const code = keyOf(context, visit.place, context.req.query('code')?.slice(0, 20) ?? '')
    if (code === '') return showForm(context, visit, no)
    const done = doneWords[context.req.query('done') ?? '']
    return orForm(context, visit, no, () =>
      showOrder(context, deps, visit, no, code, done === undefined ? {} : { done }),
    )
  })
}

const addActs = (pages: Hono, deps: Deps, settings: AppSettings): void => {
  pages.post('/:place/orders/:no', csrf(), async (context) => {
    const posted = await postedTo(context, visitOf(context, deps, settings))
    const { visit, no, code, body } = posted
    return orOrder(context, deps, posted, async () => {
      const command = commandIn(body)
      const expected =
        command.type === 'withdraw' ? Number(field(body, 'version', 10)) || undefined : undefined
      await giveCitizenCommand(deps, {
        ...{ place: visit.place, no, code, command },
        ...(expected === undefined ? {} : { expectedVersion: expected }),
      })
      return context.redirect(orderPath(visit, no, code, command.type), 303)
    })
  })
  pages.post('/:place/orders/:no/photos', csrf(), async (context) => {
    const posted = await postedTo(context, visitOf(context, deps, settings))
    const { visit, no, code, body, typed } = posted
    const photo = body['photo']
    return orOrder(context, deps, posted, async () => {
      if (photo instanceof File && photo.size > 0) {
        const bytes = new Uint8Array(await photo.arrayBuffer())
        await supplementWithPhoto(deps, visit.place, { no, code, text: typed, name: photo.name, bytes })
      } else {
        const command = commandIn({ ...body, command: 'supplement' })
        await giveCitizenCommand(deps, { place: visit.place, no, code, command })
      }
      return context.redirect(orderPath(visit, no, code, 'supplement'), 303)
    })
  })
}

type Posted = {
  readonly visit: Visit
  readonly no: string
  readonly code: string
  readonly typed: string
  readonly body: Readonly<Record<string, unknown>>
}

const postedTo = async (context: Context, visit: Visit): Promise<Posted> => {
  const body = await context.req.parseBody()
  const code = keyOf(context, visit.place, field(body, 'code', 20))
  const no = numberIn(context.req.param('no') ?? '')
  return { visit, no, code, typed: field(body, 'text', 2000), body }
}

const showForm = (context: Context, visit: Visit, no: string, fault?: DomainError) => {
  context.header('cache-control', 'no-store')
  return context.html(
    <OrderFormPage visit={visit} no={no} {...(fault ? { fault: fault.message } : {})} />,
    fault ? statusOf(fault) : 200,
  )
}

const showOrder = async (
  context: Context,
  deps: Deps,
  visit: Visit,
  no: string,
  code: string,
  { done, fault, typed }: Extra,
): Promise<Response> => {
  const found = await lookUpOrder(deps, visit.place, no, code)
  if (!found) return showForm(context, visit, no, sessionIn(code) === null ? unknown() : fault)
  const attachments = await ownAttachmentsOf(deps, visit.place, { no, parent: null })
  context.header('cache-control', 'no-store')
  return context.html(
    <OrderPage
      attachments={attachments}
      visit={visit}
      order={found}
      code={sessionIn(code) === null ? code : null}
      {...(done === undefined ? {} : { done })}
      {...(fault ? { fault: withArticle(fault) } : {})}
      {...(typed === undefined ? {} : { typed })}
    />,
    fault ? statusOf(fault) : 200,
  )
}

/** A refusal brings the form back with the number that was typed. */
const orForm = (context: Context, visit: Visit, no: string, run: () => Promise<Response>) =>
  orShowFault(run, (fault) => showForm(context, visit, no, fault))

/** A refusal brings the order back with what was typed, or the form where it is not to be shown. */
const orOrder = (
  context: Context,
  deps: Deps,
  { visit, no, code, typed }: Posted,
  run: () => Promise<Response>,
) =>
  orForm(context, visit, no, () =>
    orShowFault(run, (fault) => showOrder(context, deps, visit, no, code, { fault, typed })),
  )

type Extra = { readonly done?: string; readonly fault?: DomainError; readonly typed?: string }

const unknown = () =>
  new DomainError('unknown_order', '没有找到这个编号和查询码对应的工单，请对照回执核对后再试。')

const numberIn = (text: string): string =>
  text.normalize('NFKC').replace(/\s/g, '').toUpperCase().slice(0, 60)

/** A session stays in its cookie; a code travels with the address. */
const orderPath = (visit: Visit, no: string, code: string, done?: string): string => {
  const asked = new URLSearchParams({
    ...(sessionIn(code) === null ? { code } : {}),
    ...(done === undefined ? {} : { done }),
  })
  return `/${visit.place}/orders/${encodeURIComponent(no)}${asked.size === 0 ? '' : `?${asked}`}`
}

const commandIn = (body: Readonly<Record<string, unknown>>) => {
  const given = (name: string, length: number) => {
    const value = field(body, name, length)
    return value === '' ? {} : { [name]: value }
  }
  const score = Number(field(body, 'score', 1))
  const parsed = citizenCommandSchema.safeParse({
    type: field(body, 'command', 30),
    ...given('text', 2000),
    ...given('reason', 500),
    ...given('comment', 1000),
    ...(score > 0 ? { score } : {}),
  })
  if (parsed.success) return parsed.data
  throw new DomainError('invalid_input', incomplete[field(body, 'command', 30)] ?? '请至少写两个字再提交。')
}

const incomplete: Readonly<Record<string, string>> = {
  supplement: '请至少写两个字再提交补充。',
  object: '请至少写两个字说明异议。',
  rate: '请选择一项评价再提交。',
}

const withArticle = (fault: DomainError): string => {
  const article = fault.facts['article']
  return typeof article === 'string' ? `${fault.message}（依据：${article}）` : fault.message
}

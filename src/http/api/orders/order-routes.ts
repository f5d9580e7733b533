import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { DomainError } from '../../../domain/errors.ts'
import type { PlaceId } from '../../../domain/place.ts'
import { citizenCommandSchema, type OrderCommand } from '../../../domain/work-order/command.ts'
import { type GivenCommand, giveCommand } from '../../../usecases/commands/give-command.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { ownAttachmentsOf, readAttachment } from '../../../usecases/orders/order-attachments.ts'
import { actorOf } from '../../../usecases/orders/staff-view.ts'
import { giveCitizenCommand } from '../../../usecases/own-orders/give-citizen-command.ts'
import { lookUpOrder } from '../../../usecases/own-orders/look-up-order.ts'
import { attachmentBody } from '../../attachment-body.ts'
import { rejectInvalid } from '../../problem.ts'
import { writable } from '../../writable.ts'
import { staffOf } from '../caller.ts'
import { placeIn } from '../place-in.ts'
import * as table from './order-route-table.ts'
import { staffOrder } from './staff-order.ts'

/** Orders one by one: looked at and acted on, by citizens with the query code and by people at work. */
export const orderRoutes = (deps: Deps) => {
  const api = new OpenAPIHono({ defaultHook: rejectInvalid })
  api.openapi(table.getOrder, async (context) => {
    const { place: name, no } = context.req.valid('param')
    const place = placeIn(name)
    const { code } = context.req.valid('query')
    context.header('cache-control', 'no-store')
    if (code !== undefined) return context.json(await byCode(deps, place, no.toUpperCase(), code), 200)
    if (!isIdentified(context)) throw codeMissing()
    const staff = await staffOf(context, deps.accounts, place)
    return context.json(writable(await staffOrder(deps, staff, no.toUpperCase())), 200)
  })
  api.openapi(table.getOrderAttachment, async (context) => {
    const { place: name, no, id } = context.req.valid('param')
    const place = placeIn(name)
    const { code } = context.req.valid('query')
    if (code === undefined && !isIdentified(context)) throw codeMissing()
    const by = code === undefined ? { staff: await staffOf(context, deps.accounts, place) } : { code }
    return attachmentBody(context, await readAttachment(deps, place, no.toUpperCase(), id, by))
  })
  api.openapi(table.postOrderCommand, async (context) => {
    const { place: name, no } = context.req.valid('param')
    const { code, expectedVersion, ...command } = context.req.valid('json')
    context.header('cache-control', 'no-store')
    const key = context.req.valid('header')['idempotency-key']
    const given = {
      place: placeIn(name),
      no: no.toUpperCase(),
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
      ...(key === undefined ? {} : { idempotencyKey: key }),
    }
    if (code !== undefined) return context.json(await citizenCommand(deps, given, code, command), 200)
    const staff = await staffOf(context, deps.accounts, given.place)
    const done = await giveCommand(deps, { ...given, actor: actorOf(staff), command })
    const order = await staffOrder(deps, staff, given.no)
    return context.json(writable({ ...order, warnings: done.warnings, repeated: done.repeated }), 200)
  })
  api.openapi(table.getPublished, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    const { q, limit } = context.req.valid('query')
    return context.json({ results: [...(await deps.orders.published(place, q, limit))] }, 200)
  })
  return api
}

const isIdentified = ({ req }: Context): boolean =>
  req.header('authorization') !== undefined || req.header('cookie')?.includes('session_token=') === true

const codeMissing = () =>
  new DomainError('invalid_input', '请给出查询码（code）；工作人员请先登录。', {
    faults: [{ field: 'code', problem: '没有填写' }],
  })

const byCode = async (deps: Deps, place: PlaceId, no: string, code: string) => {
  const order = await lookUpOrder(deps, place, no, code)
  if (order) return { ...order, attachments: await ownAttachmentsOf(deps, place, { no, parent: null }) }
  throw new DomainError('unknown_order', '没有找到这个编号和查询码对应的工单，请核对后再试。', { no })
}

const citizenCommand = (
  deps: Deps,
  given: Omit<GivenCommand, 'actor' | 'command'>,
  code: string,
  command: OrderCommand,
) => {
  const citizens = citizenCommandSchema.safeParse(command)
  if (!citizens.success)
    throw new DomainError('not_allowed', `凭查询码不能发出“${command.type}”，请工作人员登录后办理。`, {
      command: command.type,
    })
  return giveCitizenCommand(deps, { ...given, code, command: citizens.data })
}

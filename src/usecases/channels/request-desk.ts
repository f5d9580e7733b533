import type { Turn } from '../../domain/conversation.ts'
import { assertNever } from '../../domain/errors.ts'
import { extractedSchema } from '../../domain/matter.ts'
import type { PlaceId } from '../../domain/place.ts'
import { understand } from '../../domain/understanding/index.ts'
import type { Duty } from '../../domain/unit.ts'
import { isFinished, type WorkOrder } from '../../domain/work-order/work-order.ts'
import type { PublicOrders } from '../../ports/public-orders.ts'
import type { NewRequest, PublicRequest, RequestDesk, RequestResult } from '../../ports/request-desk.ts'
import { formFields, packOf } from '../../rules/index.ts'
import { unitName } from '../../rules/order/context.ts'
import type { Deps } from '../deps.ts'
import { digestOf } from '../digest-of.ts'
import { handleMessage } from '../handle-message.ts'
import { loadOrder } from '../orders/load-order.ts'
import { expectedHandling } from '../own-orders/expected-handling.ts'
import { type TakenDown, takeDown } from '../registering/take-down.ts'
import { citizenStatus } from '../wording/order-status.ts'
import { attributesOf, generalName, generalService, servicesOf } from './request-form.ts'

/** Where other systems bring matters, under the intake rules of the place, and read what is public of orders. */
export const requestDesk = (deps: Deps, orders: PublicOrders): RequestDesk => {
  const read = async (place: PlaceId, numbers: readonly string[]): Promise<readonly PublicRequest[]> => {
    const requests = await Promise.all(numbers.map((no) => publicRequest(deps, place, no)))
    return requests.filter((request) => request !== null)
  }
  return {
    services: async (place) => {
      const [duties, units] = await Promise.all([deps.units.duties(place), deps.units.units(place)])
      return servicesOf(duties, units)
    },
    attributes: async (place, service) => {
      const known = service === generalService || (await dutyOf(deps, place, service)) !== null
      return known ? attributesOf(place, deps.clock.now()) : null
    },
    file: (place, client, key, request) => fileRequest(deps, place, client, key, request),
    find: async (place, { services, from, to, finished, client, limit, offset }) => {
      const filter = {
        filedFrom: from,
        filedTo: to,
        limit,
        offset,
        ...(finished === undefined ? {} : { finished }),
        ...(client === undefined ? {} : { broughtBy: actorOf(client) }),
        ...(services === undefined
          ? {}
          : { duties: services.map((code) => (code === generalService ? null : code)) }),
      }
      return read(place, await orders.find(place, filter))
    },
    among: async (place, numbers, client) =>
      read(place, await orders.among(place, numbers, client === undefined ? undefined : actorOf(client))),
  }
}

/** By whom an order was brought, as it is kept with the order. */
const actorOf = (client: string): string => `open311:${client}`

const dutyOf = async (deps: Deps, place: PlaceId, code: string): Promise<Duty | null> =>
  (await deps.units.duties(place)).find(({ id }) => id === code) ?? null

const fileRequest = async (
  deps: Deps,
  place: PlaceId,
  client: string,
  key: string,
  request: NewRequest,
): Promise<RequestResult> => {
  const messageId = `${actorOf(client)}:${await digestOf(key)}`
  const kind = await dutyOf(deps, place, request.service)
  const { text } = request
  const { homeNames } = packOf(place)
  if (understand(text, { at: deps.clock.now(), homeNames }).emergency)
    return ofTurn(await asMessage(deps, place, messageId, text, request.conversationId))
  const taken = await takeDown(deps, {
    place,
    channel: 'open311',
    messageId,
    text,
    told: toldOf(request),
    skipped: skippedOf(place, request, deps.clock.now()),
    attachments: request.attachments,
    conversationId: request.conversationId,
    claim: { key: messageId, actor: actorOf(client), digest: await digestOf(repeatable(request)) },
    ...(kind === null ? {} : { kind }),
    ...(request.nature === null ? {} : { nature: request.nature }),
  })
  return ofTaken(taken)
}

/** A retry has another conversation and other copies of its pictures, and is the same request. */
const repeatable = ({ conversationId: _, attachments: __, ...request }: NewRequest) => request

/** Danger is answered as everywhere: the numbers to dial first, and an order where the place acts itself. */
const asMessage = (deps: Deps, place: PlaceId, messageId: string, text: string, conversationId: string) =>
  handleMessage(deps, {
    place,
    channel: 'open311',
    messageId,
    conversationId,
    text,
    receivedAt: deps.clock.now(),
  })

const ofTurn = ({ replies }: Turn): RequestResult => {
  const text = replies.map((reply) => reply.text).join('\n')
  const order = replies.find((reply) => reply.order)?.order
  return order ? { kind: 'filed', no: order.no, notice: text } : { kind: 'turned-away', text, article: null }
}

const ofTaken = (taken: TakenDown): RequestResult => {
  switch (taken.kind) {
    case 'filed':
      return { kind: 'filed', no: taken.card.no, notice: taken.notice }
    case 'incomplete':
      return { kind: 'incomplete', missing: taken.missing }
    case 'turned-away':
      return { kind: 'turned-away', text: taken.text, article: taken.article ?? null }
    default:
      return assertNever(taken)
  }
}

const toldOf = ({ where, phone, name, attributes }: NewRequest) => {
  const { confidential, nature: _, ...words } = attributes
  return extractedSchema.parse({
    ...words,
    ...(where === null ? {} : { place: where }),
    ...(phone === null ? {} : { contactPhone: phone }),
    ...(name === null ? {} : { contactName: name }),
    ...(confidential === undefined ? {} : { confidential: confidential === 'true' }),
  })
}

/** What was left open on the form will not be said later. */
const skippedOf = (place: PlaceId, request: NewRequest, at: Date): readonly string[] => {
  const told: Readonly<Record<string, unknown>> = toldOf(request)
  return formFields(packOf(place), at)
    .map(({ field }) => field)
    .filter((field) => told[field] === undefined)
}

const publicRequest = async (deps: Deps, place: PlaceId, no: string): Promise<PublicRequest | null> => {
  const loaded = await loadOrder(deps, place, no)
  if (!loaded) return null
  const { order, events } = loaded
  const [units, duty] = await Promise.all([
    deps.units.units(place),
    order.duty === null ? null : dutyOf(deps, place, order.duty),
  ])
  return {
    no,
    finished: isFinished(order),
    statusText: citizenStatus[order.state],
    service:
      duty === null ? { code: generalService, name: generalName } : { code: duty.id, name: duty.title },
    published: order.published ? { title: order.published.title, text: order.published.text } : null,
    unit: order.lead === null ? null : unitName(units, order.lead),
    filedAt: order.filedAt,
    updatedAt: events.at(-1)?.at ?? order.filedAt,
    expectedAt: expectedOf(order) ?? expectedHandling(place, order, units)?.dueAt ?? null,
  }
}

const expectedOf = ({ deadlines, met }: WorkOrder): string | null =>
  deadlines.find(({ type }) => type === 'handle')?.dueAt ??
  met.findLast(({ type }) => type === 'handle')?.dueAt ??
  null

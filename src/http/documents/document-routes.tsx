import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import { packOf } from '../../rules/index.ts'
import type { Deps } from '../../usecases/deps.ts'
import { seenBy } from '../../usecases/orders/staff-view.ts'
import { staffNames } from '../../usecases/people/staff-names.ts'
import { staffOf } from '../api/caller.ts'
import { placeIn } from '../api/place-in.ts'
import { json, orderNo, staffProblems, staffSecurity } from '../api/route-parts.ts'
import { rejectInvalid } from '../problem.ts'
import { DocumentPage } from './document-page.tsx'
import { documentsOf } from './documents-of.ts'
import type { OrderDocument } from './order-document.ts'

const lineSchema = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  number: z.string(),
  at: z.string(),
  href: z.string(),
})

const getDocuments = createRoute({
  operationId: 'getDocuments',
  method: 'get',
  path: '/api/v1/{place}/orders/{no}/documents',
  security: staffSecurity,
  summary: 'The papers of an order: work sheet, notices of supervision, letters, reply',
  request: { params: orderNo },
  responses: { 200: json(z.object({ documents: z.array(lineSchema) }), 'Papers'), ...staffProblems },
})

const getDocument = createRoute({
  operationId: 'getDocument',
  method: 'get',
  path: '/api/v1/{place}/orders/{no}/documents/{id}',
  security: staffSecurity,
  summary: 'One paper as a page that prints on A4',
  request: { params: orderNo.extend({ id: z.string().max(40) }) },
  responses: {
    200: { content: { 'text/html': { schema: z.string() } }, description: 'The paper' },
    ...staffProblems,
  },
})

/** The papers of an order, for people who work on it. */
export const documentRoutes = (deps: Deps) => {
  const api = new OpenAPIHono({ defaultHook: rejectInvalid })
  api.openapi(getDocuments, async (context) => {
    const { place, no } = context.req.valid('param')
    const papers = await papersFor(context, deps, placeIn(place), no.toUpperCase())
    const documents = papers.map(({ id, kind, title, number, at }) => ({
      ...{ id, kind, title, number, at },
      href: `/api/v1/${place}/orders/${no}/documents/${id}`,
    }))
    return context.json({ documents }, 200)
  })
  api.openapi(getDocument, async (context) => {
    const { place, no, id } = context.req.valid('param')
    const papers = await papersFor(context, deps, placeIn(place), no.toUpperCase())
    const paper = papers.find((each) => each.id === id)
    if (!paper) throw new DomainError('not_found', `这件工单没有“${id}”这份文书。`, { id })
    return context.html(<DocumentPage paper={paper} />)
  })
  return api
}

const papersFor = async (
  context: Context,
  deps: Deps,
  place: PlaceId,
  no: string,
): Promise<readonly OrderDocument[]> => {
  const staff = await staffOf(context, deps.accounts, place)
  const { order } = await seenBy(deps, place, no, staff)
  const first = order.firstHandler?.person
  const [units, people] = await Promise.all([
    deps.units.units(place),
    staffNames(deps, place, first ? [first] : []),
  ])
  return documentsOf({ order, pack: packOf(place), units, people, now: deps.clock.now() })
}

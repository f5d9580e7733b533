import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import type { Deps } from '../../../usecases/deps.ts'
import {
  suggestForText,
  suggestionsInputSchema,
  suggestionsSchema,
} from '../../../usecases/suggesting/suggest-for-text.ts'
import { rejectInvalid } from '../../problem.ts'
import { staffOf, worksAtHotline } from '../caller.ts'
import { placeIn } from '../place-in.ts'
import { body, json, place, staffProblems, staffSecurity } from '../route-parts.ts'

const postSuggestions = createRoute({
  operationId: 'postSuggestions',
  method: 'post',
  path: '/api/v1/{place}/suggestions',
  security: staffSecurity,
  summary: 'Fields, nature and units that a model suggests for a text; decides and stores nothing',
  request: { params: place, ...body(suggestionsInputSchema, { text: '小区门口的垃圾三天没有人清运' }) },
  responses: {
    200: json(suggestionsSchema, 'Suggestions, with the label they are shown under'),
    ...staffProblems,
  },
})

/** Suggestions for whoever registers or dispatches at the hotline. */
export const suggestionRoutes = (deps: Deps) => {
  const api = new OpenAPIHono({ defaultHook: rejectInvalid })
  api.openapi(postSuggestions, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    await staffOf(context, deps.accounts, place, worksAtHotline)
    return context.json(await suggestForText(deps, place, context.req.valid('json').text), 200)
  })
  return api
}

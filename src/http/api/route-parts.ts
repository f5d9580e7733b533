import { z } from '@hono/zod-openapi'
import { problemSchema } from '../problem.ts'

/** What the descriptions of routes have in common. */
export const place = z.object({
  place: z.string().openapi({ param: { name: 'place', in: 'path' }, example: 'my-city' }),
})

export const orderNo = place.extend({ no: z.string().max(60) })

export const json = <S extends z.ZodType>(schema: S, description: string) => ({
  content: { 'application/json': { schema } },
  description,
})

/** As JSON, or as text of the other type for who asks for that. Its JSON is to be held against the schema by `satisfies`. */
export const jsonOrText = <S extends z.ZodType, T extends string>(
  schema: S,
  type: T,
  description: string,
) => ({
  content: { 'application/json': { schema }, [type]: { schema: z.string() } } as Content<S> &
    Readonly<Record<T, { readonly schema: z.ZodString }>>,
  description,
})
type Content<S> = { readonly 'application/json': { readonly schema: S } }

/** A JSON body, with one that the route takes. */
export const body = <S extends z.ZodType>(schema: S, example: z.input<S>) => ({
  body: { content: { 'application/json': { schema, example } }, required: true },
})

const problem = {
  content: { 'application/problem+json': { schema: problemSchema } },
  description: 'What was wrong, with which value, and what to do',
}
export const problems = {
  400: problem,
  404: problem,
  409: problem,
  413: problem,
  429: problem,
  500: problem,
  503: problem,
}
/** The same where somebody has to be signed in. */
export const staffProblems = { ...problems, 401: problem, 403: problem }

/** Who is signed in, by the cookie of a browser or the key of a programme. */
export const staffSecurity = [{ session: [] }, { key: [] }]
/** Citizens show the query code instead. */
export const anybodySecurity = [{}, ...staffSecurity]
